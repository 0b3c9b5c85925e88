import { addDays, type Day } from '#kernel/days.ts'
import { type Fact, type FactRow, type Facts, factOn } from '#kernel/facts.ts'
import { canHold } from './check-facts.ts'
import { ruleFacts } from './rule-facts.ts'
import { type Scale, scales, shareTables, wageTables, yearTables } from './wage-tables.ts'

export { ruleFacts }

export const tableFindingCodes = [
  'rows-unsorted',
  'wage-gap',
  'wage-day',
  'cap-day',
  'base-missing',
  'five-cents',
  'scale-amount',
  'scale-order',
  'week-amount',
  'checkers-missing',
  'place-missing',
] as const
export type TableFindingCode = (typeof tableFindingCodes)[number]

/** Something wrong with one row of a fact, or with how it stands to the rows of others. */
export interface TableFinding {
  code: TableFindingCode
  fact: string
  /** Its place among the rows of the fact. */
  row: number
  message: string
}

/**
 * Proves the tables that checks of pay rest on: every amount is where it belongs and is what the rule makes of it. What
 * is not there is not missed. Findings:
 * `rows-unsorted` – begins before the row above it · `wage-gap` – no amount between two rows · `wage-day` – an amount
 * that does not run from 1 January or 1 July to such a day · `cap-day` – a yearly amount that does not run from
 * 1 January to 1 January · `base-missing` – no adult amount or share for all of its days · `five-cents` – an amount a
 * month or week that is no multiple of € 0.05 · `scale-amount` – not its share of the adult amount · `scale-order` – not
 * below the amount that it is a part of · `week-amount` – not 3/13 of the month · `checkers-missing` – not two who
 * checked it · `place-missing` – neither a place in the law nor a source that somebody can
 * read, and not so uncertain that no verdict can rest on it.
 */
export function checkTables(facts: Facts): TableFinding[] {
  const within = (ids: readonly string[], check: (fact: Fact) => TableFinding[]): TableFinding[] =>
    ids.flatMap((id) => facts.get(id) ?? []).flatMap(check)
  return [
    ...[...facts.values()].flatMap(checkOrder),
    ...within(wageTables, checkWageDays),
    ...within(yearTables, checkYears),
    ...scales.flatMap((scale) => checkScale(facts, scale)),
    ...checkWeeks(facts),
    ...within([...ruleFacts, ...shareTables], checkCare),
  ]
}

/** A table that nobody knows the continuation of. */
export interface EndingTable {
  fact: string
  /** The first day for which no row holds. */
  until: Day
}

/**
 * The tables whose last row that can hold has fewer than `within` days to run on a day, or ended no more than as many
 * days before it; the first to end comes first.
 */
export function endingSoon(facts: Facts, on: Day, within = 60): EndingTable[] {
  const [early, late] = [addDays(on, -within), addDays(on, within)]
  return [...facts.values()]
    .flatMap(({ id, rows }) => {
      const until = rows.filter(canHold).at(-1)?.until ?? null
      return until !== null && early <= until && until < late ? [{ fact: id, until }] : []
    })
    .sort((a, b) => (a.until === b.until ? (a.fact < b.fact ? -1 : 1) : a.until < b.until ? -1 : 1))
}

/** One finding for each row that is not as it should be; of the rows that can hold, unless `counts` says otherwise. */
function rowsThat(
  fact: Fact,
  code: TableFindingCode,
  wrong: (row: FactRow, before: FactRow | undefined) => string | false,
  counts: (row: FactRow) => boolean = canHold,
): TableFinding[] {
  let before: FactRow | undefined
  return fact.rows.flatMap((row, at) => {
    if (!counts(row)) return []
    const what = wrong(row, before)
    before = row
    return what === false ? [] : [{ code, fact: fact.id, row: at, message: `"${fact.id}" from ${row.from} ${what}.` }]
  })
}
const everyRow = () => true

const checkOrder = (fact: Fact): TableFinding[] =>
  rowsThat(
    fact,
    'rows-unsorted',
    (row, before) => before !== undefined && row.from < before.from && 'begins before the row above it',
    everyRow,
  )

const isOneOf = (day: Day | null, ...ends: readonly string[]): boolean =>
  day !== null && ends.some((end) => day.endsWith(end))

const checkWageDays = (fact: Fact): TableFinding[] => [
  ...rowsThat(
    fact,
    'wage-gap',
    (row, before) => before !== undefined && before.until !== row.from && 'does not follow on the row above it',
  ),
  ...rowsThat(
    fact,
    'wage-day',
    ({ from, until }) =>
      !(isOneOf(from, '-01-01', '-07-01') && isOneOf(until, '-01-01', '-07-01')) &&
      'does not run from 1 January or 1 July to such a day',
  ),
]

const checkYears = (fact: Fact): TableFinding[] =>
  rowsThat(
    fact,
    'cap-day',
    ({ from, until }) =>
      !(isOneOf(from, '-01-01') && isOneOf(until, '-01-01')) && 'does not run from 1 January to 1 January',
  )

/** The value that holds on every day of a row; null when no single one does. */
function valueFor(fact: Fact | undefined, { from, until }: FactRow): number | null {
  const found = fact ? factOn(fact, from) : undefined
  if (!found?.ok) return null
  const { until: end, value } = found.value
  return end === null || (until !== null && until <= end) ? value : null
}

/**
 * Thousandths of a cent to the nearest multiple of `step` cents; half a step goes up.
 * Source of law: Besluit minimumjeugdloon art. 2 paragraph 2 – since 2024 to € 0.01, before to € 0.05.
 */
const rounded = (thousandths: number, step: number): number =>
  Math.floor((thousandths + step * 500) / (step * 1000)) * step

function checkScale(facts: Facts, { table, base, share, step, under }: Scale): TableFinding[] {
  const fact = facts.get(table)
  if (!fact) return []
  const of = (id: string, row: FactRow) => valueFor(facts.get(id), row)
  const due = (row: FactRow): number | null => {
    const [amount, part] = [of(base, row), of(share, row)]
    return amount === null || part === null ? null : rounded(amount * part, step)
  }
  return [
    ...rowsThat(fact, 'base-missing', (row) => due(row) === null && 'has no adult amount or share for all of its days'),
    ...rowsThat(
      fact,
      'five-cents',
      ({ value }) => (value ?? 0) % step !== 0 && `is ${value}, no multiple of ${step} cents`,
    ),
    ...rowsThat(fact, 'scale-amount', (row) => {
      const amount = due(row)
      return (
        amount !== null && row.value !== amount && `is ${row.value}, and its share of the adult amount is ${amount}`
      )
    }),
    ...rowsThat(fact, 'scale-order', (row) => {
      const above = of(under.table, row)
      if (above === null || row.value === null || row.value < above) return false
      const same = of(share, row) === (under.share === null ? wholeShare : of(under.share, row))
      return !(same && row.value === above) && `is ${row.value}, not below the ${above} of "${under.table}"`
    }),
  ]
}

/** All of the adult amount, in per mille. */
const wholeShare = 1000

/** Source of law: WML art. 14 paragraph 10 as it was before 2024; the orders round to the nearest five cents. */
function checkWeeks(facts: Facts): TableFinding[] {
  const week = facts.get('minimum-wage-week')
  if (!week) return []
  return rowsThat(week, 'week-amount', (row) => {
    const month = valueFor(facts.get('minimum-wage-month'), row)
    if (month === null) return 'has no amount of a month for all of its days'
    const amount = Math.floor((6 * month + 65) / 130) * 5
    return row.value !== amount && `is ${row.value}, and 3/13 of the month is ${amount}`
  })
}

/** General knowledge is no source that somebody can read. */
const ownKnowledge = 'OWN-1'

const checkCare = (fact: Fact): TableFinding[] => [
  ...rowsThat(
    fact,
    'checkers-missing',
    ({ checkedBy }) => new Set(checkedBy).size < 2 && 'was not checked by two, and checks rest on it',
    everyRow,
  ),
  ...rowsThat(
    fact,
    'place-missing',
    ({ law, sources, confidence }) =>
      confidence !== 'uncertain' &&
      law.length + fact.law.length === 0 &&
      sources.every((code) => code === ownKnowledge) &&
      'names neither a place in the law nor a source, and checks rest on it',
    everyRow,
  ),
]
