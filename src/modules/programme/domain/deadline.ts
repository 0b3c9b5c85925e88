import { addDays, type Day, day } from '#kernel/days.ts'
import { err, ok, type Result } from '#kernel/result.ts'

/**
 * What a deadline rests on. `exact` – the source gives the day · `quarter-end`, `year-end` – it gives a quarter or a
 * year, and its last day counts · `derived` – worked out from something else · `vague` – words without a date ·
 * `none` – there should be one and there is none · `not-needed` – it was done already, or is a statement of fact.
 */
export const deadlineBases = ['exact', 'quarter-end', 'year-end', 'derived', 'vague', 'none', 'not-needed'] as const
export type DeadlineBasis = (typeof deadlineBases)[number]

/** Only these can ever be overdue: somebody promised that very date. */
export const hardBases: readonly DeadlineBasis[] = ['exact', 'quarter-end', 'year-end']

export interface Deadline {
  basis: DeadlineBasis
  /** The last day that is still in time; null for `vague`, `none` and `not-needed`. */
  last: Day | null
}

export const isHard = ({ basis }: Deadline): boolean => hardBases.includes(basis)

/** The words in which a deadline is wrong. */
export type DeadlineFault = 'day-missing' | 'day-too-many' | 'not-a-quarter-end' | 'not-a-year-end'

/**
 * Whether day and basis fit. Refusals: `day-missing` – a dated basis without a day; `day-too-many` – a day that nobody
 * gave; `not-a-quarter-end`, `not-a-year-end` – another day than the last of one.
 */
export function soundDeadline({ basis, last }: Deadline): Result<Deadline, DeadlineFault> {
  const dated = isHard({ basis, last }) || basis === 'derived'
  if (!dated) return last === null ? ok({ basis, last }) : err('day-too-many')
  if (last === null) return err('day-missing')
  const next = addDays(last, 1)
  if (basis === 'quarter-end' && !/-(01|04|07|10)-01$/.test(next)) return err('not-a-quarter-end')
  if (basis === 'year-end' && !next.endsWith('-01-01')) return err('not-a-year-end')
  return ok({ basis, last })
}

/** The last day of a quarter, 1 to 4. */
export const quarterEnd = (year: number, quarter: 1 | 2 | 3 | 4): Day =>
  addDays(day(quarter === 4 ? `${year + 1}-01-01` : `${year}-${String(quarter * 3 + 1).padStart(2, '0')}-01`), -1)
