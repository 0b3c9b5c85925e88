import { type DayNumber, dayNumberOf } from '#kernel/day-number.ts'
import type { Fact, FactRow, LawPlace } from '#kernel/facts.ts'

/** What held from the first day to before `until`: a row of a fact, ready to be looked up and to be cited. */
export interface BookRow {
  readonly fact: string
  readonly unit: Fact['unit']
  readonly first: DayNumber
  /** The first day on which it holds no longer; infinite when no end is known. */
  readonly until: DayNumber
  /** Whole, in the unit of the fact; 0 for a rule. */
  readonly value: number
  readonly law: readonly LawPlace[]
  readonly row: FactRow
}

/**
 * The facts that checks stand on. Outside its rows a fact gives nothing, never the nearest row; a row that was only
 * proposed or was withdrawn is not in the book.
 */
export interface RuleBook {
  /** Every row of a fact, by day; none for a fact that the book does not have. */
  rows(fact: string): readonly BookRow[]
  /** The row that holds on a day. */
  on(fact: string, day: DayNumber): BookRow | undefined
  /** True for a book that also holds what is only proposed: nothing it says is the law. */
  readonly preview: boolean
}

const holds = ({ status }: FactRow): boolean => status === 'in-force' || status === 'published-future'
const none: readonly BookRow[] = []

/**
 * @param preview also lets in what was only proposed, in the place of what holds on those days. For looking ahead, with
 * a label on everything that comes of it; never for a verdict.
 */
export function openRuleBook(facts: Iterable<Fact>, { preview = false } = {}): RuleBook {
  const byFact = new Map<string, readonly BookRow[]>()
  for (const fact of facts) byFact.set(fact.id, rowsOf(fact, preview))
  return {
    preview,
    rows: (fact) => byFact.get(fact) ?? none,
    on: (fact, day) => {
      const rows = byFact.get(fact) ?? none
      for (let at = rows.length - 1; at >= 0; at--) {
        const row = rows[at]
        if (row && row.first <= day) return day < row.until ? row : undefined
      }
      return undefined
    },
  }
}

function rowsOf(fact: Fact, preview: boolean): BookRow[] {
  const proposed = preview ? fact.rows.filter(({ status }) => status === 'proposed') : []
  const sure = fact.rows.filter(holds).map((row) => rowOf(fact, row))
  const ahead = proposed.map((row) => rowOf(fact, row))
  // A proposal takes the place of what it would change, from its day on.
  const cut = sure.flatMap((row) => {
    const by = ahead.find(({ first, until }) => first < row.until && row.first < until)
    if (!by) return [row]
    return row.first < by.first ? [{ ...row, until: by.first }] : []
  })
  return [...cut, ...ahead].sort((a, b) => a.first - b.first)
}

const rowOf = ({ id, unit, law }: Fact, row: FactRow): BookRow => ({
  fact: id,
  unit,
  first: dayNumberOf(row.from),
  until: row.until === null ? Number.POSITIVE_INFINITY : dayNumberOf(row.until),
  value: row.value ?? 0,
  law: row.law.length > 0 ? row.law : law,
  row,
})
