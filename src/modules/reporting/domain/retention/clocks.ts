import { type Day, isWithin, type Period } from '#kernel/days.ts'
import { type Outcome, outcomes } from '../casework/outcomes.ts'

/** What a time of keeping is for: an outcome; `open` – nobody closed it; `longest` – whatever happened to it. */
export const clockNames = [...outcomes, 'open', 'longest'] as const
export type ClockName = Outcome | 'open' | 'longest'

/** How long something is kept. Its period is half-open. */
export interface RetentionClock extends Period {
  outcome: ClockName
  /** Whose; null: of everybody who has none of their own. */
  organisation: string | null
  /** Whole days, from `fewestDays` up to and including `mostDays`. */
  days: number
  /** Why this long; for an organisation's own: why another one. */
  basis: string
}

/** A week: shorter, and a mistake in closing could not be put right before its case is gone. */
export const fewestDays = 7
/** Twenty years, after which most of what this is about can no longer be tried: longer than that is no deletion. */
export const mostDays = 7_300

/** The days that count for what happened on a day: those of the organisation before those of everybody. Null: there are none. */
export function daysKept(
  clocks: readonly RetentionClock[],
  { organisation, outcome, on }: { organisation: string; outcome: string; on: Day },
): number | null {
  const holding = clocks.filter((clock) => clock.outcome === outcome && isWithin(clock, on))
  const own = holding.find((clock) => clock.organisation === organisation)
  return (own ?? holding.find((clock) => clock.organisation === null))?.days ?? null
}

/** `overlap` – two rows for the same thing hold on one day · `gap` – on some day there is none for everybody · `days` – too few or too many. */
export interface ClockFault {
  kind: 'overlap' | 'gap' | 'days'
  /** Position in the list that was given; for `gap` that of the last row of the outcome, or -1 when there is none. */
  index: number
  outcome: string
}

/** What is wrong with a table of clocks. Every outcome needs rows for everybody from `since` on, without a gap and without an end. */
export function clockFaults(clocks: readonly RetentionClock[], since: Day): ClockFault[] {
  const numbered = clocks.map((clock, index) => ({ ...clock, index }))
  const outside = numbered.filter(({ days }) => !Number.isInteger(days) || days < fewestDays || days > mostDays)
  const overlapping = numbered.filter((one) =>
    numbered.some(
      (other) =>
        other.index < one.index &&
        other.outcome === one.outcome &&
        other.organisation === one.organisation &&
        (one.until === null || other.from < one.until) &&
        (other.until === null || one.from < other.until),
    ),
  )
  return [
    ...outside.map(({ index, outcome }): ClockFault => ({ kind: 'days', index, outcome })),
    ...overlapping.map(({ index, outcome }): ClockFault => ({ kind: 'overlap', index, outcome })),
    ...clockNames.flatMap((outcome): ClockFault[] => {
      const rows = numbered.filter((one) => one.outcome === outcome && one.organisation === null)
      return coversFrom(rows, since) ? [] : [{ kind: 'gap', index: rows.at(-1)?.index ?? -1, outcome }]
    }),
  ]
}

/** Whether the periods together hold every day from `since` on. */
function coversFrom(periods: readonly Period[], since: Day): boolean {
  let covered: Day = since
  for (const { from, until } of [...periods].sort((a, b) => (a.from < b.from ? -1 : 1))) {
    if (from > covered) return false
    if (until === null) return true
    if (until > covered) covered = until
  }
  return false
}
