import { doesNotApply, outOfCoverage } from '../../finding.ts'
import type { RuleBook } from '../../rule-book.ts'
import { asks, type ShortFinding, sure } from '../answer.ts'
import { aroundOf, type WorkingTimes } from './around.ts'
import { breaks } from './breaks.ts'
import { longAverage, shiftLength, shortAverage, weekHours } from './hours.ts'
import { minorNight, nightCount, nightRow, nightShift } from './night.ts'
import { dailyRest, weeklyRest } from './rest.ts'
import { restAfterNight } from './rest-after-night.ts'
import { sunday } from './sunday.ts'

/** The rules on hours and rest, in the order in which they are told. */
export const workingTimeIds = [
  'shift-length',
  'week-hours',
  'average-4-weeks',
  'average-16-weeks',
  'breaks',
  'daily-rest',
  'weekly-rest',
  'sunday',
  'minor-night',
  'night-shift',
  'rest-after-night',
  'night-count',
  'night-row',
] as const
export type WorkingTimeId = (typeof workingTimeIds)[number]

/**
 * Holds shifts against the general rules on hours and rest. A week says little of four weeks and nothing of a year: what
 * the given days cannot decide is unknown. Rules of single sectors are not among them.
 * Source of law: ATW chapter 5; under 16 other, stricter rules hold, and nothing is said.
 */
export function checkWorkingTime(asked: WorkingTimes, book: RuleBook): readonly ShortFinding<WorkingTimeId>[] {
  if (asked.ageGroup === 'child') return workingTimeIds.map((id) => doesNotApply(id, 'under-16'))
  const around = aroundOf(asked, book)
  if (around === 'out-of-coverage') return workingTimeIds.map((id) => outOfCoverage(id))
  if ('missing' in around) return workingTimeIds.map((id) => asks(id, around.missing))
  return [
    shiftLength(around),
    weekHours(around),
    shortAverage(around),
    longAverage(around),
    breaks(around),
    dailyRest(around),
    weeklyRest(around),
    sunday(around),
    minorNight(around),
    nightShift(around),
    restAfterNight(around),
    nightCount(around),
    nightRow(around),
  ].map(sure)
}
