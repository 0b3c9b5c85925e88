import { addDays, type Day, type Period } from '#kernel/days.ts'
import type { Areas, Division } from './areas.ts'

/** True from `coverage.from` up to and including `coverage.lastChecked`. Outside it there is no answer. */
export const isCovered = ({ coverage }: Pick<Areas, 'coverage'>, on: Day): boolean =>
  coverage.from <= on && on <= coverage.lastChecked

/** Today, or the last day of which the division is known once today is past it. */
export const coveredDay = ({ coverage }: Pick<Areas, 'coverage'>, today: Day): Day =>
  today > coverage.lastChecked ? coverage.lastChecked : today

/** The covered days as a half-open period. */
export const coveredPeriod = ({ coverage }: Pick<Areas, 'coverage'>): Period => ({
  from: coverage.from,
  until: addDays(coverage.lastChecked, 1),
})

/** How sure the division as a whole is on a day, and its official number; `undefined` when that is not recorded. */
export const divisionOn = ({ divisions = [] }: Areas, on: Day): Division | undefined =>
  divisions.find(({ period }) => period.from <= on && (period.until === null || on < period.until))
