import fc from 'fast-check'
import { type DayNumber, dateOf, dayNumberIn, dayNumberOf, dayOfNumber, monthStart } from '#kernel/day-number.ts'
import { day } from '#kernel/days.ts'
import { deductionKinds, furtherItems, mandatoryItems, payKinds } from '../domain/payslip.ts'
import type { SlipJson } from './a-payslip.ts'

const number = (text: string): DayNumber => dayNumberOf(day(text))

/** Mostly days that `someRules()` covers, and days on either side of where a rule of it begins or ends. */
const aFirstDay: fc.Arbitrary<DayNumber> = fc.oneof(
  { weight: 5, arbitrary: fc.integer({ min: number('2025-07-01'), max: number('2026-12-31') }) },
  { weight: 2, arbitrary: fc.integer({ min: number('2023-07-01'), max: number('2023-12-31') }) },
  { weight: 1, arbitrary: fc.integer({ min: number('2019-01-01'), max: number('2019-06-30') }) },
  { weight: 1, arbitrary: fc.constantFrom(...['2018-12-31', '2023-12-28', '2025-12-28', '2026-12-28'].map(number)) },
)

interface Stretch {
  first: DayNumber
  last: DayNumber
}

/** A week, four weeks, a calendar month or two, or some other days. */
const aStretch: fc.Arbitrary<Stretch> = fc
  .tuple(
    aFirstDay,
    fc.oneof(
      { weight: 3, arbitrary: fc.constantFrom(7, 28) },
      { weight: 3, arbitrary: fc.constantFrom('month', 'two-months') },
      { weight: 1, arbitrary: fc.integer({ min: 1, max: 60 }) },
    ),
  )
  .map(([from, length]) => {
    if (typeof length === 'number') return { first: from, last: from + length - 1 }
    return { first: monthStart(from), last: monthStart(from, length === 'month' ? 1 : 2) - 1 }
  })

const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined, freq: 6 })
const yesOrNo = maybe(fc.boolean())

/**
 * An age at which `someRules()` has every amount of those days: it has all of them in 2026, before 2026 some of those of
 * young people, and none of apprentices.
 */
const anAgeIn = ({ first }: Stretch) =>
  first < number('2026-01-01')
    ? fc.constantFrom(23, 35, 50)
    : fc.oneof(fc.integer({ min: 14, max: 23 }), fc.constant(35))

function birthDateOf({ first, last }: Stretch, age: number, shift: number): string {
  const { year, month, date } = dateOf(Math.min(first + shift, last + 1))
  const born = Math.min(dayNumberIn(year - age, month, date), last)
  return dayOfNumber(born)
}

/** Amounts on and beside the boundaries that the hours make, or any amount. */
const anAmountNear = (boundaries: readonly number[]) =>
  fc.oneof(
    { weight: 3, arbitrary: fc.tuple(fc.constantFrom(...boundaries), fc.integer({ min: -2, max: 2 })) },
    { weight: 1, arbitrary: fc.tuple(fc.integer({ min: 0, max: 400_000 }), fc.constant(0)) },
  )
const wholeCents = ([near, beside]: readonly [number, number]): number => Math.max(0, Math.round(near) + beside)

function someLines(minutes: number) {
  const hourly = [1499, 1471, 1440, 1199, 1151, 932, 899, 750].map((rate) => (minutes * rate) / 60)
  const [due = 0] = hourly
  const pay = fc.record({
    base: anAmountNear(hourly).map(wholeCents),
    more: fc.uniqueArray(
      fc.record({
        kind: fc.constantFrom(...payKinds),
        cents: anAmountNear([0, due * 0.08, due * 0.3, due * 0.43]).map(wholeCents),
      }),
      { selector: ({ kind }) => kind, maxLength: 3 },
    ),
  })
  const off = fc.uniqueArray(
    fc.record({
      kind: fc.oneof(
        fc.constantFrom('housing' as const, 'health-insurance' as const),
        fc.constantFrom(...deductionKinds),
      ),
      cents: anAmountNear([0, due / 4, due / 5, 4036, 17_490, 500]).map(wholeCents),
    }),
    { selector: ({ kind }) => kind, maxLength: 4 },
  )
  return fc.record({
    payLines: maybe(pay.map(({ base, more }) => [{ kind: 'base', cents: base }, ...more])),
    deductions: maybe(off),
    paidInCashCents: maybe(anAmountNear([0, 0, due * 0.08, due]).map(wholeCents)),
  })
}

/** The hours, in one or in parts that begin and end somewhere in the period. */
function someHours({ first, last }: Stretch, minutes: number) {
  const within = fc.tuple(fc.integer({ min: first, max: last }), fc.integer({ min: first, max: last }))
  const part = fc.tuple(within, fc.integer({ min: 0, max: 480 })).map(([[a, b], worked]) => ({
    from: dayOfNumber(Math.min(a, b)),
    until: dayOfNumber(Math.max(a, b)),
    minutes: worked,
  }))
  const parts = fc.array(part, { minLength: 1, maxLength: 3 })
  const sumOf = (list: readonly { minutes: number }[]) => list.reduce((sum, one) => sum + one.minutes, 0)
  return fc.oneof(
    { weight: 3, arbitrary: fc.constant({ minutesWorked: minutes }) },
    { weight: 1, arbitrary: parts.map((list) => ({ parts: list })) },
    { weight: 2, arbitrary: parts.map((list) => ({ parts: list, minutesWorked: sumOf(list) })) },
    { weight: 1, arbitrary: fc.constant({}) },
  )
}

const someAnswers = fc.record({
  fullTimeMinutesPerWeek: maybe(fc.constantFrom(2160, 2280, 2400)),
  contractMinutesPerWeek: maybe(fc.constantFrom(0, 1200, 2400)),
  fixedMonthlyPay: yesOrNo,
  recruitedAbroad: yesOrNo,
  deductionsAgreed: yesOrNo,
  landlordCertified: yesOrNo,
  housingMandateSigned: yesOrNo,
  healthMandateSigned: yesOrNo,
  postedWorker: yesOrNo,
  agencyWorker: yesOrNo,
  apprentice: yesOrNo,
  guaranteeLapsed: yesOrNo,
  payslipItems: maybe(fc.oneof(fc.constant([...mandatoryItems]), fc.subarray([...mandatoryItems, ...furtherItems]))),
})

const withoutAbsent = (fields: SlipJson): SlipJson =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined))

/**
 * The JSON of any payslip that is not refused: mostly of days that `someRules()` covers, with amounts on and beside the
 * boundaries, and with any field missing.
 */
export const anyPayslip: fc.Arbitrary<SlipJson> = aStretch.chain((stretch) => {
  const days = stretch.last - stretch.first + 1
  return fc.constantFrom(0, 1, 60, 343, 480).chain((minutesOfDay) => {
    const minutes = minutesOfDay * days
    return fc
      .record({
        given: fc.constantFrom('both', 'both', 'both', 'both', 'first', 'last', 'none'),
        hours: someHours(stretch, minutes),
        birth: maybe(fc.tuple(anAgeIn(stretch), fc.integer({ min: -1, max: days }))),
        started: maybe(fc.integer({ min: -100, max: days - 1 })),
        answers: someAnswers,
        lines: someLines(minutes),
      })
      .map(({ given, hours, birth, started, answers, lines }) =>
        withoutAbsent({
          periodFrom: given === 'both' || given === 'first' ? dayOfNumber(stretch.first) : undefined,
          periodUntil: given === 'both' || given === 'last' ? dayOfNumber(stretch.last) : undefined,
          birthDate: birth && birthDateOf(stretch, ...birth),
          employmentStart: started === undefined ? undefined : dayOfNumber(stretch.first + started),
          ...hours,
          ...answers,
          ...lines,
        }),
      )
  })
})
