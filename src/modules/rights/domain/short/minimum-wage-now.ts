import type { DayNumber } from '#kernel/day-number.ts'
import { doesNotApply, isFine, outOfCoverage } from '../finding.ts'
import type { BirthDate } from '../payslip.ts'
import type { RuleBook } from '../rule-book.ts'
import { rowsOn } from '../surroundings.ts'
import { hourlyFrom, type RateRows, ratesOn } from '../wage-rates.ts'
import { asks, birthFrom, type ShortFinding, sure, tell } from './answer.ts'

/** Who asks for the minimum wage, and of which day; `null`: not known. */
export interface WageQuestion {
  day: DayNumber | null
  /** A second day, to compare with; null when nobody asks for one. */
  otherDay: DayNumber | null
  birthDate: BirthDate | null
  /** In whole years, in the place of a birth date: the age on both days. */
  age: number | null
  apprentice: boolean | null
}

export type WageAnswerId = 'minimum-wage-on' | 'minimum-wage-other' | 'minimum-wage-change'

/**
 * The minimum wage on one day, and on another one with the difference. From 2024 on an amount per hour; before, amounts
 * for a full working week.
 * Source of law: WML art. 7 and 8; Besluit minimumjeugdloonregeling.
 */
export function minimumWageNow(asked: WageQuestion, book: RuleBook): readonly ShortFinding<WageAnswerId>[] {
  const first = wageOn('minimum-wage-on', asked, asked.day, book)
  if (asked.otherDay === null) return [first]
  return [first, wageOn('minimum-wage-other', asked, asked.otherDay, book), change(asked, asked.otherDay, book)]
}

const workerOn = ({ birthDate, age, apprentice }: WageQuestion, day: DayNumber) => ({
  birthDate: birthFrom(birthDate, age, day),
  apprentice,
})

function wageOn<Id extends WageAnswerId>(
  id: Id,
  asked: WageQuestion,
  day: DayNumber | null,
  book: RuleBook,
): ShortFinding<Id> {
  if (day === null) return asks(id, ['day'])
  const hourly = day >= hourlyFrom
  const rows = ratesOn(book, hourly ? 'hour' : 'month', day, workerOn(asked, day))
  if (rows === 'out-of-coverage') return outOfCoverage(id)
  if (rows.age !== null && !rows.high) return doesNotApply(id, 'too-young')
  if (rows.age === null || rows.asks.length > 0 || !rows.high) return notOneAmount(id, day, rows, book)
  if (hourly) {
    const steps = [tell('wage-hour', { day, age: rows.age, rate: rows.high.value }, [rows.high])]
    return sure(isFine(id, steps))
  }
  const week = ratesOn(book, 'week', day, workerOn(asked, day))
  const perWeek = week === 'out-of-coverage' ? null : week.high
  const month = tell('wage-month', { day, age: rows.age, rate: rows.high.value }, [rows.high])
  return sure(isFine(id, perWeek ? [month, tell('wage-week', { rate: perWeek.value }, [perWeek])] : [month]))
}

/** What can be said when the age, or whether somebody is an apprentice, is not known. */
function notOneAmount<Id extends WageAnswerId>(
  id: Id,
  day: DayNumber,
  { low, high, age }: RateRows,
  book: RuleBook,
): ShortFinding<Id> {
  if (!high) return outOfCoverage(id)
  if (age === null) {
    const adult = rowsOn(book, day, ['minimum-wage-age']) ?? []
    const step = tell('wage-adult', { day, age: adult[0]?.value ?? 0, rate: high.value }, [high, ...adult])
    return asks(id, ['birthDate'], { trace: [step] })
  }
  const between = { day, low: low?.value ?? 0, high: high.value }
  const step = low
    ? tell('wage-between', between, [low, high])
    : tell('wage-at-most', { day, rate: high.value }, [high])
  return asks(id, ['apprentice'], { trace: [step] })
}

function change(asked: WageQuestion, otherDay: DayNumber, book: RuleBook): ShortFinding<'minimum-wage-change'> {
  const id = 'minimum-wage-change'
  if (asked.day === null) return asks(id, ['day'])
  if (asked.day >= hourlyFrom !== otherDay >= hourlyFrom) return doesNotApply(id, 'hour-against-month')
  const per = asked.day >= hourlyFrom ? 'hour' : 'month'
  const [one, other] = [asked.day, otherDay].map((day) => ratesOn(book, per, day, workerOn(asked, day)))
  if (!one || !other || one === 'out-of-coverage' || other === 'out-of-coverage') return outOfCoverage(id)
  if (one.age === null || other.age === null) return asks(id, ['birthDate'])
  if (!one.high || !other.high) return doesNotApply(id, 'too-young')
  if (one.asks.length + other.asks.length > 0) return asks(id, ['apprentice'])
  const amount = one.high.value - other.high.value
  const values = { day: asked.day, other: otherDay, amount: Math.abs(amount) }
  const step = amount === 0 ? 'wage-same' : amount > 0 ? 'wage-higher' : 'wage-lower'
  return sure(isFine(id, [tell(step, values, [one.high, other.high])]))
}
