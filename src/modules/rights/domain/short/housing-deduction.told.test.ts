import { describe } from 'vitest'
import { cents, minutes } from '#kernel/units.ts'
import { on } from '../../testing/some-shifts.ts'
import { toldTables } from '../../testing/told-tables.ts'
import { type HousingDeduction, housingDeduction } from './housing-deduction.ts'

/** A week of 40 hours at the minimum wage, a quarter of it for housing, and all conditions met. */
const asked: HousingDeduction = {
  first: on('2026-07-06'),
  last: on('2026-07-12'),
  minutesWorked: minutes(2400),
  birthDate: null,
  age: 30,
  apprentice: null,
  fullTimeMinutesPerWeek: null,
  deducted: cents(14_990),
  wage: cents(59_960),
  agreed: true,
  landlordCertified: true,
  mandateSigned: true,
  postedWorker: false,
}
const { tells, tellsBy, isSilentWithout } = toldTables(housingDeduction, asked)

describe('what is told of the most that may come off for housing', () => {
  tells('housing-most', [
    [
      'a week of 40 hours',
      {},
      [
        'ok',
        'hours-at-rate minutes 2400 rate 1499 amount 59960 age 30 by minimum-wage-hour',
        'housing-most share 250 amount 14990 by housing-deduction-cap, DED-01',
      ],
    ],
    [
      'the same before anything came off',
      { deducted: null },
      [
        'ok',
        'hours-at-rate minutes 2400 rate 1499 amount 59960 age 30 by minimum-wage-hour',
        'housing-most share 250 amount 14990 by housing-deduction-cap, DED-01',
      ],
    ],
    ['no hours', { minutesWorked: null }, ['unknown minutesWorked']],
    ['no first day', { first: null }, ['unknown periodFrom']],
    ['no last day', { last: null }, ['unknown periodUntil']],
    [
      'no days and no hours',
      { first: null, last: null, minutesWorked: null },
      ['unknown periodFrom periodUntil minutesWorked'],
    ],
    [
      'no age',
      { age: null },
      [
        'unknown birthDate',
        'age-not-known rate 1499 amount 59960 by minimum-wage-hour',
        'housing-most-between share 250 low 0 high 14990 by housing-deduction-cap, DED-01',
      ],
    ],
    ['an age of fourteen', { age: 14 }, ['unknown because too-young']],
    [
      'an age of twenty, perhaps an apprentice',
      { age: 20 },
      [
        'unknown apprentice',
        'hours-at-rate minutes 2400 rate 1199 amount 47960 age 20 by minimum-wage-hour-20',
        'housing-most-between share 250 low 9220 high 11990 by housing-deduction-cap, DED-01',
      ],
    ],
    [
      'an age of twenty, an apprentice',
      { age: 20, apprentice: true },
      [
        'ok',
        'hours-at-rate minutes 2400 rate 922 amount 36880 age 20 by minimum-wage-hour-apprentice-20',
        'housing-most share 250 amount 9220 by housing-deduction-cap, DED-01',
      ],
    ],
    [
      'a birth date',
      { age: null, birthDate: { year: 1990, month: 1, date: 1 } },
      [
        'ok',
        'hours-at-rate minutes 2400 rate 1499 amount 59960 age 36 by minimum-wage-hour',
        'housing-most share 250 amount 14990 by housing-deduction-cap, DED-01',
      ],
    ],
    [
      'a birth date within the week',
      { age: null, birthDate: { year: 2005, month: 7, date: 8 }, apprentice: false },
      [
        'unknown parts',
        'due-between low 47960 high 59960 by minimum-wage-hour-20, minimum-wage-hour',
        'housing-most-between share 250 low 11990 high 14990 by housing-deduction-cap, DED-01',
      ],
    ],
    [
      'a birth date that says otherwise than the age',
      { age: 14, birthDate: { year: 1990, month: 1, date: 1 } },
      [
        'ok',
        'hours-at-rate minutes 2400 rate 1499 amount 59960 age 36 by minimum-wage-hour',
        'housing-most share 250 amount 14990 by housing-deduction-cap, DED-01',
      ],
    ],
    [
      'a week after the rules',
      { first: on('2027-01-04'), last: on('2027-01-10') },
      ['out-of-coverage because no-rule'],
    ],
  ])
  tellsBy('housing-most', [
    [
      'a share that is not certain',
      { unsure: ['housing-deduction-cap'] },
      {},
      [
        'unknown because uncertain-rule',
        'hours-at-rate minutes 2400 rate 1499 amount 59960 age 30 by minimum-wage-hour',
        'housing-most share 250 amount 14990 by housing-deduction-cap, DED-01',
      ],
    ],
  ])
  isSilentWithout('housing-most', ['housing-deduction-cap', 'DED-01', 'minimum-wage-hour'])
})

describe('what is told of what came off for housing', () => {
  tells('housing-cap', [
    ['nothing is known to have come off', { deducted: null }, ['nothing is said of housing-cap']],
    ['nothing came off', { deducted: cents(0) }, ['not-applicable because no-housing-deduction']],
    [
      'a quarter',
      {},
      [
        'ok',
        'hours-at-rate minutes 2400 rate 1499 amount 59960 age 30 by minimum-wage-hour',
        'housing-deducted amount 14990',
        'housing-cap share 250 due 59960 cap 14990 by housing-deduction-cap, DED-01',
      ],
    ],
    [
      'a cent more',
      { deducted: cents(14_991) },
      [
        'breach 1',
        'hours-at-rate minutes 2400 rate 1499 amount 59960 age 30 by minimum-wage-hour',
        'housing-deducted amount 14991',
        'housing-cap share 250 due 59960 cap 14990 by housing-deduction-cap, DED-01',
        'cap-passed amount 1 certain 1',
      ],
    ],
    [
      'a cent more, off a wage above the minimum, as agreed',
      { deducted: cents(14_991), wage: cents(59_961) },
      [
        'ok because above-minimum',
        'hours-at-rate minutes 2400 rate 1499 amount 59960 age 30 by minimum-wage-hour',
        'housing-deducted amount 14991',
        'housing-cap share 250 due 59960 cap 14990 by housing-deduction-cap, DED-01',
        'above-minimum amount 1',
      ],
    ],
    [
      'a cent more, off a wage above the minimum, not agreed',
      { deducted: cents(14_991), wage: cents(59_961), agreed: false },
      [
        'breach 1',
        'hours-at-rate minutes 2400 rate 1499 amount 59960 age 30 by minimum-wage-hour',
        'housing-deducted amount 14991',
        'housing-cap share 250 due 59960 cap 14990 by housing-deduction-cap, DED-01',
        'above-minimum amount 1',
      ],
    ],
    [
      'a cent more, off a wage that is not known',
      { deducted: cents(14_991), wage: null, agreed: null },
      [
        'unknown payLines deductionsAgreed because above-minimum',
        'hours-at-rate minutes 2400 rate 1499 amount 59960 age 30 by minimum-wage-hour',
        'housing-deducted amount 14991',
        'housing-cap share 250 due 59960 cap 14990 by housing-deduction-cap, DED-01',
      ],
    ],
  ])
  tellsBy('housing-cap', [
    [
      'a share that is not certain',
      { unsure: ['housing-deduction-cap'] },
      {},
      [
        'unknown because uncertain-rule',
        'hours-at-rate minutes 2400 rate 1499 amount 59960 age 30 by minimum-wage-hour',
        'housing-deducted amount 14990',
        'housing-cap share 250 due 59960 cap 14990 by housing-deduction-cap, DED-01',
      ],
    ],
  ])
})

describe('what is told of the conditions of housing', () => {
  tells('housing-conditions', [
    ['nothing is known to have come off', { deducted: null }, ['nothing is said of housing-conditions']],
    [
      'all met',
      {},
      ['ok', 'housing-deducted amount 14990', 'housing-conditions-met by DED-01, housing-mandate, housing-landlord'],
    ],
    [
      'the landlord has no certificate',
      { landlordCertified: false },
      [
        'breach 14990',
        'housing-deducted amount 14990',
        'landlord-not-certified by housing-landlord',
        'off-the-minimum amount 14990',
      ],
    ],
    [
      'no mandate',
      { mandateSigned: false },
      [
        'breach 14990',
        'housing-deducted amount 14990',
        'no-mandate by housing-mandate',
        'off-the-minimum amount 14990',
      ],
    ],
    [
      'a posted worker',
      { postedWorker: true },
      [
        'breach 14990',
        'housing-deducted amount 14990',
        'posted-worker by housing-posted-workers',
        'off-the-minimum amount 14990',
      ],
    ],
    [
      'nobody knows',
      { landlordCertified: null, mandateSigned: null, postedWorker: null },
      ['unknown postedWorker housingMandateSigned landlordCertified', 'housing-deducted amount 14990'],
    ],
  ])
  tellsBy('housing-conditions', [
    [
      'a condition that is not certain',
      { unsure: ['housing-mandate'] },
      {},
      [
        'unknown because uncertain-rule',
        'housing-deducted amount 14990',
        'housing-conditions-met by DED-01, housing-mandate, housing-landlord',
      ],
    ],
  ])
})
