import type { DayNumber } from '#kernel/day-number.ts'
import { compare, times } from '#kernel/ratio.ts'
import type { Cents, Minutes } from '#kernel/units.ts'
import { isFine, outOfCoverage } from '../finding.ts'
import { housingCap, housingConditions } from '../findings/housing.ts'
import type { BirthDate, Payslip } from '../payslip.ts'
import type { RuleBook } from '../rule-book.ts'
import { ratioValue, rowsOn, type Surroundings, surroundingsOf } from '../surroundings.ts'
import { asks, birthFrom, type ShortFinding, sure, tell } from './answer.ts'

/** One period of pay from which housing is deducted; `null`: not known. */
export interface HousingDeduction {
  first: DayNumber | null
  last: DayNumber | null
  minutesWorked: Minutes | null
  birthDate: BirthDate | null
  /** In whole years, in the place of a birth date: nobody had a birthday within the period. */
  age: number | null
  apprentice: boolean | null
  /** Needed before 2024. */
  fullTimeMinutesPerWeek: Minutes | null
  deducted: Cents | null
  /** Gross pay for the hours, without holiday allowance. */
  wage: Cents | null
  agreed: boolean | null
  landlordCertified: boolean | null
  mandateSigned: boolean | null
  postedWorker: boolean | null
}

export type HousingAnswerId = 'housing-most' | 'housing-cap' | 'housing-conditions'

/**
 * How much of the minimum wage may go to housing, and what is to be said of an amount that went to it.
 * Source of law: Besluit minimumloon en minimumvakantiebijslag art. 2a; WML art. 13.
 */
export function housingDeduction(asked: HousingDeduction, book: RuleBook): readonly ShortFinding<HousingAnswerId>[] {
  const around = surroundingsOf(slipOf(asked), book)
  const most = housingMost(around)
  return asked.deducted === null ? [most] : [most, sure(housingCap(around)), sure(housingConditions(around))]
}

function slipOf(asked: HousingDeduction): Payslip {
  const { first, last } = asked
  return {
    first,
    last,
    birthDate: birthFrom(asked.birthDate, asked.age, first ?? last ?? 0),
    minutesWorked: asked.minutesWorked,
    parts: null,
    fullTimeMinutesPerWeek: asked.fullTimeMinutesPerWeek,
    contractMinutesPerWeek: null,
    fixedMonthlyPay: null,
    employmentStart: null,
    recruitedAbroad: null,
    payLines: asked.wage === null ? null : { base: asked.wage },
    deductions: asked.deducted === null ? null : { housing: asked.deducted },
    deductionsAgreed: asked.agreed,
    landlordCertified: asked.landlordCertified,
    housingMandateSigned: asked.mandateSigned,
    healthMandateSigned: null,
    postedWorker: asked.postedWorker,
    agencyWorker: null,
    apprentice: asked.apprentice,
    payslipItems: null,
    paidInCash: null,
    guaranteeLapsed: null,
  }
}

function housingMost({ due, book, day }: Surroundings): ShortFinding<'housing-most'> {
  const id = 'housing-most'
  if (day === null || due.kind === 'unknown') return asks(id, due.kind === 'unknown' ? due.missing : ['periodUntil'])
  const rows = rowsOn(book, day, ['housing-deduction-cap', 'DED-01'])
  const share = rows?.[0]
  if (!rows || !share || due.kind === 'out-of-coverage') return outOfCoverage(id)
  if (due.kind === 'not-applicable') return asks(id, [], { why: due.why })
  const [low, high] = [due.low, due.high].map((one) => ratioValue(times(one, share.value, 1000)))
  if (compare(due.low, due.high) === 0 && high !== undefined)
    return sure(isFine(id, [...due.trace, tell('housing-most', { share: share.value, amount: high }, rows)]))
  const values = { share: share.value, low: low ?? 0, high: high ?? 0 }
  return asks(id, due.missing, { trace: [...due.trace, tell('housing-most-between', values, rows)] })
}
