import { doesNotApply, isBreach, isFine, outOfCoverage } from '../../finding.ts'
import { asks, type ShortFinding, tell } from '../answer.ts'
import { type Around, limitsFor, mostWithin } from './around.ts'
import { rowsOf } from './limits.ts'
import { isLateNight, isNight } from './night-kind.ts'
import { clockAt, dayOf, minutesOfDay, type Shift, workWithin } from './shifts.ts'

const fortnight = 14 * minutesOfDay

/** The least and the most rest after a shift. */
export function restAfter({ marked, knownUntil }: Around, shift: Shift): { low: number; high: number } {
  const next = marked.find(({ from }) => from > shift.from)
  return next
    ? { low: next.from - shift.until, high: next.from - shift.until }
    : { low: Math.max(0, knownUntil - shift.until), high: Number.POSITIVE_INFINITY }
}

/**
 * Work in a night shift; a longer one only so many times, and with rest after it.
 * Source of law: ATW art. 1:7 and 5:8 paragraphs 1 and 4.
 */
export function nightShift(around: Around): ShortFinding<'night-shift'> {
  const id = 'night-shift'
  if (around.minor) return doesNotApply(id, 'minor')
  const limits = limitsFor(around, ['nightEnd', 'nightThreshold', 'night', 'nightLong', 'nightLongRest'])
  const times = limitsFor(around, ['nightLongFortnight', 'nightLongYear'])
  if (!limits || !times) return outOfCoverage(id)
  const kinds = around.shifts.map((shift) => ({ shift, kind: isNight(shift, limits) }))
  if (kinds.every(({ kind }) => kind === 'no')) return doesNotApply(id, 'no-night-shift')
  const nights = kinds.filter(({ kind }) => kind === 'yes').map(({ shift }) => shift)
  const cites = rowsOf(limits.nightEnd, limits.nightThreshold, limits.night)
  const longest = [...nights].sort((a, b) => b.work.low - a.work.low)[0]
  const long = nights.filter(({ work }) => work.low > limits.night.value)
  if (longest && longest.work.low > limits.nightLong.value) {
    const over = longest.work.low - limits.nightLong.value
    const values = { day: dayOf(longest.from), minutes: longest.work.low, most: limits.nightLong.value, over }
    return isBreach(id, null, { trace: [tell('night-over', values, [...cites, limits.nightLong.row])] })
  }
  // How long these were depends on their breaks.
  const open = kinds.some(
    ({ shift: { work }, kind }) =>
      kind !== 'no' && work.high > limits.night.value && (kind === 'maybe' || work.low < work.high),
  )
  if (longest && long.length > 0) return longNights(around, long, longest, open)
  const shown = longest ?? kinds.find(({ kind }) => kind !== 'no')?.shift
  const values = { day: dayOf(shown?.from ?? 0), minutes: shown?.work.high ?? 0, most: limits.night.value }
  const trace = [tell('night-longest', values, cites)]
  return open ? asks(id, ['breakMinutes'], { trace }) : isFine(id, trace)
}

function longNights(
  around: Around,
  long: readonly Shift[],
  longest: Shift,
  open: boolean,
): ShortFinding<'night-shift'> {
  const id = 'night-shift'
  const limits = limitsFor(around, ['night', 'nightLong', 'nightLongFortnight', 'nightLongYear', 'nightLongRest'])
  if (!limits) return outOfCoverage(id)
  const inFortnight = mostWithin(
    long.map(({ from }) => from),
    fortnight,
  )
  const inYear = Math.max(long.length, around.asked.longNights ?? 0)
  const rests = long.map((shift) => restAfter(around, shift))
  const values = { day: dayOf(longest.from), minutes: longest.work.low, most: limits.night.value }
  const may = {
    most: limits.nightLong.value,
    fortnight: limits.nightLongFortnight.value,
    year: limits.nightLongYear.value,
    rest: limits.nightLongRest.value,
  }
  const trace = [
    tell('night-long', { ...values, over: longest.work.low - limits.night.value }, rowsOf(limits.night)),
    tell(
      'night-long-may',
      may,
      rowsOf(limits.nightLong, limits.nightLongFortnight, limits.nightLongYear, limits.nightLongRest),
    ),
    tell('night-long-count', { fortnight: inFortnight, year: inYear }),
  ]
  if (
    inFortnight > limits.nightLongFortnight.value ||
    inYear > limits.nightLongYear.value ||
    rests.some(({ high }) => high < limits.nightLongRest.value)
  )
    return isBreach(id, null, { trace })
  const missing = [
    ...(open ? (['breakMinutes'] as const) : []),
    ...(around.asked.longNights === null ? (['longNights'] as const) : []),
    ...(rests.some(({ low }) => low < limits.nightLongRest.value) ? (['nextStart'] as const) : []),
    ...(around.last - around.first < 13 ? (['moreWeeks'] as const) : []),
  ]
  return missing.length > 0 ? asks(id, missing, { trace }) : isFine(id, trace)
}

/**
 * How many night shifts there are that end after two o'clock, in any sixteen weeks.
 * Source of law: ATW art. 5:8; by collective scheme more.
 */
export function nightCount(around: Around): ShortFinding<'night-count'> {
  const id = 'night-count'
  if (around.minor) return doesNotApply(id, 'minor')
  const limits = limitsFor(around, ['nightEnd', 'nightThreshold', 'nightLate', 'nightMost', 'longWeeks'])
  if (!limits) return outOfCoverage(id)
  const late = around.shifts.filter((shift) => isLateNight(shift, limits.nightLate))
  const certain = late.filter((shift) => isNight(shift, limits) === 'yes').map(({ from }) => from)
  const possible = late.filter((shift) => isNight(shift, limits) !== 'no').map(({ from }) => from)
  if (possible.length === 0) return doesNotApply(id, 'no-night-shift')
  const days = limits.longWeeks.value * 7
  const within = days * minutesOfDay
  const cites = rowsOf(limits.nightMost, limits.nightLate, limits.longWeeks)
  const [low, high] = [mostWithin(certain, within), mostWithin(possible, within)]
  const most = { most: limits.nightMost.value, weeks: limits.longWeeks.value }
  if (low > most.most) {
    const trace = [tell('nights-over', { ...most, count: low, over: low - most.most }, cites)]
    if (around.asked.collectiveScheme === false) return isBreach(id, null, { trace })
    const missing = around.asked.collectiveScheme === null ? (['collectiveScheme'] as const) : []
    return asks(id, missing, { why: 'other-agreement', trace })
  }
  const trace = [tell('nights-counted', { ...most, count: high }, cites)]
  if (around.last - around.first + 1 < days) return asks(id, ['moreWeeks'], { trace })
  return high > most.most ? asks(id, ['breakMinutes'], { trace }) : isFine(id, trace)
}

/**
 * Shifts in a row, one of them at night, without a weekly rest between them.
 * Source of law: ATW art. 5:8; by collective scheme more.
 */
export function nightRow(around: Around): ShortFinding<'night-row'> {
  const id = 'night-row'
  if (around.minor) return doesNotApply(id, 'minor')
  const limits = limitsFor(around, ['nightEnd', 'nightThreshold', 'nightRow', 'weeklyRest'])
  if (!limits) return outOfCoverage(id)
  const kinds = new Map(around.shifts.map((shift) => [shift, isNight(shift, limits)]))
  const rows = rowsOfShifts(around.shifts, limits.weeklyRest.value)
  const withNight = rows.filter((row) => row.some((shift) => kinds.get(shift) !== 'no'))
  const longest = [...withNight].sort((a, b) => b.length - a.length)[0]
  if (!longest) return doesNotApply(id, 'no-night-shift')
  const most = limits.nightRow.value
  const cites = rowsOf(limits.nightRow)
  const values = { day: dayOf(longest[0]?.from ?? 0), count: longest.length, most }
  const certain = withNight.find((row) => row.length > most && row.some((shift) => kinds.get(shift) === 'yes'))
  if (certain) {
    const over = { day: dayOf(certain[0]?.from ?? 0), count: certain.length, most, over: certain.length - most }
    const trace = [tell('row-over', over, cites)]
    if (around.asked.collectiveScheme === false) return isBreach(id, null, { trace })
    const missing = around.asked.collectiveScheme === null ? (['collectiveScheme'] as const) : []
    return asks(id, missing, { why: 'other-agreement', trace })
  }
  const trace = [tell('row-longest', values, cites)]
  if (longest.length > most) return asks(id, ['breakMinutes'], { trace })
  return rowsAtTheEdge(around, limits.weeklyRest.value) ? asks(id, ['moreWeeks'], { trace }) : isFine(id, trace)
}

/** Shifts with less than `rest` between one and the next. */
export function rowsOfShifts(shifts: readonly Shift[], rest: number): Shift[][] {
  const rows: Shift[][] = []
  for (const shift of shifts) {
    const row = rows.at(-1)
    const before = row?.at(-1)
    if (row && before && shift.from - before.until < rest) row.push(shift)
    else rows.push([shift])
  }
  return rows
}

/** True when a row may have begun before the first day, or may go on after the last one. */
function rowsAtTheEdge({ shifts, first, knownUntil }: Around, rest: number): boolean {
  const [begin, end] = [shifts[0], shifts.at(-1)]
  return (!!begin && begin.from - clockAt(first) < rest) || (!!end && knownUntil - end.until < rest)
}

/** Nobody of 16 or 17 works at night. Source of law: ATW art. 5:3 paragraph 1. */
export function minorNight(around: Around): ShortFinding<'minor-night'> {
  const id = 'minor-night'
  if (!around.minor) return doesNotApply(id, 'adult')
  const limits = limitsFor(around, ['minorNightFrom', 'minorNightUntil'])
  if (!limits) return outOfCoverage(id)
  const cites = rowsOf(limits.minorNightFrom, limits.minorNightUntil)
  const clock = { from: limits.minorNightFrom.value, until: limits.minorNightUntil.value }
  const worked = around.shifts.map((shift) => ({ day: dayOf(shift.from), ...workAtNight(shift, clock) }))
  const certain = worked.find(({ low }) => low > 0)
  const shown = certain ?? worked.find(({ high }) => high > 0)
  if (!shown) return isFine(id, [tell('minor-no-night', clock, cites)])
  const trace = [tell('minor-at-night', { ...clock, day: shown.day, minutes: shown.high }, cites)]
  return certain ? isBreach(id, null, { trace }) : asks(id, ['breakMinutes'], { trace })
}

function workAtNight(shift: Shift, { from, until }: { from: number; until: number }) {
  let low = 0
  let high = 0
  for (let day = dayOf(shift.from) - 1; clockAt(day) < shift.until; day++) {
    const part = workWithin(shift, clockAt(day, from * 60), clockAt(day + 1, until * 60))
    low += part.low
    high += part.high
  }
  return { low, high }
}
