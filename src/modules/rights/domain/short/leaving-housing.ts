import type { DayNumber } from '#kernel/day-number.ts'
import { doesNotApply, isBreach, isFine, outOfCoverage } from '../finding.ts'
import type { RuleBook } from '../rule-book.ts'
import { rowsOn } from '../surroundings.ts'
import { asks, type ShortFinding, sure, tell } from './answer.ts'

/** Somebody's home around the end of a job; `null`: not known. */
export interface HomeAfterJob {
  /** The last day of the job. */
  jobEnded: DayNumber | null
  /** The home is let by the agency, or through it. */
  agencyHousing: boolean | null
  /** There is a rent contract apart from the job contract. */
  separateContract: boolean | null
  /** A hotel, or a stay that is truly short. */
  shortStay: boolean | null
  /** Somebody was put out, or locks were changed, and no judge had said so. */
  putOut: boolean | null
}

export type LeavingHousingId = 'agency-weeks' | 'rent-goes-on' | 'no-eviction'

/**
 * How long somebody may stay in a home after the job: under the agency agreement, by the rent contract, and never put out
 * without a judge. What the law and the agreement say stands beside each other.
 * Source of law: BW 7:228 and 7:271; CAO voor Uitzendkrachten.
 */
export function leavingHousing(home: HomeAfterJob, book: RuleBook): readonly ShortFinding<LeavingHousingId>[] {
  return [agencyWeeks(home, book), rentGoesOn(home, book), noEviction(home, book)].map(sure)
}

function agencyWeeks({ jobEnded, agencyHousing }: HomeAfterJob, book: RuleBook): ShortFinding<'agency-weeks'> {
  const id = 'agency-weeks'
  if (agencyHousing === false) return doesNotApply(id, 'no-agency-housing')
  if (jobEnded === null) return asks(id, agencyHousing === null ? ['jobEnded', 'agencyHousing'] : ['jobEnded'])
  const rows = rowsOn(book, jobEnded, ['leave-agency-housing-weeks', 'TEN-02'])
  const weeks = rows?.[0]
  if (!rows || !weeks) return outOfCoverage(id)
  const trace = [tell('agency-weeks', { weeks: weeks.value, day: jobEnded + weeks.value * 7 }, rows)]
  return agencyHousing === null ? asks(id, ['agencyHousing'], { trace }) : isFine(id, trace)
}

function rentGoesOn(home: HomeAfterJob, book: RuleBook): ShortFinding<'rent-goes-on'> {
  const id = 'rent-goes-on'
  const { jobEnded, separateContract, shortStay } = home
  if (jobEnded === null) return asks(id, ['jobEnded'])
  const rows = rowsOn(book, jobEnded, ['TEN-01'])
  const short = rowsOn(book, jobEnded, ['TEN-07'])
  if (!rows || !short) return outOfCoverage(id)
  const goesOn = tell('rent-goes-on', {}, rows)
  const shortStep = tell('rent-short-stay', {}, short)
  if (shortStay) return asks(id, [], { why: 'short-stay', trace: [goesOn, shortStep] })
  const missing = [
    ...(shortStay === null ? (['shortStay'] as const) : []),
    ...(separateContract === null ? (['separateContract'] as const) : []),
  ]
  if (missing.length > 0) return asks(id, missing, { trace: [goesOn, shortStep] })
  return separateContract ? isFine(id, [goesOn]) : asks(id, [], { why: 'one-contract', trace: [goesOn] })
}

function noEviction({ jobEnded, putOut }: HomeAfterJob, book: RuleBook): ShortFinding<'no-eviction'> {
  const id = 'no-eviction'
  if (jobEnded === null) return asks(id, ['jobEnded'])
  const rows = rowsOn(book, jobEnded, ['TEN-03'])
  if (!rows) return outOfCoverage(id)
  const trace = [tell('no-eviction', {}, rows)]
  if (putOut === null) return asks(id, ['putOut'], { trace })
  return putOut ? isBreach(id, null, { trace }) : isFine(id, trace)
}
