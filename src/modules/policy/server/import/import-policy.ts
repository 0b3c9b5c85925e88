import { stringify } from 'yaml'
import type { z } from 'zod'
import { type Day, day } from '#kernel/days.ts'
import { parsePartialDate, partialDate, stretchOf } from '#kernel/partial-date.ts'
import type { Areas } from '#modules/areas/index.ts'
import { checkHousingRules, checkInventory } from '../../domain/check-frameworks.ts'
import { checkPolicy, type PolicyFinding } from '../../domain/check-policy.ts'
import { housingRuleIds, ruleForm } from '../../domain/housing-rules.ts'
import { type ImportKind, importColumns } from '../../forms/import-columns.ts'
import { documentsForm, housingRulesForm, inventoryForm } from '../../forms/policy-file-forms.ts'
import { type Policy, surroundingsOf } from '../load-policy.ts'
import { type Refusal, readTable, type TableRow } from './read-table.ts'

/** What was read, as the files it is to be joined with in `data/policy/`. */
export interface PolicyImport {
  rows: readonly unknown[]
  /** YAML by the name of the file. */
  files: Readonly<Record<string, string>>
}

export type PolicyImported = { ok: true; value: PolicyImport } | { ok: false; refusals: Refusal[] }

type Cells = TableRow['cells']

/** Dates outside these days are typing errors. */
const firstDay: Day = day('1990-01-01')
const afterLastDay: Day = day('2101-01-01')

/** The column that a field of a row comes from, where the words differ. */
const columnNames: Readonly<Record<string, string>> = {
  decidedBy: 'decided_by',
  inForce: 'in_force',
  validUntil: 'valid_until',
  reviewBy: 'review_by',
  saidBy: 'said_by',
  link: 'url',
}
const dateColumns = ['decided', 'published', 'in_force', 'valid_until', 'review_by', 'opened_on', 'on', 'from', 'until']
const wordLanguages = ['nl', 'en', 'pl'] as const

/**
 * Reads a table of documents, inventory statements or housing rules and holds it against what is known. One refused
 * cell refuses the whole file. Refusals: those of `readTable`; `date-out-of-range` – not from 1990 up to and including
 * 2100; `words-missing` – a document without Dutch words; `not-fit` – not what the column is for; and every code of
 * `checkPolicy`, `checkInventory` and `checkHousingRules`.
 *
 * @param known the policy that is published: an id may not be there twice, a rule may name its documents
 * @param sourceCodes the codes of `data/sources.yaml`
 */
export function importPolicy(
  bytes: Uint8Array,
  kind: ImportKind,
  known: Policy,
  areas: Areas,
  sourceCodes: ReadonlySet<string>,
): PolicyImported {
  const table = readTable(bytes, importColumns[kind])
  if (!table.ok) return table
  const rows = table.rows.map(({ line, cells }) => ({ line, cells: withCode(cells, areas) }))
  const around = surroundingsOf(areas, sourceCodes)
  switch (kind) {
    case 'documents':
      return imported(rows, documentsForm.element, documentRow, {
        before: known.documents,
        check: (documents) => checkPolicy({ measurements: [], documents }, around),
        files: (found) => ({ 'documents.yaml': rowsYaml(found), ...wordFiles(rows) }),
      })
    case 'inventory':
      return imported(rows, inventoryForm.element, inventoryRow, {
        before: known.inventory,
        check: (inventory) => checkInventory(inventory, around),
        files: (found) => ({ 'inventory.yaml': rowsYaml(found) }),
      })
    case 'rules':
      return imported(rows, housingRulesForm.element, ruleRow, {
        before: known.housingRules,
        check: (values) => checkHousingRules(values, known.documents, around),
        files: (found) => ({ 'housing-rules.yaml': rowsYaml(found) }),
      })
  }
}

interface Joining<T> {
  /** The rows that are published; findings about those are not about the table. */
  before: readonly T[]
  check(all: readonly T[]): PolicyFinding[]
  files(found: readonly T[]): Record<string, string>
}

function imported<T>(
  rows: readonly TableRow[],
  form: z.ZodType<T>,
  toRow: (cells: Cells) => unknown,
  { before, check, files }: Joining<T>,
): PolicyImported {
  const found: T[] = []
  const refusals = rows.flatMap((row): Refusal[] => {
    const read = form.safeParse(toRow(row.cells))
    if (read.success) found.push(read.data)
    const shape = read.success ? [] : read.error.issues.map((issue) => shapeRefusal(row, issue))
    return [...rangeRefusals(row), ...wordRefusals(row), ...shape]
  })
  if (refusals.length > 0) return { ok: false, refusals }
  const findings = check([...before, ...found]).filter(({ row }) => row >= before.length)
  if (findings.length === 0) return { ok: true, value: { rows: found, files: files(found) } }
  return {
    ok: false,
    refusals: findings.map(({ row, field, code, message }) => ({
      line: rows[row - before.length]?.line ?? 1,
      column: columnNames[field] ?? field,
      code,
      message,
    })),
  }
}

function shapeRefusal({ line, cells }: TableRow, { path, message }: z.core.$ZodIssue): Refusal {
  const field = String(path[0] ?? '')
  const column = columnNames[field] ?? field
  if (column === 'municipality') {
    const message = `"${cells['municipality'] ?? ''}" is no municipality that we know.`
    return { line, column, code: 'municipality-unknown', message }
  }
  return { line, column, code: 'not-fit', message: `${message.replace(/^Invalid input: /, '')}.` }
}

const rangeRefusals = ({ line, cells }: TableRow): Refusal[] =>
  dateColumns.flatMap((column) => {
    const cell = cells[column] ?? ''
    if (!parsePartialDate(cell).ok) return []
    const { from, until } = stretchOf(partialDate(cell))
    if (firstDay <= from && until <= afterLastDay) return []
    return [{ line, column, code: 'date-out-of-range', message: `${cell} does not lie in the years 1990 to 2100.` }]
  })

const wordRefusals = ({ line, cells }: TableRow): Refusal[] =>
  cells['about_nl'] === ''
    ? [{ line, column: 'about_nl', code: 'words-missing', message: 'Say in Dutch what the document is about.' }]
    : []

/** A name stands for the code of the municipality that has or had it. */
function withCode(cells: Cells, { municipalities }: Areas): Cells {
  const written = cells['municipality']?.toLowerCase()
  const found = municipalities.findLast(({ name }) => name.toLowerCase() === written)
  return found ? { ...cells, municipality: found.code } : cells
}

const orNull = (cell: string | undefined): string | null => (cell === undefined || cell === '' ? null : cell)

/** Codes with spaces between; none is an empty list, which the checks refuse. */
const list = (cell = ''): string[] => cell.split(/\s+/).filter(Boolean)

const documentRow = (cells: Cells) => ({
  id: cells['id'],
  municipality: cells['municipality'],
  theme: cells['theme'],
  act: cells['act'],
  title: orNull(cells['title']),
  decidedBy: orNull(cells['decided_by']),
  decided: orNull(cells['decided']),
  published: orNull(cells['published']),
  inForce: orNull(cells['in_force']),
  validUntil: orNull(cells['valid_until']),
  reviewBy: orNull(cells['review_by']),
  link:
    cells['url'] === ''
      ? null
      : { url: cells['url'], opened: orNull(cells['opened']) ?? 'no', on: orNull(cells['opened_on']) },
  sources: list(cells['sources']),
  confidence: cells['confidence'],
})

const inventoryRow = (cells: Cells) => ({
  municipality: cells['municipality'],
  theme: cells['theme'],
  status: cells['status'],
  on: cells['on'],
  saidBy: cells['said_by'],
  sources: list(cells['sources']),
  confidence: cells['confidence'],
})

const ruleRow = (cells: Cells) => ({
  municipality: cells['municipality'],
  rule: cells['rule'],
  value: answerIn(cells['rule'], cells['value'] ?? ''),
  document: orNull(cells['document']),
  from: cells['from'],
  until: orNull(cells['until']),
  sources: list(cells['sources']),
  confidence: cells['confidence'],
})

/** A number where the rule asks for one; a comma is as good as a point. */
function answerIn(rule: string | undefined, cell: string): string | number {
  const known = housingRuleIds.find((one) => one === rule)
  const isNumber = /^\d+([.,]\d+)?$/.test(cell) && known !== undefined && ruleForm(known).kind === 'number'
  return isNumber ? Number(cell.replace(',', '.')) : cell
}

const rowsYaml = (rows: readonly unknown[]): string => stringify(rows, { lineWidth: 118 })

/** The words of the documents by language; a language without any has no file. */
function wordFiles(rows: readonly TableRow[]): Record<string, string> {
  const files = wordLanguages.map((tag): [string, string] => {
    const words = rows.flatMap(({ cells }) => {
      const about = cells[`about_${tag}`] ?? ''
      return about === '' ? [] : [[cells['id'] ?? '', { about }] as const]
    })
    const text = words.length === 0 ? '' : stringify({ documents: Object.fromEntries(words) }, { lineWidth: 118 })
    return [`${tag}.yaml`, text]
  })
  return Object.fromEntries(files.filter(([, text]) => text !== ''))
}
