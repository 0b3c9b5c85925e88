import { addDays, type Day, type Period } from '#kernel/days.ts'
import type { WeeklyHours } from './schedule.ts'

/**
 * Weeks of hours of which a later one goes before those above it: on its days they do not hold. Without overlap, in the order of their first days.
 */
export function layered(weeks: readonly WeeklyHours[]): WeeklyHours[] {
  const laid = weeks.reduce<WeeklyHours[]>(
    (below, week) => [
      ...below.flatMap((one) => without(one.period, week.period).map((period) => ({ ...one, period }))),
      week,
    ],
    [],
  )
  return laid.sort((one, other) => (one.period.from < other.period.from ? -1 : 1))
}

/** What is left of a period: at most a part before and a part after. */
function without({ from, until }: Period, { from: cutFrom, until: cutUntil }: Period): Period[] {
  const apart = (until !== null && until <= cutFrom) || (cutUntil !== null && cutUntil <= from)
  if (apart) return [{ from, until }]
  return [
    ...(from < cutFrom ? [{ from, until: cutFrom }] : []),
    ...(cutUntil !== null && (until === null || cutUntil < until) ? [{ from: cutUntil, until }] : []),
  ]
}

/** The last day of a period, as people say it; null: it goes on. */
export const lastDayIn = ({ until }: Period): Day | null => (until === null ? null : addDays(until, -1))
