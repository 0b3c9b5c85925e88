import { doesNotApply, isBreach, isFine, outOfCoverage } from '../../finding.ts'
import { asks, type ShortFinding, tell } from '../answer.ts'
import { type Around, limitsFor, twoWithin } from './around.ts'
import { type Limit, rowsOf } from './limits.ts'
import { restAfter, rowsOfShifts } from './night.ts'
import { isLateNight, isNight } from './night-kind.ts'
import { dayOf, minutesOfDay, type Shift } from './shifts.ts'

const id = 'rest-after-night'
type Answer = ShortFinding<typeof id>

/**
 * Rest after a night shift that ends after two o'clock: longer than after a day, once in seven days shorter, and longer
 * still after three or more in a row.
 * Source of law: ATW art. 5:8 paragraphs 5 and 6.
 */
export function restAfterNight(around: Around): Answer {
  if (around.minor) return doesNotApply(id, 'minor')
  const kind = limitsFor(around, ['nightEnd', 'nightThreshold', 'nightLate'])
  const rest = limitsFor(around, ['nightRest', 'nightRestShort', 'nightSeries', 'nightSeriesRest', 'weeklyRest'])
  if (!kind || !rest) return outOfCoverage(id)
  const late = around.shifts.filter((shift) => isLateNight(shift, kind.nightLate))
  const nights = late.filter((shift) => isNight(shift, kind) === 'yes')
  const maybe = late.filter((shift) => isNight(shift, kind) === 'maybe')
  if (nights.length + maybe.length === 0) return doesNotApply(id, 'no-night-shift')
  const doubtful = maybe.some((shift) => restAfter(around, shift).low < rest.nightSeriesRest.value)
  const limits = { usual: rest.nightRest, short: rest.nightRestShort }
  if (nights.length === 0) return doubtful ? asks(id, ['breakMinutes']) : afterEach(around, maybe, limits)
  const single = afterEach(around, nights, limits)
  if (single.verdict === 'breach') return single
  const series = afterSeries(around, new Set(nights), {
    from: rest.nightSeries,
    rest: rest.nightSeriesRest,
    row: rest.weeklyRest,
  })
  if (series && series.verdict !== 'ok') return series
  if (single.verdict !== 'ok') return single
  return doubtful ? asks(id, ['breakMinutes'], { trace: single.trace }) : (series ?? single)
}

function afterEach(around: Around, nights: readonly Shift[], limits: { usual: Limit; short: Limit }): Answer {
  const { usual, short } = limits
  const cites = rowsOf(usual, short)
  const rests = nights.map((shift) => ({ until: shift.until, ...restAfter(around, shift) }))
  const least = [...rests].sort((a, b) => a.high - b.high || a.low - b.low)[0]
  if (!least) return isFine(id, [])
  const under = rests.filter(({ high }) => high < usual.value)
  const values = { day: dayOf(least.until), minutes: least.high, least: usual.value }
  if (under.length > 0) {
    const trace = [tell('night-rest-short', { ...values, under: usual.value - least.high }, cites)]
    const often = twoWithin(
      under.map(({ until }) => until),
      7 * minutesOfDay,
    )
    if (least.high < short.value || often) return isBreach(id, null, { trace })
    const once = tell('rest-once', { least: short.value }, rowsOf(short))
    return asks(id, [], { why: 'short-rest-once', trace: [...trace, once] })
  }
  const open = rests.find(({ low }) => low < usual.value)
  const { until, low } = open ?? [...rests].sort((a, b) => a.low - b.low)[0] ?? least
  const seen = { day: dayOf(until), minutes: low, least: usual.value }
  return open
    ? asks(id, ['nextStart'], { trace: [tell('night-rest-seen', seen, cites)] })
    : isFine(id, [tell('night-rest-least', seen, cites)])
}

/** What follows three or more nights in a row; null when there is no such row. */
function afterSeries(
  around: Around,
  nights: ReadonlySet<Shift>,
  limits: { from: Limit; rest: Limit; row: Limit },
): Answer | null {
  const { rest } = limits
  const cites = rowsOf(limits.from, rest)
  let answer: Answer | null = null
  for (const row of nightRows(around.shifts, nights, limits.row.value)) {
    const last = row.at(-1)
    if (!last || row.length < limits.from.value) continue
    const { low, high } = restAfter(around, last)
    const values = { day: dayOf(last.until), count: row.length, least: rest.value }
    if (high < limits.row.value)
      return isBreach(id, null, {
        trace: [tell('series-rest-short', { ...values, minutes: high, under: rest.value - high }, cites)],
      })
    // Between a weekly rest and the rest after a series it is not certain that the series was over.
    const trace = [tell('series-rest-seen', { ...values, minutes: low }, cites)]
    if (high < rest.value) answer = asks(id, [], { why: 'series-not-clear', trace })
    else if (low < rest.value) answer = asks(id, ['nextStart'], { trace })
    else answer ??= isFine(id, trace)
  }
  return answer
}

/** Night shifts that follow each other, no other shift and no weekly rest between them. */
function nightRows(shifts: readonly Shift[], nights: ReadonlySet<Shift>, rest: number): Shift[][] {
  return rowsOfShifts(shifts, rest).flatMap((row) => {
    const parts: Shift[][] = [[]]
    for (const shift of row) {
      if (nights.has(shift)) parts.at(-1)?.push(shift)
      else parts.push([])
    }
    return parts.filter((part) => part.length > 0)
  })
}
