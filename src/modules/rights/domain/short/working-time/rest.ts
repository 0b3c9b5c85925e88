import { doesNotApply, isBreach, isFine, outOfCoverage, type Step } from '../../finding.ts'
import { asks, type ShortFinding, tell } from '../answer.ts'
import { type Around, limitsFor, twoWithin } from './around.ts'
import { type Limit, rowsOf } from './limits.ts'
import { type Clock, dayOf, minutesOfDay, restsWithin, type Span } from './shifts.ts'

const minutesOfWeek = 7 * minutesOfDay

const lengths = (rests: readonly { from: Clock; until: Clock }[]): number[] =>
  rests.map(({ from, until }) => until - from)

/** The longest rest in a stretch; what is not known counts as work for the least, as rest for the most. */
function longestRest({ marked, knownUntil }: Around, from: Clock, until: Clock): Span {
  const low = Math.max(0, ...lengths(restsWithin(marked, from, Math.min(until, knownUntil))))
  return { low, high: Math.max(0, ...lengths(restsWithin(marked, from, until))) }
}

/**
 * Rest in the 24 hours from the beginning of each shift; for those of age once in seven days shorter, if the work needs it.
 * Source of law: ATW art. 5:3.
 */
export function dailyRest(around: Around): ShortFinding<'daily-rest'> {
  const id = 'daily-rest'
  const adult = limitsFor(around, ['dailyRest', 'dailyRestShort'])
  const minor = around.minor ? limitsFor(around, ['minorRest'])?.minorRest : null
  if (!adult || minor === undefined) return outOfCoverage(id)
  if (around.shifts.length === 0) return doesNotApply(id, 'no-work')
  const limit: Limit = minor ?? adult.dailyRest
  const floor = minor ?? adult.dailyRestShort
  const cites = minor ? rowsOf(minor) : rowsOf(adult.dailyRest, adult.dailyRestShort)
  const rests = around.shifts.map((shift) => ({
    from: shift.from,
    ...longestRest(around, shift.from, shift.from + minutesOfDay),
  }))
  const [least] = [...rests].sort((a, b) => a.high - b.high)
  const short = rests.filter(({ high }) => high < limit.value)
  if (!least) return doesNotApply(id, 'no-work')
  const values = { day: dayOf(least.from), minutes: least.high, least: limit.value }
  if (
    least.high < floor.value ||
    twoWithin(
      short.map(({ from }) => from),
      minutesOfWeek,
    )
  )
    return isBreach(id, null, { trace: [tell('rest-short', { ...values, under: limit.value - least.high }, cites)] })
  if (short.length > 0) {
    const once = tell('rest-once', { least: adult.dailyRestShort.value }, rowsOf(adult.dailyRestShort))
    const trace = [tell('rest-short', { ...values, under: limit.value - least.high }, cites), once]
    return asks(id, [], { why: 'short-rest-once', trace })
  }
  const open = rests.find(({ low }) => low < limit.value)
  if (open) {
    const seen = { day: dayOf(open.from), minutes: open.low, least: limit.value }
    return asks(id, ['nextStart'], { trace: [tell('rest-seen', seen, cites)] })
  }
  const [surely = least] = [...rests].sort((a, b) => a.low - b.low)
  return isFine(id, [tell('rest-least', { day: dayOf(surely.from), minutes: surely.low, least: limit.value }, cites)])
}

type Outcome = 'met' | 'not-met' | 'open'
const outcomeOf = ({ low, high }: Span, least: number): Outcome =>
  low >= least ? 'met' : high < least ? 'not-met' : 'open'

/** Of all stretches that begin with a shift: one that is certainly not met decides, then one that is not known. */
function worstOf(outcomes: readonly Outcome[]): Outcome {
  if (outcomes.includes('not-met')) return 'not-met'
  return outcomes.includes('open') ? 'open' : 'met'
}

/** Rest in blocks of a least length, added up over a stretch. */
function blocksOfRest({ marked, knownUntil }: Around, from: Clock, until: Clock, block: number): Span {
  const sum = (end: Clock) =>
    lengths(restsWithin(marked, from, end))
      .filter((length) => length >= block)
      .reduce((all, length) => all + length, 0)
  return { low: sum(Math.min(until, knownUntil)), high: sum(until) }
}

/**
 * Weekly rest: a long one in seven days, or more in fourteen days in blocks. It is a breach when neither can be met.
 * Source of law: ATW art. 5:5.
 */
export function weeklyRest(around: Around): ShortFinding<'weekly-rest'> {
  const id = 'weekly-rest'
  const limit = around.minor
    ? limitsFor(around, ['minorWeeklyRest'])?.minorWeeklyRest
    : limitsFor(around, ['weeklyRest'])?.weeklyRest
  if (!limit) return outOfCoverage(id)
  if (around.shifts.length === 0) return doesNotApply(id, 'no-work')
  const weeks = around.shifts.map(({ from }) => ({ from, ...longestRest(around, from, from + minutesOfWeek) }))
  const cites = rowsOf(limit)
  const least = limit.value
  switch (worstOf(weeks.map((rest) => outcomeOf(rest, least)))) {
    case 'met': {
      const minutes = Math.min(...weeks.map(({ low }) => low))
      const at = weeks.find(({ low }) => low === minutes)
      return isFine(id, [tell('weekly-rest-least', { day: dayOf(at?.from ?? 0), minutes, least }, cites)])
    }
    case 'open': {
      const open = weeks.find(({ low }) => low < least)
      const values = { day: dayOf(open?.from ?? 0), minutes: open?.low ?? 0, least }
      return asks(id, ['nextStart', 'moreWeeks'], { trace: [tell('weekly-rest-seen', values, cites)] })
    }
    case 'not-met': {
      const [short] = [...weeks].sort((a, b) => a.high - b.high)
      const minutes = short?.high ?? 0
      const values = { day: dayOf(short?.from ?? 0), minutes, least, under: least - minutes }
      const trace = [tell('weekly-rest-short', values, cites)]
      return around.minor ? isBreach(id, null, { trace }) : byFortnight(around, trace)
    }
  }
}

/** What the other way says once seven days are too short: more rest in fourteen days, in blocks. */
function byFortnight(around: Around, trace: readonly Step[]): ShortFinding<'weekly-rest'> {
  const id = 'weekly-rest'
  const limits = limitsFor(around, ['fortnightRest', 'fortnightDays', 'fortnightBlock'])
  if (!limits) return outOfCoverage(id)
  const length = limits.fortnightDays.value * minutesOfDay
  const block = limits.fortnightBlock.value
  const rests = around.shifts.map(({ from }) => blocksOfRest(around, from, from + length, block))
  const values = { least: limits.fortnightRest.value, days: limits.fortnightDays.value, block }
  const cites = rowsOf(limits.fortnightRest, limits.fortnightDays, limits.fortnightBlock)
  const steps = [...trace, tell('fortnight-rest', values, cites)]
  switch (worstOf(rests.map((rest) => outcomeOf(rest, limits.fortnightRest.value)))) {
    case 'met':
      return isFine(id, steps)
    case 'open':
      return asks(id, ['moreWeeks'], { trace: steps })
    case 'not-met':
      return isBreach(id, null, { trace: steps })
  }
}
