import { describe } from 'vitest'
import { cents } from '#kernel/units.ts'
import { on } from '../../testing/some-shifts.ts'
import { toldTables } from '../../testing/told-tables.ts'
import { type FineQuestion, fines } from './fines.ts'

/** A fine of half a day of pay, as the clause says, off the minimum wage; nothing was broken. */
const asked: FineQuestion = {
  day: on('2026-07-01'),
  fine: cents(6000),
  dayWage: cents(12_000),
  clause: true,
  employerBenefit: false,
  minimumLeft: false,
  damage: cents(0),
  intent: null,
}
const { tells, tellsBy, isSilentWithout } = toldTables(fines, asked)

describe('what is told of the most that a week of fines may be', () => {
  tells('fine-limit', [
    [
      'half a day of pay',
      {},
      ['ok', 'fine-share share 500 by employer-fine-week-share, TR-03', 'fine-against fine 6000 most 6000'],
    ],
    [
      'a cent less',
      { fine: cents(5999) },
      ['ok', 'fine-share share 500 by employer-fine-week-share, TR-03', 'fine-against fine 5999 most 6000'],
    ],
    [
      'a cent more',
      { fine: cents(6001) },
      ['breach 1', 'fine-share share 500 by employer-fine-week-share, TR-03', 'fine-against fine 6001 most 6000'],
    ],
    [
      'half a cent more',
      { fine: cents(6001), dayWage: cents(12_001) },
      ['breach 1', 'fine-share share 500 by employer-fine-week-share, TR-03', 'fine-against fine 6001 most 6000.5'],
    ],
    [
      'a cent more, off a wage above the minimum',
      { fine: cents(6001), minimumLeft: true },
      [
        'unknown because above-minimum',
        'fine-share share 500 by employer-fine-week-share, TR-03',
        'fine-against fine 6001 most 6000',
      ],
    ],
    [
      'a cent more, off nobody knows what',
      { fine: cents(6001), minimumLeft: null },
      [
        'unknown minimumLeft',
        'fine-share share 500 by employer-fine-week-share, TR-03',
        'fine-against fine 6001 most 6000',
      ],
    ],
    [
      'no pay of a day',
      { dayWage: null },
      ['unknown dayWage', 'fine-share share 500 by employer-fine-week-share, TR-03'],
    ],
    ['a day after the rules', { day: on('2027-01-01') }, ['out-of-coverage because no-rule']],
    ['no fine', { fine: cents(0) }, ['not-applicable because no-fine']],
    ['no fine on a day that is not known', { fine: cents(0), day: null }, ['not-applicable because no-fine']],
    ['no day', { day: null }, ['unknown day']],
    ['no amount', { fine: null }, ['unknown fine']],
    ['neither', { day: null, fine: null }, ['unknown day fine']],
  ])
  tellsBy('fine-limit', [
    [
      'a share that is not certain',
      { unsure: ['employer-fine-week-share'] },
      {},
      [
        'unknown because uncertain-rule',
        'fine-share share 500 by employer-fine-week-share, TR-03',
        'fine-against fine 6000 most 6000',
      ],
    ],
    [
      'a share that is not certain, passed',
      { unsure: ['employer-fine-week-share'] },
      { fine: cents(6001) },
      [
        'unknown because uncertain-rule',
        'fine-share share 500 by employer-fine-week-share, TR-03',
        'fine-against fine 6001 most 6000',
      ],
    ],
    [
      'a share that is not certain, and no pay of a day',
      { unsure: ['employer-fine-week-share'] },
      { dayWage: null },
      ['unknown dayWage', 'fine-share share 500 by employer-fine-week-share, TR-03'],
    ],
  ])
  isSilentWithout('fine-limit', ['employer-fine-week-share', 'TR-03'])
})

describe('what is told of the clause of a fine', () => {
  tells('fine-clause', [
    ['a clause in writing', {}, ['ok', 'fine-clause by TR-03']],
    ['none', { clause: false }, ['breach 6000', 'fine-clause by TR-03']],
    ['perhaps one', { clause: null }, ['unknown clause', 'fine-clause by TR-03']],
    ['no fine', { fine: cents(0) }, ['not-applicable because no-fine']],
    ['no fine on a day that is not known', { fine: cents(0), day: null }, ['not-applicable because no-fine']],
    ['no day', { day: null }, ['unknown day']],
    ['no amount', { fine: null }, ['unknown fine']],
    ['neither', { day: null, fine: null }, ['unknown day fine']],
  ])
  isSilentWithout('fine-clause', ['TR-03'])
})

describe('what is told of who has the money of a fine', () => {
  tells('fine-benefit', [
    ['somebody else', {}, ['ok', 'fine-benefit by TR-03']],
    ['the employer, off the minimum wage', { employerBenefit: true }, ['breach 6000', 'fine-benefit by TR-03']],
    [
      'the employer, above it',
      { employerBenefit: true, minimumLeft: true },
      ['unknown because above-minimum', 'fine-benefit by TR-03'],
    ],
    [
      'the employer, off nobody knows what',
      { employerBenefit: true, minimumLeft: null },
      ['unknown minimumLeft', 'fine-benefit by TR-03'],
    ],
    ['nobody knows who', { employerBenefit: null }, ['unknown employerBenefit', 'fine-benefit by TR-03']],
    ['no fine', { fine: cents(0) }, ['not-applicable because no-fine']],
    ['no fine on a day that is not known', { fine: cents(0), day: null }, ['not-applicable because no-fine']],
    ['no day', { day: null }, ['unknown day']],
    ['no amount', { fine: null }, ['unknown fine']],
    ['neither', { day: null, fine: null }, ['unknown day fine']],
  ])
  isSilentWithout('fine-benefit', ['TR-03'])
})

describe('what is told of a fine and the minimum wage', () => {
  tells('fine-from-minimum', [
    ['off it', {}, ['breach', 'fine-from-minimum by DED-06']],
    ['above it', { minimumLeft: true }, ['ok', 'fine-from-minimum by DED-06']],
    ['nobody knows', { minimumLeft: null }, ['unknown minimumLeft', 'fine-from-minimum by DED-06']],
    ['no fine', { fine: cents(0) }, ['not-applicable because no-fine']],
    ['no fine on a day that is not known', { fine: cents(0), day: null }, ['not-applicable because no-fine']],
    ['no day', { day: null }, ['unknown day']],
    ['no amount', { fine: null }, ['unknown fine']],
    ['neither', { day: null, fine: null }, ['unknown day fine']],
  ])
  isSilentWithout('fine-from-minimum', ['DED-06'])
})

describe('what is told of damage', () => {
  tells('damage', [
    ['none', {}, ['not-applicable because no-damage']],
    ['none on a day that is not known', { day: null }, ['not-applicable because no-damage']],
    ['no day', { damage: cents(500), day: null }, ['unknown day']],
    ['no amount', { damage: null }, ['unknown damage', 'damage-rule by TR-04', 'damage-from-minimum by DED-07']],
    [
      'not on purpose',
      { damage: cents(500), intent: false },
      ['breach 500', 'damage-rule by TR-04', 'damage-from-minimum by DED-07'],
    ],
    [
      'perhaps on purpose',
      { damage: cents(500) },
      ['unknown intent', 'damage-rule by TR-04', 'damage-from-minimum by DED-07'],
    ],
    [
      'on purpose, off the minimum wage',
      { damage: cents(500), intent: true },
      ['breach', 'damage-rule by TR-04', 'damage-from-minimum by DED-07'],
    ],
    [
      'on purpose, above it',
      { damage: cents(500), intent: true, minimumLeft: true },
      ['ok', 'damage-rule by TR-04', 'damage-from-minimum by DED-07'],
    ],
    [
      'on purpose, off nobody knows what',
      { damage: cents(500), intent: true, minimumLeft: null },
      ['unknown minimumLeft', 'damage-rule by TR-04', 'damage-from-minimum by DED-07'],
    ],
  ])
  tellsBy('damage', [
    ['no rule of damage', { without: ['TR-04'] }, { damage: cents(500) }, ['out-of-coverage because no-rule']],
    [
      'no rule of damage off the wage',
      { without: ['DED-07'] },
      { damage: cents(500) },
      ['out-of-coverage because no-rule'],
    ],
  ])
})
