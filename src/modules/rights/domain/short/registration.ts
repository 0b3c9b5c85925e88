import type { DayNumber } from '#kernel/day-number.ts'
import { doesNotApply, isFine, outOfCoverage } from '../finding.ts'
import type { RuleBook } from '../rule-book.ts'
import { rowsOn } from '../surroundings.ts'
import { asks, monthsLater, type ShortFinding, sure, tell } from './answer.ts'

/** A stay in the Netherlands; `null`: not known. */
export interface Stay {
  arrival: DayNumber | null
  /** The last day here. */
  leaving: DayNumber | null
  /** The day somebody comes back after leaving. */
  awayUntil: DayNumber | null
  /** True when somebody leaves for good. */
  forGood: boolean | null
}

export type RegistrationId = 'registration' | 'deregistration'

/** When somebody registers as a resident, and deregisters. Source of law: Wet BRP art. 2.38 and 2.43. */
export function registration(stay: Stay, book: RuleBook): readonly ShortFinding<RegistrationId>[] {
  return [register(stay, book), deregister(stay, book)].map(sure)
}

/** As residents are counted by how long they will stay; on the border itself the municipality is asked. */
function register({ arrival, leaving }: Stay, book: RuleBook): ShortFinding<'registration'> {
  const id = 'registration'
  if (arrival === null) return asks(id, leaving === null ? ['arrival', 'leaving'] : ['arrival'])
  const rows = rowsOn(book, arrival, ['stay-months-for-registration', 'stay-months-window', 'register-within-days'])
  const rules = rowsOn(book, arrival, ['REG-01', 'REG-02'])
  const [months, window, days] = rows ?? []
  const [resident, guest] = rules ?? []
  if (!months || !window || !days || !resident || !guest) return outOfCoverage(id)
  const limit = monthsLater(arrival, months.value)
  const longer = tell('stay-limit', { months: months.value, window: window.value, day: limit }, [
    resident,
    months,
    window,
  ])
  const by = tell('register-by', { days: days.value, day: arrival + days.value }, [resident, days])
  const rni = tell('register-rni', {}, [guest])
  if (leaving === null) return asks(id, ['leaving'], { trace: [longer, by, rni] })
  if (leaving === limit) return asks(id, [], { why: 'on-the-border', trace: [longer, by] })
  return leaving > limit ? isFine(id, [longer, by], 'as-resident') : isFine(id, [longer, rni], 'as-guest')
}

function deregister(stay: Stay, book: RuleBook): ShortFinding<'deregistration'> {
  const id = 'deregistration'
  const { arrival, leaving, awayUntil, forGood } = stay
  if (leaving === null) return asks(id, ['leaving'])
  const rows = rowsOn(book, leaving, [
    'leave-months-for-deregistration',
    'leave-months-window',
    'deregister-days-before',
  ])
  const [rule] = rowsOn(book, leaving, ['REG-05']) ?? []
  const [months, window, days] = rows ?? []
  if (!months || !window || !days || !rule) return outOfCoverage(id)
  const limit = tell('away-limit', { months: months.value, window: window.value }, [rule, months, window])
  if (arrival === null) return asks(id, ['arrival'], { trace: [limit] })
  const registered = sure(register(stay, book))
  if (registered.verdict === 'out-of-coverage') return outOfCoverage(id)
  if (registered.why === 'as-guest') return doesNotApply(id, 'not-resident')
  const when = tell('deregister-between', { days: days.value, from: leaving - days.value, until: leaving }, [
    rule,
    days,
  ])
  // Who may not have had to register, may not have to deregister.
  const must =
    registered.verdict === 'unknown'
      ? asks(id, registered.missing, { why: registered.why, trace: [limit, when] })
      : isFine(id, [limit, when])
  if (forGood) return must
  if (awayUntil === null) return asks(id, ['awayUntil'], { trace: [limit, when] })
  const back = monthsLater(leaving, months.value)
  if (awayUntil === back) return asks(id, [], { why: 'on-the-border', trace: [limit, when] })
  return awayUntil > back ? must : doesNotApply(id, 'away-short', [limit])
}
