import { describe } from 'vitest'
import { on } from '../../testing/some-shifts.ts'
import { toldTables } from '../../testing/told-tables.ts'
import { registration, type Stay } from './registration.ts'

/** A stay from March to December 2026; somebody is then away until the next September. */
const asked: Stay = { arrival: on('2026-03-10'), leaving: on('2026-12-01'), awayUntil: on('2027-09-01'), forGood: null }
const { tells, tellsBy, isSilentWithout } = toldTables(registration, asked)

describe('what is told of registering', () => {
  tells('registration', [
    [
      'a long stay',
      {},
      [
        'ok because as-resident',
        'stay-limit months 4 window 6 day 2026-07-10 by REG-01, stay-months-for-registration, stay-months-window',
        'register-by days 5 day 2026-03-15 by REG-01, register-within-days',
      ],
    ],
    [
      'a day more than four months',
      { leaving: on('2026-07-11') },
      [
        'ok because as-resident',
        'stay-limit months 4 window 6 day 2026-07-10 by REG-01, stay-months-for-registration, stay-months-window',
        'register-by days 5 day 2026-03-15 by REG-01, register-within-days',
      ],
    ],
    [
      'four months',
      { leaving: on('2026-07-10') },
      [
        'unknown because on-the-border',
        'stay-limit months 4 window 6 day 2026-07-10 by REG-01, stay-months-for-registration, stay-months-window',
        'register-by days 5 day 2026-03-15 by REG-01, register-within-days',
      ],
    ],
    [
      'a day less than four months',
      { leaving: on('2026-07-09') },
      [
        'ok because as-guest',
        'stay-limit months 4 window 6 day 2026-07-10 by REG-01, stay-months-for-registration, stay-months-window',
        'register-rni by REG-02',
      ],
    ],
    [
      'four months into a shorter one',
      { arrival: on('2026-10-31'), leaving: on('2027-02-28') },
      [
        'unknown because on-the-border',
        'stay-limit months 4 window 6 day 2027-02-28 by REG-01, stay-months-for-registration, stay-months-window',
        'register-by days 5 day 2026-11-05 by REG-01, register-within-days',
      ],
    ],
    [
      'no day of leaving',
      { leaving: null },
      [
        'unknown leaving',
        'stay-limit months 4 window 6 day 2026-07-10 by REG-01, stay-months-for-registration, stay-months-window',
        'register-by days 5 day 2026-03-15 by REG-01, register-within-days',
        'register-rni by REG-02',
      ],
    ],
    ['no day of arrival', { arrival: null }, ['unknown arrival']],
    ['neither', { arrival: null, leaving: null }, ['unknown arrival leaving']],
    ['an arrival before the rules', { arrival: on('2025-12-31') }, ['out-of-coverage because no-rule']],
  ])
  tellsBy('registration', [
    [
      'a limit that is not certain',
      { unsure: ['stay-months-for-registration'] },
      {},
      [
        'unknown because uncertain-rule',
        'stay-limit months 4 window 6 day 2026-07-10 by REG-01, stay-months-for-registration, stay-months-window',
        'register-by days 5 day 2026-03-15 by REG-01, register-within-days',
      ],
    ],
    [
      'a limit that is not certain, for a guest',
      { unsure: ['stay-months-for-registration'] },
      { leaving: on('2026-07-09') },
      [
        'unknown because uncertain-rule',
        'stay-limit months 4 window 6 day 2026-07-10 by REG-01, stay-months-for-registration, stay-months-window',
        'register-rni by REG-02',
      ],
    ],
  ])
  isSilentWithout('registration', [
    'stay-months-for-registration',
    'stay-months-window',
    'register-within-days',
    'REG-01',
    'REG-02',
  ])
})

describe('what is told of deregistering', () => {
  tells('deregistration', [
    [
      'away for long',
      {},
      [
        'ok',
        'away-limit months 8 window 12 by REG-05, leave-months-for-deregistration, leave-months-window',
        'deregister-between days 5 from 2026-11-26 until 2026-12-01 by REG-05, deregister-days-before',
      ],
    ],
    [
      'away a day more than eight months',
      { awayUntil: on('2027-08-02') },
      [
        'ok',
        'away-limit months 8 window 12 by REG-05, leave-months-for-deregistration, leave-months-window',
        'deregister-between days 5 from 2026-11-26 until 2026-12-01 by REG-05, deregister-days-before',
      ],
    ],
    [
      'away for eight months',
      { awayUntil: on('2027-08-01') },
      [
        'unknown because on-the-border',
        'away-limit months 8 window 12 by REG-05, leave-months-for-deregistration, leave-months-window',
        'deregister-between days 5 from 2026-11-26 until 2026-12-01 by REG-05, deregister-days-before',
      ],
    ],
    [
      'away a day less than eight months',
      { awayUntil: on('2027-07-31') },
      [
        'not-applicable because away-short',
        'away-limit months 8 window 12 by REG-05, leave-months-for-deregistration, leave-months-window',
      ],
    ],
    [
      'away for good',
      { forGood: true, awayUntil: null },
      [
        'ok',
        'away-limit months 8 window 12 by REG-05, leave-months-for-deregistration, leave-months-window',
        'deregister-between days 5 from 2026-11-26 until 2026-12-01 by REG-05, deregister-days-before',
      ],
    ],
    [
      'not for good, nobody knows until when',
      { forGood: false, awayUntil: null },
      [
        'unknown awayUntil',
        'away-limit months 8 window 12 by REG-05, leave-months-for-deregistration, leave-months-window',
        'deregister-between days 5 from 2026-11-26 until 2026-12-01 by REG-05, deregister-days-before',
      ],
    ],
    [
      'not for good, for long',
      { forGood: false },
      [
        'ok',
        'away-limit months 8 window 12 by REG-05, leave-months-for-deregistration, leave-months-window',
        'deregister-between days 5 from 2026-11-26 until 2026-12-01 by REG-05, deregister-days-before',
      ],
    ],
    [
      'for good by whom the municipality must say whether a resident at all',
      { leaving: on('2026-07-10'), forGood: true },
      [
        'unknown because on-the-border',
        'away-limit months 8 window 12 by REG-05, leave-months-for-deregistration, leave-months-window',
        'deregister-between days 5 from 2026-07-05 until 2026-07-10 by REG-05, deregister-days-before',
      ],
    ],
    [
      'for long by the same',
      { leaving: on('2026-07-10') },
      [
        'unknown because on-the-border',
        'away-limit months 8 window 12 by REG-05, leave-months-for-deregistration, leave-months-window',
        'deregister-between days 5 from 2026-07-05 until 2026-07-10 by REG-05, deregister-days-before',
      ],
    ],
    ['a guest', { leaving: on('2026-07-09') }, ['not-applicable because not-resident']],
    ['no day of leaving', { leaving: null }, ['unknown leaving']],
    [
      'no day of arrival',
      { arrival: null },
      [
        'unknown arrival',
        'away-limit months 8 window 12 by REG-05, leave-months-for-deregistration, leave-months-window',
      ],
    ],
    ['an arrival before the rules', { arrival: on('2025-12-31') }, ['out-of-coverage because no-rule']],
    ['leaving after the rules', { leaving: on('2027-01-01') }, ['out-of-coverage because no-rule']],
  ])
  tellsBy('deregistration', [
    [
      'days that are not certain',
      { unsure: ['deregister-days-before'] },
      {},
      [
        'unknown because uncertain-rule',
        'away-limit months 8 window 12 by REG-05, leave-months-for-deregistration, leave-months-window',
        'deregister-between days 5 from 2026-11-26 until 2026-12-01 by REG-05, deregister-days-before',
      ],
    ],
  ])
  isSilentWithout('deregistration', [
    'leave-months-for-deregistration',
    'leave-months-window',
    'deregister-days-before',
    'REG-05',
    'REG-01',
  ])
})
