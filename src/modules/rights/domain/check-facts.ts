import type { Fact, FactRow } from '#kernel/facts.ts'

export const factFindingCodes = [
  'id-twice',
  'no-rows',
  'period-order',
  'overlap',
  'value-missing',
  'source-missing',
] as const
export type FactFindingCode = (typeof factFindingCodes)[number]

/** Something wrong with the fact at `index` of its file; `row` when it is about one row. */
export interface FactFinding {
  code: FactFindingCode
  index: number
  row: number | null
  message: string
}

/** True for a row that holds on its days: decided, whether it began or not. What was only proposed never does. */
export const canHold = ({ status }: FactRow): boolean => status === 'in-force' || status === 'published-future'

/**
 * Holds the facts of one file against the rules of the table. A row that was only proposed, or was withdrawn, may lie
 * beside the row that holds.
 *
 * @param known ids that stand in files read before this one
 */
export function checkFacts(facts: readonly Fact[], known: ReadonlySet<string>): FactFinding[] {
  const seen = new Set(known)
  return facts.flatMap((fact, index) => {
    const twice = seen.has(fact.id)
    seen.add(fact.id)
    return [
      ...(twice ? [inFact('id-twice', index, `There is another fact with the id "${fact.id}".`)] : []),
      ...(fact.rows.length === 0 ? [inFact('no-rows', index, `"${fact.id}" has no rows.`)] : []),
      ...fact.rows.flatMap((row, at) => {
        const before = canHold(row) ? fact.rows.slice(0, at).filter(canHold).at(-1) : undefined
        return checkRow(fact, row, before).map((one) => ({ ...one, index, row: at }))
      }),
    ]
  })
}

function checkRow(
  { id, unit }: Fact,
  row: FactRow,
  before: FactRow | undefined,
): Pick<FactFinding, 'code' | 'message'>[] {
  const found: [boolean, FactFindingCode, string][] = [
    [row.until !== null && row.until <= row.from, 'period-order', `a row of "${id}" ends before it begins.`],
    [
      before !== undefined && (before.until === null || before.until > row.from),
      'overlap',
      `the row of "${id}" from ${row.from} begins before the one above it ends.`,
    ],
    [
      (unit === 'rule') !== (row.value === null),
      'value-missing',
      unit === 'rule' ? `"${id}" is a rule and has no value.` : `a row of "${id}" needs a value in ${unit}.`,
    ],
    [
      row.sources.length === 0,
      'source-missing',
      `a row of "${id}" names no source; what is general knowledge names OWN-1.`,
    ],
  ]
  return found.flatMap(([wrong, code, message]) =>
    wrong ? [{ code, message: message.charAt(0).toUpperCase() + message.slice(1) }] : [],
  )
}

const inFact = (code: FactFindingCode, index: number, message: string): FactFinding => ({
  code,
  index,
  row: null,
  message,
})
