import type { DayNumber } from '#kernel/day-number.ts'
import { centsUp, compare, minus, wholeCents } from '#kernel/ratio.ts'
import type { Cents } from '#kernel/units.ts'
import { doesNotApply, isBreach, isFine, outOfCoverage } from '../finding.ts'
import type { RuleBook } from '../rule-book.ts'
import { rowsOn } from '../surroundings.ts'
import { asks, type ShortFinding, sure, tell } from './answer.ts'

/** What came off the wage for travel; `null`: not known. */
export interface TravelQuestion {
  day: DayNumber | null
  travel: Cents | null
  /** What the travel really cost. */
  realCost: Cents | null
  /** The worker agreed to it in writing. */
  deductionsAgreed: boolean | null
  /** After it the wage is still the minimum wage or more. */
  minimumLeft: boolean | null
  agencyWorker: boolean | null
  /** The worker drives colleagues because the employer says so. */
  drives: boolean | null
}

export type TravelId = 'travel-deduction' | 'travel-allowance' | 'driving-time'

/**
 * Travel never comes off the minimum wage; above it only the real cost, if it was agreed in writing.
 * Source of law: WML art. 13; BW 7:631.
 */
export function travel(asked: TravelQuestion, book: RuleBook): readonly ShortFinding<TravelId>[] {
  return [deduction(asked, book), allowance(asked, book), drivingTime(asked, book)].map(sure)
}

function deduction(asked: TravelQuestion, book: RuleBook): ShortFinding<'travel-deduction'> {
  const id = 'travel-deduction'
  if (asked.travel === 0) return doesNotApply(id, 'no-travel')
  if (asked.day === null) return asks(id, asked.travel === null ? ['day', 'travel'] : ['day'])
  const rows = rowsOn(book, asked.day, ['DED-05', 'TR-01'])
  if (!rows) return outOfCoverage(id)
  const rule = tell('travel-rule', {}, rows)
  const { travel: off, minimumLeft, deductionsAgreed, realCost } = asked
  if (off === null) return asks(id, ['travel'], { trace: [rule] })
  const trace = [rule, tell('travel-deducted', { amount: off })]
  // How much of it came off the minimum is for the payslip check.
  if (minimumLeft === false) return isBreach(id, null, { trace })
  if (deductionsAgreed === false) return isBreach(id, off, { trace })
  const missing = [
    ...(minimumLeft === null ? (['minimumLeft'] as const) : []),
    ...(deductionsAgreed === null ? (['deductionsAgreed'] as const) : []),
    ...(realCost === null ? (['realCost'] as const) : []),
  ]
  if (realCost === null) return asks(id, missing, { trace })
  const against = [...trace, tell('travel-cost', { cost: realCost })]
  const over = minus(wholeCents(off), wholeCents(realCost))
  if (compare(wholeCents(off), wholeCents(realCost)) > 0) return isBreach(id, centsUp(over), { trace: against })
  return missing.length > 0 ? asks(id, missing, { trace: against }) : isFine(id, against)
}

/** An agency worker has the travel allowance of the hiring company. */
function allowance({ day, agencyWorker }: TravelQuestion, book: RuleBook): ShortFinding<'travel-allowance'> {
  const id = 'travel-allowance'
  if (agencyWorker === false) return doesNotApply(id, 'no-agency')
  if (day === null) return asks(id, ['day'])
  const rows = rowsOn(book, day, ['TR-02'])
  if (!rows) return outOfCoverage(id)
  const trace = [tell('travel-allowance', {}, rows)]
  return agencyWorker === null ? asks(id, ['agencyWorker'], { trace }) : isFine(id, trace)
}

function drivingTime({ day, drives }: TravelQuestion, book: RuleBook): ShortFinding<'driving-time'> {
  const id = 'driving-time'
  if (drives === false) return doesNotApply(id, 'no-driving')
  if (day === null) return asks(id, ['day'])
  const rows = rowsOn(book, day, ['TR-07'])
  if (!rows) return outOfCoverage(id)
  const trace = [tell('driving-time', {}, rows)]
  return drives === null ? asks(id, ['drives'], { trace }) : isFine(id, trace)
}
