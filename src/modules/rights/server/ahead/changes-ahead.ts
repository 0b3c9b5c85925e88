import { addDays, type Day } from '#kernel/days.ts'
import { type Fact, type FactRow, type Facts, factOn } from '#kernel/facts.ts'

/** A row of a fact that holds, will hold, or is only talked of. */
export interface RuleRow {
  fact: Fact
  row: FactRow
  /** What held the day before; null when nothing did, and for a rule. */
  before: number | null
}

/** What lies ahead, by how sure it is. */
export interface ChangesAhead {
  /** Decided and still to begin, by day. */
  decided: readonly { day: Day; rules: readonly RuleRow[] }[]
  /** Not the law, whatever its day. */
  proposed: readonly RuleRow[]
  /** Plans that were dropped and whose days are still to come, by fact. */
  withdrawn: readonly { fact: Fact; rules: readonly RuleRow[] }[]
  /** Amounts that change on a known day to an amount that we do not know yet: the last row of each. */
  awaited: readonly RuleRow[]
}

/** Amounts that are set anew for each period. Other facts end on the last day for which they were checked, which says nothing. */
const setAnew = ['minimum-wage-hour', 'health-deduction-cap-year'] as const

/** Amounts whose change another fact tells in words. */
const toldBy: ReadonlyMap<string, string> = new Map([['housing-deduction-cap', 'housing-deduction-abolition']])

const isAhead = ({ from }: FactRow, today: Day) => from > today
const isOver = ({ until }: FactRow, today: Day) => until !== null && until <= today

/** Everything that will or may change after a day. A row that only says again what held before is no change. */
export function changesAhead(facts: Facts, today: Day): ChangesAhead {
  const rules = [...facts.values()].flatMap((fact) => fact.rows.map((row) => ruleRow(fact, row)))
  const of = (status: FactRow['status']) => rules.filter(({ row }) => row.status === status)
  const decided = rules
    .filter(({ row }) => row.status === 'in-force' || row.status === 'published-future')
    .filter(({ row, before }) => isAhead(row, today) && (row.value === null || row.value !== before))
  const days = [...new Set(decided.map(({ row }) => row.from))].sort()
  const proposed = of('proposed').filter(({ row }) => !isOver(row, today))
  const withdrawn = of('withdrawn').filter(({ row }) => !isOver(row, today))
  return {
    decided: days.map((day) => ({ day, rules: decided.filter(({ row }) => row.from === day) })),
    proposed: proposed.filter(({ fact }) => !proposed.some((one) => one.fact.id === toldBy.get(fact.id))),
    withdrawn: [...new Set(withdrawn.map(({ fact }) => fact))].map((fact) => ({
      fact,
      rules: withdrawn.filter((one) => one.fact === fact),
    })),
    awaited: setAnew.flatMap((id) => awaitedOf(facts.get(id), today)),
  }
}

function ruleRow(fact: Fact, row: FactRow): RuleRow {
  const held = factOn(fact, addDays(row.from, -1))
  return { fact, row, before: held.ok ? held.value.value : null }
}

function awaitedOf(fact: Fact | undefined, today: Day): RuleRow[] {
  const last = fact?.rows.at(-1)
  if (!fact || !last || last.until === null || isOver(last, today) || isAhead(last, today)) return []
  return [ruleRow(fact, last)]
}

/** The row of a fact that holds on a day, or else the next one that was decided; undefined when there is neither. */
export function ruleOn(facts: Facts, id: string, today: Day): RuleRow | undefined {
  const fact = facts.get(id)
  if (!fact) return undefined
  const held = factOn(fact, today)
  const next = fact.rows.find((row) => row.status === 'published-future' && isAhead(row, today))
  const row = held.ok ? held.value : next
  return row && ruleRow(fact, row)
}
