import { weekdayOf } from '#kernel/day-number.ts'
import { doesNotApply, isBreach, isFine, outOfCoverage } from '../../finding.ts'
import type { BookRow } from '../../rule-book.ts'
import { asks, type ShortFinding, tell } from '../answer.ts'
import { type Around, limitsFor, twoWithin } from './around.ts'
import { type Limit, rowsOf } from './limits.ts'
import { isNight } from './night-kind.ts'
import { allWorkWithin, clockAt, dayOf, minutesOfDay, type Shift } from './shifts.ts'

const minutesOfWeek = 7 * minutesOfDay

const longest = (shifts: readonly Shift[]): Shift | undefined =>
  shifts.reduce<Shift | undefined>((most, one) => (most && most.work.high >= one.work.high ? most : one), undefined)

const shiftStep = (shift: Shift, most: number, cites: readonly BookRow[]) => {
  const values = { day: dayOf(shift.from), minutes: shift.work.high, most }
  return shift.work.low > most
    ? tell('shift-over', { ...values, minutes: shift.work.low, over: shift.work.low - most }, cites)
    : tell('shift-longest', values, cites)
}

/**
 * Work in one shift, without breaks. Longer is allowed once in two weeks for work that nobody could foresee or put off.
 * Source of law: ATW art. 5:7 paragraphs 1 and 2.
 */
export function shiftLength(around: Around): ShortFinding<'shift-length'> {
  const id = 'shift-length'
  const limits = limitsFor(around, ['shift', 'exceptionalShift', 'exceptionalWeeks'])
  const minor = around.minor ? limitsFor(around, ['minorShift']) : null
  const limit = around.minor ? minor?.minorShift : limits?.shift
  const worst = longest(around.shifts)
  if (!limits || !limit) return outOfCoverage(id)
  if (!worst) return doesNotApply(id, 'no-work')
  const over = around.shifts.filter(({ work }) => work.low > limit.value)
  const longestOver = over.reduce<Shift | undefined>(
    (most, one) => (most && most.work.low >= one.work.low ? most : one),
    undefined,
  )
  const cites = around.minor ? rowsOf(limit) : rowsOf(limit, limits.exceptionalShift)
  if (longestOver) {
    const trace = [shiftStep(longestOver, limit.value, cites)]
    const within = limits.exceptionalWeeks.value * minutesOfWeek
    const certain =
      around.minor ||
      longestOver.work.low > limits.exceptionalShift.value ||
      twoWithin(
        over.map(({ from }) => from),
        within,
      ) ||
      around.asked.exceptional === false
    if (certain) return isBreach(id, null, { trace })
    const missing = around.asked.exceptional === null ? (['exceptional'] as const) : []
    const may = tell('shift-exception', { most: limits.exceptionalShift.value, weeks: limits.exceptionalWeeks.value }, [
      limits.exceptionalShift.row,
      limits.exceptionalWeeks.row,
    ])
    return asks(id, missing, { why: 'unavoidable-work', trace: [...trace, may] })
  }
  const trace = [shiftStep(worst, limit.value, cites)]
  return worst.work.high > limit.value ? asks(id, ['breakMinutes'], { trace }) : isFine(id, trace)
}

interface WeekRule {
  weeks: number
  most: number
  cites: readonly BookRow[]
  /** A collective scheme may say more. */
  mayDiffer: boolean
}

/** Work in every stretch of so many whole weeks, Monday to Sunday. A stretch of which a part is not known can still be too much. */
function overWeeks<Id extends string>(id: Id, around: Around, rule: WeekRule): ShortFinding<Id> {
  const { first, last, shifts, asked } = around
  if (shifts.length === 0) return doesNotApply(id, 'no-work')
  const days = rule.weeks * 7
  const monday = first - (weekdayOf(first) - 1)
  let most = { day: 0, low: -1, high: -1 }
  let open = false
  for (let start = monday - days + 7; start <= last; start += 7) {
    const { low, high } = allWorkWithin(shifts, clockAt(start), clockAt(start + days))
    const whole = start >= first && start + days - 1 <= last
    if (low > rule.most) return tooMuch(id, asked.collectiveScheme, rule, start, low)
    if (!whole) continue
    open ||= high > rule.most
    if (high > most.high) most = { day: start, low, high }
  }
  if (most.high < 0)
    return asks(id, ['moreWeeks'], { trace: [tell('weeks-needed', { weeks: rule.weeks }, rule.cites)] })
  const values = { day: most.day, weeks: rule.weeks, minutes: most.high, most: rule.most }
  const trace = [tell('weeks-most', values, rule.cites)]
  return open ? asks(id, ['breakMinutes'], { trace }) : isFine(id, trace)
}

function tooMuch<Id extends string>(
  id: Id,
  scheme: boolean | null,
  { weeks, most, cites, mayDiffer }: WeekRule,
  day: number,
  minutes: number,
): ShortFinding<Id> {
  const trace = [tell('weeks-over', { day, weeks, minutes, most, over: minutes - most }, cites)]
  if (!mayDiffer || scheme === false) return isBreach(id, null, { trace })
  return asks(id, scheme === null ? ['collectiveScheme'] : [], { why: 'other-agreement', trace })
}

/** Work in one week. Source of law: ATW art. 5:7 paragraphs 1 and 2. */
export function weekHours(around: Around): ShortFinding<'week-hours'> {
  const id = 'week-hours'
  const limit = around.minor ? limitsFor(around, ['minorWeek'])?.minorWeek : limitsFor(around, ['week'])?.week
  if (!limit) return outOfCoverage(id)
  return overWeeks(id, around, { weeks: 1, most: limit.value, cites: rowsOf(limit), mayDiffer: false })
}

/** Average over four weeks; for those of age a collective scheme may say another. Source of law: ATW art. 5:7. */
export function shortAverage(around: Around): ShortFinding<'average-4-weeks'> {
  const id = 'average-4-weeks'
  if (around.minor) {
    const minor = limitsFor(around, ['minorAverage', 'minorAverageWeeks'])
    if (!minor) return outOfCoverage(id)
    const weeks = minor.minorAverageWeeks.value
    const cites = rowsOf(minor.minorAverage, minor.minorAverageWeeks)
    return overWeeks(id, around, { weeks, most: minor.minorAverage.value * weeks, cites, mayDiffer: false })
  }
  const limits = limitsFor(around, ['shortAverage', 'shortWeeks'])
  if (!limits) return outOfCoverage(id)
  const cites = rowsOf(limits.shortAverage, limits.shortWeeks)
  const rule = { weeks: limits.shortWeeks.value, most: limits.shortAverage.value, cites, mayDiffer: true }
  return overWeeks(id, around, rule)
}

/** Average over sixteen weeks, less for who works many nights. Source of law: ATW art. 5:7 paragraph 2 and 5:8. */
export function longAverage(around: Around): ShortFinding<'average-16-weeks'> {
  const id = 'average-16-weeks'
  if (around.minor) return doesNotApply(id, 'minor')
  const limits = limitsFor(around, ['longAverage', 'longWeeks', 'nightAverage', 'nightAverageFrom'])
  const night = limitsFor(around, ['nightEnd', 'nightThreshold', 'nightLate'])
  if (!limits || !night) return outOfCoverage(id)
  const weeks = limits.longWeeks.value
  const usual = {
    weeks,
    most: limits.longAverage.value,
    cites: rowsOf(limits.longAverage, limits.longWeeks),
    mayDiffer: false,
  }
  const all = overWeeks(id, around, usual)
  const nights = around.shifts.map((shift) => isNight(shift, night))
  const from: Limit = limits.nightAverageFrom
  if (all.verdict === 'breach' || nights.filter((kind) => kind !== 'no').length < from.value) return all
  const cites = rowsOf(limits.nightAverage, from, limits.longWeeks)
  const strict = overWeeks(id, around, { ...usual, most: limits.nightAverage.value * weeks, cites })
  if (strict.verdict === all.verdict) return strict
  // The nights may lie in another stretch of weeks than the hours: only one stretch leaves no doubt.
  const certain = nights.filter((kind) => kind === 'yes').length >= from.value && isOneStretch(around, weeks)
  return certain ? strict : asks(id, [], { why: 'many-nights', trace: strict.trace })
}

const isOneStretch = ({ first, last }: Around, weeks: number): boolean => last - first < weeks * 7
