import type { DayNumber } from '#kernel/day-number.ts'
import { centsUp, compare, minus, times, wholeCents } from '#kernel/ratio.ts'
import type { Cents } from '#kernel/units.ts'
import { isBreach, isFine, outOfCoverage, type Step } from '../finding.ts'
import type { RuleBook } from '../rule-book.ts'
import { ratioValue, rowsOn } from '../surroundings.ts'
import { asks, type ShortFinding, sure, tell } from './answer.ts'

/** What is known of a rent contract of a labour migrant; `null`: not known. */
export interface RentContract {
  /** The day it was made. */
  contractDay: DayNumber | null
  /** Written, and apart from the job contract. */
  separateContract: boolean | null
  /** The tenant was told of rights and duties in writing, in a language that she understands. */
  understood: boolean | null
  deposit: Cents | null
  /** Basic rent of a month, without service costs. */
  rent: Cents | null
}

export type RentContractId = 'separate-contract' | 'told-in-own-language' | 'deposit'

/**
 * The rent contract stands on paper of its own, and the tenant can read what it means. Earlier contracts are not covered.
 * Source of law: Wet goed verhuurderschap art. 2.
 */
export function rentContract(asked: RentContract, book: RuleBook): readonly ShortFinding<RentContractId>[] {
  const { contractDay, separateContract, understood } = asked
  return [
    yesOrNo('separate-contract', 'WGV-02', contractDay, separateContract, 'separateContract', book),
    yesOrNo('told-in-own-language', 'WGV-03', contractDay, understood, 'understood', book),
    deposit(asked, book),
  ].map(sure)
}

function yesOrNo<Id extends 'separate-contract' | 'told-in-own-language'>(
  id: Id,
  fact: string,
  day: DayNumber | null,
  met: boolean | null,
  input: 'separateContract' | 'understood',
  book: RuleBook,
): ShortFinding<Id> {
  if (day === null) return asks(id, met === null ? ['contractDay', input] : ['contractDay'])
  const rows = rowsOn(book, day, [fact])
  if (!rows) return outOfCoverage(id)
  const trace: Step[] = [{ id, values: {}, cites: rows }]
  if (met === null) return asks(id, [input], { trace })
  return met ? isFine(id, trace) : isBreach(id, null, { trace })
}

function deposit(asked: RentContract, book: RuleBook): ShortFinding<'deposit'> {
  const id = 'deposit'
  const { contractDay, rent } = asked
  if (contractDay === null) return asks(id, ['contractDay'])
  const rows = rowsOn(book, contractDay, ['deposit-max-months', 'WGV-04'])
  const months = rows?.[0]
  if (!rows || !months) return outOfCoverage(id)
  const rule = tell('deposit-most', { months: months.value }, rows)
  if (asked.deposit === null || rent === null) {
    const missing = [
      ...(asked.deposit === null ? (['deposit'] as const) : []),
      ...(rent === null ? (['rent'] as const) : []),
    ]
    return asks(id, missing, { trace: [rule] })
  }
  const most = times(wholeCents(rent), months.value, 1)
  const paid = wholeCents(asked.deposit)
  const trace = [rule, tell('deposit-against', { paid: asked.deposit, most: ratioValue(most) })]
  return compare(paid, most) > 0 ? isBreach(id, centsUp(minus(paid, most)), { trace }) : isFine(id, trace)
}
