import type { DayNumber } from '#kernel/day-number.ts'
import { dateOf, dayNumberIn } from '#kernel/day-number.ts'
import { type Finding, isUncertain, type Step } from '../finding.ts'
import type { BirthDate, InputId } from '../payslip.ts'
import type { BookRow } from '../rule-book.ts'
import type { shortSteps } from '../short-steps.ts'

/** The names by which the short checks ask for a field, and report it as missing. */
export const shortInputIds = [
  'ageGroup',
  'agencyClause',
  'agencyHousing',
  'arrival',
  'awayUntil',
  'bedroomArea',
  'bedroomPersons',
  'breakMinutes',
  'clause',
  'collectiveScheme',
  'contractDay',
  'day',
  'dayWage',
  'damage',
  'drives',
  'deposit',
  'employerBenefit',
  'end',
  'endedBy',
  'exceptional',
  'fine',
  'freeSundays',
  'highWage',
  'housingKind',
  'intent',
  'jobEnded',
  'leaving',
  'livingArea',
  'longNights',
  'mark',
  'minimumLeft',
  'monthWage',
  'moreWeeks',
  'nextStart',
  'noticeDay',
  'paid',
  'persons',
  'putOut',
  'realCost',
  'rent',
  'separateContract',
  'shifts',
  'shortStay',
  'showers',
  'start',
  'toilets',
  'transitionException',
  'travel',
  'understood',
  'wage',
  'weeklyMinutes',
] as const
export type ShortInputId = (typeof shortInputIds)[number]

/** A finding of a short check: as those of a payslip, and it may ask for fields of its own form. */
export interface ShortFinding<Id extends string = string> extends Omit<Finding<Id>, 'missing'> {
  readonly missing: readonly (ShortInputId | InputId)[]
}

type ShortStepId = keyof typeof shortSteps

/** One sentence of a short check; every number of it must be given. */
export const tell = <Id extends ShortStepId>(
  id: Id,
  values: Readonly<Record<keyof (typeof shortSteps)[Id], number>>,
  cites: readonly BookRow[] = [],
): Step => ({ id, values, cites })

/** Something that is not known could make it either. */
export const asks = <Id extends string>(
  id: Id,
  missing: readonly (ShortInputId | InputId)[],
  { why = null, trace = [] }: { why?: string | null; trace?: readonly Step[] } = {},
): ShortFinding<Id> => ({
  id,
  verdict: 'unknown',
  differenceCents: null,
  claimCents: none,
  missing,
  why,
  trace,
})

const none = 0 as Finding['claimCents']

/** What rests on an uncertain row is never more than "unknown, ask". */
export function sure<Id extends string>(finding: ShortFinding<Id>): ShortFinding<Id> {
  const certain = finding.verdict === 'ok' || finding.verdict === 'breach'
  if (!certain || !isUncertain(finding.trace.flatMap(({ cites }) => cites))) return finding
  return asks(finding.id, [], { why: 'uncertain-rule', trace: finding.trace })
}

/**
 * A birth date to look amounts up with: the one that is known, or one that makes somebody `age` from a day on for a year.
 * Whoever gives an age says by it that there was no birthday since.
 */
export function birthFrom(birthDate: BirthDate | null, age: number | null, from: DayNumber): BirthDate | null {
  if (birthDate || age === null) return birthDate
  const { year, month, date } = dateOf(from)
  return { year: year - age, month, date }
}

/** The same date `count` months later; past the end of that month it is the month's last day. */
export function monthsLater(from: DayNumber, count: number): DayNumber {
  const { year, month, date } = dateOf(from)
  const at = year * 12 + (month - 1) + count
  const start = dayNumberIn(Math.floor(at / 12), (((at % 12) + 12) % 12) + 1, 1)
  const next = dayNumberIn(Math.floor((at + 1) / 12), ((((at + 1) % 12) + 12) % 12) + 1, 1)
  return Math.min(start + date - 1, next - 1)
}
