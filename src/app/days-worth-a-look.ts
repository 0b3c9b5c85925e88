import { addDays, type Day, day } from '#kernel/days.ts'
import type { Areas } from '#modules/areas/index.ts'

/** The last day of the month in which the province counted policy frameworks; what pages show first. */
export const countDay: Day = day('2020-12-31')

/** The day before and the day of every change of the division, and the last day that was checked. */
export function quickDays(areas: Areas): Day[] {
  const changes = [...new Set(areas.successions.map(({ on }) => on))].sort()
  return [...new Set([...changes.flatMap((on) => [addDays(on, -1), on]), areas.coverage.lastChecked])]
}
