import { describe } from 'vitest'
import { cents } from '#kernel/units.ts'
import { on } from '../../testing/some-shifts.ts'
import { toldTables } from '../../testing/told-tables.ts'
import { type TravelQuestion, travel } from './travel.ts'

/** Travel at its real cost, agreed, off the wage of an agency worker above the minimum; she drives. */
const asked: TravelQuestion = {
  day: on('2026-07-01'),
  travel: cents(2500),
  realCost: cents(2500),
  deductionsAgreed: true,
  minimumLeft: true,
  agencyWorker: true,
  drives: true,
}
const { tells, tellsBy, isSilentWithout } = toldTables(travel, asked)

describe('what is told of travel that came off the wage', () => {
  tells('travel-deduction', [
    [
      'the real cost',
      {},
      ['ok', 'travel-rule by DED-05, TR-01', 'travel-deducted amount 2500', 'travel-cost cost 2500'],
    ],
    [
      'a cent more',
      { travel: cents(2501) },
      ['breach 1', 'travel-rule by DED-05, TR-01', 'travel-deducted amount 2501', 'travel-cost cost 2500'],
    ],
    [
      'a cent less',
      { travel: cents(2499) },
      ['ok', 'travel-rule by DED-05, TR-01', 'travel-deducted amount 2499', 'travel-cost cost 2500'],
    ],
    [
      'off the minimum wage',
      { minimumLeft: false },
      ['breach', 'travel-rule by DED-05, TR-01', 'travel-deducted amount 2500'],
    ],
    [
      'not agreed',
      { deductionsAgreed: false },
      ['breach 2500', 'travel-rule by DED-05, TR-01', 'travel-deducted amount 2500'],
    ],
    [
      'perhaps off the minimum wage',
      { minimumLeft: null },
      ['unknown minimumLeft', 'travel-rule by DED-05, TR-01', 'travel-deducted amount 2500', 'travel-cost cost 2500'],
    ],
    [
      'perhaps agreed',
      { deductionsAgreed: null },
      [
        'unknown deductionsAgreed',
        'travel-rule by DED-05, TR-01',
        'travel-deducted amount 2500',
        'travel-cost cost 2500',
      ],
    ],
    [
      'no real cost',
      { realCost: null },
      ['unknown realCost', 'travel-rule by DED-05, TR-01', 'travel-deducted amount 2500'],
    ],
    [
      'nothing but the amount',
      { minimumLeft: null, deductionsAgreed: null, realCost: null },
      ['unknown minimumLeft deductionsAgreed realCost', 'travel-rule by DED-05, TR-01', 'travel-deducted amount 2500'],
    ],
    [
      'perhaps either, a cent more',
      { travel: cents(2501), minimumLeft: null, deductionsAgreed: null },
      ['breach 1', 'travel-rule by DED-05, TR-01', 'travel-deducted amount 2501', 'travel-cost cost 2500'],
    ],
    ['none', { travel: cents(0) }, ['not-applicable because no-travel']],
    ['none on a day that is not known', { travel: cents(0), day: null }, ['not-applicable because no-travel']],
    ['no amount', { travel: null }, ['unknown travel', 'travel-rule by DED-05, TR-01']],
    ['no day', { day: null }, ['unknown day']],
    ['neither', { travel: null, day: null }, ['unknown day travel']],
  ])
  tellsBy('travel-deduction', [
    [
      'a rule that is not certain',
      { unsure: ['TR-01'] },
      {},
      [
        'unknown because uncertain-rule',
        'travel-rule by DED-05, TR-01',
        'travel-deducted amount 2500',
        'travel-cost cost 2500',
      ],
    ],
  ])
  isSilentWithout('travel-deduction', ['DED-05', 'TR-01'])
})

describe('what is told of the travel allowance', () => {
  tells('travel-allowance', [
    ['an agency worker', {}, ['ok', 'travel-allowance by TR-02']],
    ['perhaps one', { agencyWorker: null }, ['unknown agencyWorker', 'travel-allowance by TR-02']],
    ['another worker', { agencyWorker: false }, ['not-applicable because no-agency']],
    ['another worker and no day', { agencyWorker: false, day: null }, ['not-applicable because no-agency']],
    ['no day', { day: null }, ['unknown day']],
  ])
  isSilentWithout('travel-allowance', ['TR-02'])
})

describe('what is told of driving colleagues', () => {
  tells('driving-time', [
    ['somebody drives', {}, ['unknown because uncertain-rule', 'driving-time by TR-07']],
    ['perhaps', { drives: null }, ['unknown drives', 'driving-time by TR-07']],
    ['nobody drives', { drives: false }, ['not-applicable because no-driving']],
    ['nobody drives on a day that is not known', { drives: false, day: null }, ['not-applicable because no-driving']],
    ['no day', { day: null }, ['unknown day']],
  ])
  isSilentWithout('driving-time', ['TR-07'])
})
