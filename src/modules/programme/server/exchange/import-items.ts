import type { z } from 'zod'
import { itemFindings } from '../../domain/checks/check-items.ts'
import type { RegisterSurroundings } from '../../domain/checks/finding.ts'
import type { Item } from '../../domain/items.ts'
import type { Register } from '../../domain/register.ts'
import { itemForm } from '../../forms/item-file-form.ts'
import { joinedItem } from '../read-items.ts'
import { itemColumns, writtenColumns } from './items-csv.ts'
import { unguardCell } from './plain-cells.ts'
import { type CsvRow, readCsv } from './read-csv.ts'
import { type Import, type Refusal, refused } from './refusal.ts'

/** A row that can be taken over, with its Dutch words. It is not in the register: a person puts it in the files. */
export interface ImportedItem {
  line: number
  item: Item
  words: { title: string; text: string; term: string | null }
}

const needed = ['id', 'type', 'title', 'text', 'owners', 'deadline_basis', 'starts', 'sources', 'confidence']

/**
 * Reads the table that `itemsCsv` writes, or one with fewer of its columns. Columns that tell how an item stands are
 * passed over: what became of it needs evidence. Refusals: those of `readCsv`; `column-missing`, `column-unknown`;
 * `row-invalid` – a cell is not what its column asks; `id-taken` – it is in the register or twice in the file; and the
 * findings of the register's own checks.
 */
export function importItems(
  bytes: Uint8Array,
  register: Register,
  surroundings: RegisterSurroundings,
): Import<ImportedItem[]> {
  const table = readCsv(bytes)
  if (!table.ok) return table
  const { columns, rows } = table.value
  const head = columnRefusals(columns)
  if (head.length > 0) return { ok: false, refusals: head }

  const taken = new Set(register.items.map(({ id }) => id))
  const read = rows.map((row) => importRow(row, columns, register, surroundings, taken))
  const refusals = read.flatMap((one) => (one.ok ? [] : one.refusals))
  if (refusals.length > 0) return { ok: false, refusals }
  return { ok: true, value: read.flatMap((one) => (one.ok ? [one.value] : [])) }
}

function columnRefusals(columns: readonly string[]): Refusal[] {
  return [
    ...needed
      .filter((name) => !columns.includes(name))
      .map((name) => refused(1, name, 'column-missing', `The column "${name}" is missing.`)),
    ...columns
      .filter((name) => !itemColumns.includes(name))
      .map((name) => refused(1, name, 'column-unknown', `There is no column "${name}": ${itemColumns.join(', ')}.`)),
  ]
}

function importRow(
  { line, cells }: CsvRow,
  columns: readonly string[],
  register: Register,
  surroundings: RegisterSurroundings,
  taken: Set<string>,
): Import<ImportedItem> {
  const byName = new Map(columns.map((name, index) => [name, unguardCell(cells[index] ?? '').trim()]))
  const cell = (name: string) => byName.get(name) ?? ''
  const no = (column: string | null, code: string, message: string): Import<never> => ({
    ok: false,
    refusals: [refused(line, column, code, message)],
  })
  const parsed = itemForm.safeParse(rawItem(cell))
  if (!parsed.success) return { ok: false, refusals: parsed.error.issues.map((issue) => issueRefusal(issue, line)) }
  const item = joinedItem(parsed.data, register.documents)
  if (!item) return no('known_on', 'known-missing', 'Say since when it is known: it is of no note that is there.')
  if (taken.has(item.id)) return no('id', 'id-taken', `"${item.id}" is there already.`)
  taken.add(item.id)
  for (const name of ['title', 'text']) if (cell(name) === '') return no(name, 'row-invalid', 'There is no text.')

  const findings = itemFindings(item, register, idsOf(register), surroundings)
  if (findings.length > 0) {
    const refusals = findings.map(({ path, code, message }) => refused(line, columnOf(path), code, message))
    return { ok: false, refusals }
  }
  const words = { title: cell('title'), text: cell('text'), term: cell('term') || null }
  return { ok: true, value: { line, item, words } }
}

const idsOf = ({ parties, instruments, documents }: Register) => ({
  parties: new Set(parties.map(({ id }) => id)),
  instruments: new Set(instruments.map(({ id }) => id)),
  documents: new Set(documents.map(({ id }) => id)),
})

/** The cells in the shape of a row of the files, for the same schema. */
function rawItem(cell: (name: string) => string): Record<string, unknown> {
  const one = (name: string) => cell(name) || null
  const list = (name: string) => cell(name).split(/\s+/).filter(Boolean)
  const number = (name: string) => (cell(name) === '' ? null : Number(cell(name)))
  const known = cell('known_on') ? { on: cell('known_on'), basis: one('known_basis') ?? 'read' } : undefined
  return {
    id: cell('id'),
    type: cell('type'),
    document: one('document'),
    kind: one('kind'),
    certainty: one('certainty'),
    starts: one('starts'),
    owners: list('owners'),
    reporters: cell('reporters') ? list('reporters') : undefined,
    partners: list('partners'),
    places: list('places'),
    instruments: list('instruments'),
    deadline: { basis: cell('deadline_basis'), last: one('deadline_last') },
    since: one('since'),
    until: one('until'),
    known: one('document') === null ? known : undefined,
    stage: one('stage'),
    motion:
      cell('motion_name') === ''
        ? null
        : {
            name: cell('motion_name'),
            year: number('motion_year'),
            number: number('motion_number'),
            suffix: one('motion_suffix'),
            vote: one('motion_vote'),
          },
    agreement: one('agreement_table') && { table: cell('agreement_table'), executors: list('agreement_executors') },
    watch: one('watch_again') && { again: cell('watch_again'), planned: cell('watch_planned') },
    sources: list('sources'),
    confidence: cell('confidence'),
  }
}

/** `deadline.basis` is the column `deadline_basis`, `known.on` is `known_on`; what has no column has null. */
function columnOf(path: readonly PropertyKey[]): string | null {
  const names = path.filter((step) => typeof step === 'string')
  const joined = names.join('_')
  const first = names[0] ?? ''
  if (joined in writtenColumns) return joined
  const inside = Object.keys(writtenColumns).find((name) => name.startsWith(`${first}_`))
  return first in writtenColumns ? first : (inside ?? null)
}

const issueRefusal = (issue: z.core.$ZodIssue, line: number): Refusal =>
  refused(line, columnOf(issue.path), 'row-invalid', issue.message.replace(/^Invalid input: /, ''))
