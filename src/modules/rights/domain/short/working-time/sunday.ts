import { weekdayOf } from '#kernel/day-number.ts'
import { isBreach, isFine, outOfCoverage } from '../../finding.ts'
import { asks, type ShortFinding, tell } from '../answer.ts'
import { type Around, limitsFor } from './around.ts'
import { rowsOf } from './limits.ts'
import { allWorkWithin, clockAt } from './shifts.ts'

/** Sundays of the known days on which nobody worked. */
function freeSundaysSeen({ first, last, shifts }: Around): number {
  let count = 0
  for (let day = first + 7 - weekdayOf(first); day <= last; day += 7)
    if (allWorkWithin(shifts, clockAt(day), clockAt(day + 1)).high === 0) count++
  return count
}

/**
 * Free Sundays in a year; a collective scheme may leave fewer if the worker agrees. A few weeks cannot say it.
 * Source of law: ATW art. 5:6.
 */
export function sunday(around: Around): ShortFinding<'sunday'> {
  const id = 'sunday'
  const limits = limitsFor(around, ['freeSundays', 'freeSundaysWeeks'])
  if (!limits) return outOfCoverage(id)
  const { collectiveScheme, freeSundays } = around.asked
  const seen = freeSundaysSeen(around)
  const count = Math.max(seen, freeSundays ?? 0)
  const least = limits.freeSundays.value
  const cites = rowsOf(limits.freeSundays, limits.freeSundaysWeeks)
  const trace = [tell('free-sundays', { count, least, weeks: limits.freeSundaysWeeks.value }, cites)]
  if (count >= least) return isFine(id, trace)
  if (freeSundays === null) return asks(id, ['freeSundays'], { trace })
  if (collectiveScheme === false) return isBreach(id, null, { trace })
  return asks(id, collectiveScheme === null ? ['collectiveScheme'] : [], { why: 'other-agreement', trace })
}
