import type { DayNumber } from '#kernel/day-number.ts'
import { centsUp, compare, minus, times, wholeCents } from '#kernel/ratio.ts'
import type { Cents } from '#kernel/units.ts'
import { doesNotApply, isBreach, isFine, outOfCoverage } from '../finding.ts'
import type { RuleBook } from '../rule-book.ts'
import { ratioValue, rowsOn } from '../surroundings.ts'
import { asks, type ShortFinding, sure, tell } from './answer.ts'

/** Fines and damage that an employer makes somebody pay; `null`: not known. */
export interface FineQuestion {
  day: DayNumber | null
  /** All fines of one week. */
  fine: Cents | null
  /** Wage of one day. */
  dayWage: Cents | null
  /** A clause in writing names the rule and the amount. */
  clause: boolean | null
  /** The money stays with the employer, or with whoever gives the fine. */
  employerBenefit: boolean | null
  /** After it the wage is still the minimum wage or more. */
  minimumLeft: boolean | null
  /** What has to be paid for damage or things that were lost. */
  damage: Cents | null
  /** It was done on purpose, or somebody knew that it was reckless. */
  intent: boolean | null
}

export type FineId = 'fine-limit' | 'fine-clause' | 'fine-benefit' | 'fine-from-minimum' | 'damage'

/**
 * An employer's fine: how much in a week, only as a clause says, not for his own benefit, and never off the minimum wage.
 * Source of law: BW 7:650, 7:651 and 7:661; WML art. 13.
 */
export function fines(asked: FineQuestion, book: RuleBook): readonly ShortFinding<FineId>[] {
  return [
    limit(asked, book),
    clause(asked, book),
    benefit(asked, book),
    fromMinimum(asked, book),
    damage(asked, book),
  ].map(sure)
}

/** The day and the amount, or why there is nothing to say. */
function fineOf<Id extends FineId>(
  id: Id,
  { day, fine }: FineQuestion,
): { day: DayNumber; fine: Cents } | ShortFinding<Id> {
  if (fine === 0) return doesNotApply(id, 'no-fine')
  if (day === null || fine === null)
    return asks(id, [...(day === null ? (['day'] as const) : []), ...(fine === null ? (['fine'] as const) : [])])
  return { day, fine }
}

/** Only pay above the minimum wage leaves room for another agreement on the amount. */
function limit(asked: FineQuestion, book: RuleBook): ShortFinding<'fine-limit'> {
  const id = 'fine-limit'
  const got = fineOf(id, asked)
  if ('verdict' in got) return got
  const rows = rowsOn(book, got.day, ['employer-fine-week-share', 'TR-03'])
  const share = rows?.[0]
  if (!rows || !share) return outOfCoverage(id)
  const rule = tell('fine-share', { share: share.value }, rows)
  if (asked.dayWage === null) return asks(id, ['dayWage'], { trace: [rule] })
  const most = times(wholeCents(asked.dayWage), share.value, 1000)
  const paid = wholeCents(got.fine)
  const trace = [rule, tell('fine-against', { fine: got.fine, most: ratioValue(most) })]
  if (compare(paid, most) <= 0) return isFine(id, trace)
  if (asked.minimumLeft === null) return asks(id, ['minimumLeft'], { trace })
  if (asked.minimumLeft) return asks(id, [], { why: 'above-minimum', trace })
  return isBreach(id, centsUp(minus(paid, most)), { trace })
}

function clause(asked: FineQuestion, book: RuleBook): ShortFinding<'fine-clause'> {
  const id = 'fine-clause'
  const got = fineOf(id, asked)
  if ('verdict' in got) return got
  const rows = rowsOn(book, got.day, ['TR-03'])
  if (!rows) return outOfCoverage(id)
  const trace = [tell('fine-clause', {}, rows)]
  if (asked.clause === null) return asks(id, ['clause'], { trace })
  return asked.clause ? isFine(id, trace) : isBreach(id, got.fine, { trace })
}

function benefit(asked: FineQuestion, book: RuleBook): ShortFinding<'fine-benefit'> {
  const id = 'fine-benefit'
  const got = fineOf(id, asked)
  if ('verdict' in got) return got
  const rows = rowsOn(book, got.day, ['TR-03'])
  if (!rows) return outOfCoverage(id)
  const trace = [tell('fine-benefit', {}, rows)]
  if (asked.employerBenefit === null) return asks(id, ['employerBenefit'], { trace })
  if (!asked.employerBenefit) return isFine(id, trace)
  if (asked.minimumLeft === null) return asks(id, ['minimumLeft'], { trace })
  return asked.minimumLeft ? asks(id, [], { why: 'above-minimum', trace }) : isBreach(id, got.fine, { trace })
}

function fromMinimum(asked: FineQuestion, book: RuleBook): ShortFinding<'fine-from-minimum'> {
  const id = 'fine-from-minimum'
  const got = fineOf(id, asked)
  if ('verdict' in got) return got
  const rows = rowsOn(book, got.day, ['DED-06'])
  if (!rows) return outOfCoverage(id)
  const trace = [tell('fine-from-minimum', {}, rows)]
  if (asked.minimumLeft === null) return asks(id, ['minimumLeft'], { trace })
  // How much of it came off the minimum is for the payslip check.
  return asked.minimumLeft ? isFine(id, trace) : isBreach(id, null, { trace })
}

function damage(asked: FineQuestion, book: RuleBook): ShortFinding<'damage'> {
  const id = 'damage'
  if (asked.damage === 0) return doesNotApply(id, 'no-damage')
  if (asked.day === null) return asks(id, ['day'])
  const rows = rowsOn(book, asked.day, ['TR-04'])
  const wage = rowsOn(book, asked.day, ['DED-07'])
  if (!rows || !wage) return outOfCoverage(id)
  const trace = [tell('damage-rule', {}, rows), tell('damage-from-minimum', {}, wage)]
  if (asked.damage === null) return asks(id, ['damage'], { trace })
  if (asked.intent === null) return asks(id, ['intent'], { trace })
  if (!asked.intent) return isBreach(id, asked.damage, { trace })
  if (asked.minimumLeft === null) return asks(id, ['minimumLeft'], { trace })
  return asked.minimumLeft ? isFine(id, trace) : isBreach(id, null, { trace })
}
