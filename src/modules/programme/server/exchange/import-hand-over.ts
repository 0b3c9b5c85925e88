import { stringify } from 'yaml'
import type { Day } from '#kernel/days.ts'
import type { Areas } from '#modules/areas/index.ts'
import { unguardCell } from '#platform/documents/plain-cells.ts'
import type { HandOverStatement } from '../../domain/hand-over.ts'
import { ownSource } from '../../domain/own-hand-over.ts'
import type { Register } from '../../domain/register.ts'
import { handOverForm } from '../../forms/register-file-forms.ts'
import { handOverColumns, handOverContext } from './hand-over-csv.ts'
import { readCsv } from './read-csv.ts'
import { type Import, type Refusal, refused } from './refusal.ts'
import type { TableRow } from './table.ts'

/** What the statements are held against. */
export interface HandOverSurroundings {
  areas: Areas
  register: Pick<Register, 'handOver' | 'parties'>
  isKnownSource(code: string): boolean
  today: Day
}

export interface HandOverImport {
  /** New ones, in the order of the file. They are not in the register: a person puts them in the files. */
  statements: HandOverStatement[]
  /** Lines that say nothing: the answer is empty or `unknown`. */
  empty: number
  /** Lines that the register has already, word for word. */
  known: number
}

/**
 * Reads the table that `handOverCsv` writes, filled in. Refusals: those of `readCsv`; `column-missing`,
 * `column-unknown`; `row-invalid` – a cell is not what its column asks, such as a step or a date that is none;
 * `answer-missing` – there is a date or a source and no answer; `municipality-unknown`, `municipality-not-there` – it
 * did not exist then; `out-of-coverage` – nothing is known of municipalities then; `party-unknown`, `source-unknown`,
 * `source-missing`; `known-before-it-happened`, `known-in-future`; `said-twice` – in the file, or otherwise in the
 * register. One refused row refuses the file.
 */
export function importHandOver(bytes: Uint8Array, surroundings: HandOverSurroundings): Import<HandOverImport> {
  const table = readCsv(bytes)
  if (!table.ok) return table
  const { columns, rows } = table.value
  const head = columnRefusals(columns)
  if (head.length > 0) return { ok: false, refusals: head }
  const read = rows.map((row) => importRow(row, columns, surroundings))
  const said = read.flatMap((one) => (one.ok && one.value ? [one.value] : []))
  const sorted = sortOut(said, surroundings.register.handOver)
  const refusals = [...read.flatMap((one) => (one.ok ? [] : one.refusals)), ...sorted.refusals]
  if (refusals.length > 0) return { ok: false, refusals: refusals.toSorted((one, other) => one.line - other.line) }
  return { ok: true, value: { statements: sorted.fresh, empty: read.length - said.length, known: sorted.known } }
}

/** Statements as `hand-over.yaml` writes them. */
export const handOverYaml = (statements: readonly HandOverStatement[]): string =>
  stringify(statements.map(fileRow), { lineWidth: 118 })

/** Always in the order of the file, so that two statements can be held against each other. */
function fileRow({
  municipality,
  step,
  answer,
  when,
  knownOn,
  knownBasis,
  by,
  sources,
  confidence,
}: HandOverStatement) {
  const known = { on: knownOn, basis: knownBasis }
  return { municipality, step, answer, when: when.text, known, by, sources, confidence }
}

const columnNames: readonly string[] = [...handOverColumns, ...handOverContext]

function columnRefusals(columns: readonly string[]): Refusal[] {
  return [
    ...handOverColumns
      .filter((name) => name !== 'known_basis' && !columns.includes(name))
      .map((name) => refused(1, name, 'column-missing', `The column "${name}" is missing.`)),
    ...columns
      .filter((name) => !columnNames.includes(name))
      .map((name) => refused(1, name, 'column-unknown', `There is no column "${name}": ${columnNames.join(', ')}.`)),
  ]
}

interface SaidAt {
  line: number
  statement: HandOverStatement
}

function importRow(
  { line, cells }: TableRow,
  columns: readonly string[],
  surroundings: HandOverSurroundings,
): Import<SaidAt | null> {
  const byName = new Map(columns.map((name, index) => [name, unguardCell(cells[index] ?? '').trim()]))
  const cell = (name: string) => byName.get(name) ?? ''
  // Said on screen: it stands in the database, and does not come back by a table.
  if (cell('sources') === ownSource) return { ok: true, value: null }
  if (cell('answer') === '' || cell('answer') === 'unknown') {
    const filled = ['when', 'known_on', 'by', 'sources'].find((name) => cell(name) !== '')
    if (filled === undefined) return { ok: true, value: null }
    const message = `"${filled}" is filled in, so write yes or no; a line of which nothing is known has neither.`
    return { ok: false, refusals: [refused(line, 'answer', 'answer-missing', message)] }
  }
  const parsed = handOverForm.safeParse([
    {
      municipality: cell('municipality'),
      step: cell('step'),
      answer: cell('answer'),
      when: cell('when'),
      known: { on: cell('known_on'), basis: cell('known_basis') || 'read' },
      by: cell('by'),
      sources: cell('sources').split(/\s+/).filter(Boolean),
      confidence: cell('confidence'),
    },
  ])
  if (!parsed.success) {
    const refusals = parsed.error.issues.map(({ path, message }) =>
      refused(line, columnOf(path), 'row-invalid', message.replace(/^Invalid (input|option): /, '')),
    )
    return { ok: false, refusals }
  }
  const [statement] = parsed.data
  if (!statement) return { ok: true, value: null }
  const refusals = [...placeRefusals(statement, line, surroundings), ...originRefusals(statement, line, surroundings)]
  return refusals.length > 0 ? { ok: false, refusals } : { ok: true, value: { line, statement } }
}

function columnOf(path: readonly PropertyKey[]): string | null {
  const [first, second] = path.filter((step) => typeof step === 'string')
  if (first === 'known') return second === 'basis' ? 'known_basis' : 'known_on'
  return first ?? null
}

/** The municipality existed on at least one of the days that the moment can be. */
function placeRefusals(
  { municipality, when }: HandOverStatement,
  line: number,
  { areas: { municipalities, coverage } }: HandOverSurroundings,
): Refusal[] {
  const own = municipalities.filter(({ code }) => code === municipality)
  const [first] = own
  if (!first)
    return [refused(line, 'municipality', 'municipality-unknown', `There is no municipality ${municipality}.`)]
  if (when.until <= coverage.from || when.from > coverage.lastChecked) {
    const days = `${coverage.from} up to and including ${coverage.lastChecked}`
    return [refused(line, 'when', 'out-of-coverage', `Which municipalities there are is known for ${days}.`)]
  }
  const there = own.some(
    ({ period }) => period.from < when.until && (period.until === null || when.from < period.until),
  )
  if (there) return []
  const sentence = `${municipality} ${first.name} was no municipality then (${when.text}).`
  return [refused(line, 'municipality', 'municipality-not-there', sentence)]
}

function originRefusals(
  { by, sources, when, knownOn }: HandOverStatement,
  line: number,
  { register, isKnownSource, today }: HandOverSurroundings,
): Refusal[] {
  const no = (wrong: boolean, column: string, code: string, message: string): Refusal[] =>
    wrong ? [refused(line, column, code, message)] : []
  const strange = sources.filter((code) => !isKnownSource(code))
  return [
    ...no(!register.parties.some(({ id }) => id === by), 'by', 'party-unknown', `There is no party "${by}".`),
    ...no(sources.length === 0, 'sources', 'source-missing', 'Say where it stands: a code of data/sources.yaml.'),
    ...no(strange.length > 0, 'sources', 'source-unknown', `Not in data/sources.yaml: ${strange.join(', ')}.`),
    ...no(when.from > knownOn, 'known_on', 'known-before-it-happened', 'It became known before it happened.'),
    ...no(knownOn > today, 'known_on', 'known-in-future', `${knownOn} is yet to come.`),
  ]
}

const keyOf = ({ municipality, step, when }: HandOverStatement) => `${municipality} ${step} ${when.text}`

/** Apart from each other: what is new, what is there already in the same words, and what contradicts. */
function sortOut(said: readonly SaidAt[], known: readonly HandOverStatement[]) {
  const there = new Map(known.map((statement) => [keyOf(statement), handOverYaml([statement])]))
  const seen = new Set<string>()
  const fresh: HandOverStatement[] = []
  const refusals: Refusal[] = []
  let same = 0
  for (const { line, statement } of said) {
    const key = keyOf(statement)
    const before = there.get(key)
    if (seen.has(key)) refusals.push(refused(line, null, 'said-twice', `${key} stands in this file twice.`))
    else if (before === undefined) fresh.push(statement)
    else if (before === handOverYaml([statement])) same += 1
    else refusals.push(refused(line, null, 'said-twice', `The register says something else of ${key}.`))
    seen.add(key)
  }
  return { fresh, refusals, known: same }
}
