import fc from 'fast-check'
import { cents, minutes } from '#kernel/units.ts'
import type { RuleBook } from '../domain/rule-book.ts'
import type { ShortFinding } from '../domain/short/answer.ts'
import { fines } from '../domain/short/fines.ts'
import { holidayPay } from '../domain/short/holiday-pay.ts'
import { housingDeduction } from '../domain/short/housing-deduction.ts'
import { housingKinds, housingMarks, housingNorms } from '../domain/short/housing-norms.ts'
import { leavingHousing } from '../domain/short/leaving-housing.ts'
import { minimumWageNow } from '../domain/short/minimum-wage-now.ts'
import { notice } from '../domain/short/notice.ts'
import { registration } from '../domain/short/registration.ts'
import { rentContract } from '../domain/short/separate-contracts.ts'
import { transitionPayment } from '../domain/short/transition-payment.ts'
import { travel } from '../domain/short/travel.ts'
import { on } from './some-shifts.ts'

const maybe = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(arbitrary, { nil: null, freq: 6 })
const aDay = maybe(fc.integer({ min: on('2025-11-01'), max: on('2027-02-01') }))
const yesNo = maybe(fc.boolean())
const amount = maybe(fc.integer({ min: 0, max: 300_000 }).map(cents))
const few = maybe(fc.integer({ min: 0, max: 12 }))
const hours = maybe(fc.integer({ min: 0, max: 3600 }).map(minutes))
const age = maybe(fc.integer({ min: 13, max: 70 }))

/** A check with any input. */
export interface AnyCheck {
  name: string
  input: fc.Arbitrary<Record<string, unknown>>
  run(input: never, book: RuleBook): readonly ShortFinding[]
}

const period = fc
  .tuple(aDay, maybe(fc.integer({ min: 0, max: 60 })))
  .map(([first, length]) => ({ first, last: first !== null && length !== null ? first + length : null }))

/** Every short check but hours and rest, with anything that may be known. */
export const anyShortCheck: readonly AnyCheck[] = [
  {
    name: 'minimum wage',
    input: fc.record({ day: aDay, otherDay: aDay, age, apprentice: yesNo, birthDate: fc.constant(null) }),
    run: minimumWageNow,
  },
  {
    name: 'housing deduction',
    input: fc
      .tuple(
        period,
        fc.record({
          minutesWorked: hours,
          birthDate: fc.constant(null),
          age,
          apprentice: yesNo,
          fullTimeMinutesPerWeek: hours,
          deducted: amount,
          wage: amount,
          agreed: yesNo,
          landlordCertified: yesNo,
          mandateSigned: yesNo,
          postedWorker: yesNo,
        }),
      )
      .map(([days, rest]) => ({ ...days, ...rest })),
    run: housingDeduction,
  },
  {
    name: 'registration',
    input: fc.record({ arrival: aDay, leaving: aDay, awayUntil: aDay, forGood: yesNo }),
    run: registration,
  },
  {
    name: 'leaving housing',
    input: fc.record({
      jobEnded: aDay,
      agencyHousing: yesNo,
      separateContract: yesNo,
      shortStay: yesNo,
      putOut: yesNo,
    }),
    run: leavingHousing,
  },
  {
    name: 'rent contract',
    input: fc.record({
      contractDay: aDay,
      separateContract: yesNo,
      understood: yesNo,
      deposit: amount,
      rent: amount,
    }),
    run: rentContract,
  },
  {
    name: 'holiday pay',
    input: fc
      .tuple(
        period,
        fc.record({
          wage: amount,
          weeklyMinutes: hours,
          paid: amount,
          jobEnded: aDay,
          highWage: yesNo,
          agencyWorker: yesNo,
        }),
      )
      .map(([days, rest]) => ({ ...days, ...rest })),
    run: holidayPay,
  },
  {
    name: 'notice',
    input: fc.record({ start: aDay, noticeDay: aDay, agencyWorker: yesNo, agencyClause: yesNo }),
    run: notice,
  },
  {
    name: 'transition payment',
    input: fc.record({
      start: aDay,
      end: aDay,
      monthWage: amount,
      endedBy: maybe(fc.constantFrom('employer', 'worker')),
      transitionException: yesNo,
      paid: amount,
      agencyWorker: yesNo,
    }),
    run: transitionPayment,
  },
  {
    name: 'housing norms',
    input: fc.record({
      day: aDay,
      mark: maybe(fc.constantFrom(...housingMarks)),
      housingKind: maybe(fc.constantFrom(...housingKinds)),
      persons: few,
      livingArea: maybe(fc.integer({ min: 0, max: 20_000 })),
      toilets: few,
      showers: few,
      bedroomPersons: few,
      bedroomArea: maybe(fc.integer({ min: 0, max: 2000 })),
    }),
    run: housingNorms,
  },
  {
    name: 'fines',
    input: fc.record({
      day: aDay,
      fine: amount,
      dayWage: amount,
      clause: yesNo,
      employerBenefit: yesNo,
      minimumLeft: yesNo,
      damage: amount,
      intent: yesNo,
    }),
    run: fines,
  },
  {
    name: 'travel',
    input: fc.record({
      day: aDay,
      travel: amount,
      realCost: amount,
      deductionsAgreed: yesNo,
      minimumLeft: yesNo,
      agencyWorker: yesNo,
      drives: yesNo,
    }),
    run: travel,
  },
]

export const runAny = ({ run }: AnyCheck, input: Record<string, unknown>, rules: RuleBook): readonly ShortFinding[] =>
  run(input as never, rules)
