import { CsvError, parse } from 'csv-parse/sync'
import { z } from 'zod'
import type { Directory } from '../../domain/directory.ts'
import { rowForms } from '../../forms/directory-rows.ts'
import { weeklySlotText } from '../../forms/schedule-fields.ts'
import type { ImportOrigin } from './read-hsds.ts'
import { type ImportedRow, type ImportRead, type ImportRefusal, refusedFile } from './refusal.ts'

/** The head of a table of new points: one service at one place per row. Several values in a cell stand apart by `|`. */
export const csvColumns = [
  'id',
  'organisation',
  'name',
  'description',
  'kinds',
  'municipality',
  'place',
  'street',
  'postal_code',
  'city',
  'languages',
  'hours_from',
  'hours',
  'on_holidays',
  'phone',
  'url',
] as const
type Column = (typeof csvColumns)[number]
type Cells = Readonly<Record<Column, string>>

/** A spreadsheet would run a cell that begins so; no name, code or time does. A telephone number may begin with `+`. */
const formula = /^[=+\-@\t\r]/
const international = /^\+[0-9 ()-]+$/

const records = z.array(z.object({ record: z.array(z.string()), info: z.object({ lines: z.number() }) }))

/**
 * Reads a table of new points: each becomes a service, a place and the service at that place, of an organisation that is
 * there already. What is there already is changed as HSDS, which knows all of it.
 * Refusals: `not-a-table`, `column-missing`, `column-unknown`, `empty`, `too-many`, `cells-differ`, `formula`, `shape`,
 * `id-exists`, `source-missing`.
 */
export function readCsvImport(
  text: string,
  stored: Directory,
  origin: ImportOrigin | null,
  maximumRows: number,
): ImportRead {
  const read = recordsIn(text.replace(/\r\n?/g, '\n'))
  if ('ok' in read) return read
  const [head, ...rows] = read
  const names = head?.record.map((name) => name.trim()) ?? []
  const missing = csvColumns.filter((column) => !names.includes(column))
  const unknown = names.filter((name, index) => !isColumn(name) || names.indexOf(name) < index)
  if (missing.length > 0) return refusedFile('column-missing', `Columns are missing: ${missing.join(', ')}.`)
  if (unknown.length > 0)
    return refusedFile('column-unknown', `Columns are unknown or there twice: ${unknown.join(', ')}.`)
  if (rows.length === 0) return refusedFile('empty', 'There are no rows under the head.')
  if (rows.length > maximumRows) {
    return refusedFile('too-many', `There are ${rows.length} rows, and ${maximumRows} at most are read.`)
  }
  if (!origin)
    return refusedFile('source-missing', 'A table does not tell where it comes from: name a source with --source.')
  const taken = new Set([...stored.services, ...stored.points, ...stored.locations].map(({ id }) => id))
  const made = rows.map(({ record, line }) => {
    const one = rowsIn(record, line, names, taken, origin)
    for (const { id } of one.rows) taken.add(id)
    return one
  })
  const refusals = made.flatMap((one) => one.refusals)
  return refusals.length > 0 ? { ok: false, refusals } : { ok: true, rows: made.flatMap((one) => one.rows) }
}

const isColumn = (name: string): name is Column => csvColumns.some((column) => column === name)

function recordsIn(text: string): { record: string[]; line: number }[] | ImportRead {
  const [head = ''] = text.split('\n', 1)
  const delimiter = head.split(';').length >= head.split(',').length ? ';' : ','
  try {
    // `info.lines` is the last line of a record; a cell may hold line ends of its own.
    const read = records.parse(parse(text, { delimiter, info: true, skip_empty_lines: true, relax_column_count: true }))
    return read.map(({ record, info }) => ({ record, line: info.lines - record.join('').split('\n').length + 1 }))
  } catch (cause) {
    if (!(cause instanceof CsvError)) throw cause
    const line = z.object({ lines: z.number() }).safeParse(cause)
    return refusedFile('not-a-table', 'Quotes do not come in pairs here.', line.success ? line.data.lines : 1)
  }
}

interface Made {
  rows: ImportedRow[]
  refusals: ImportRefusal[]
}

function rowsIn(
  record: readonly string[],
  line: number,
  names: readonly string[],
  taken: ReadonlySet<string>,
  origin: ImportOrigin,
): Made {
  const cell = (column: Column) => record[names.indexOf(column)]?.trim() ?? ''
  const cells = Object.fromEntries(csvColumns.map((column) => [column, cell(column)])) as Record<Column, string>
  const refused = (code: string, messages: readonly string[]): Made => ({
    rows: [],
    refusals: messages.map((message) => ({ line, row: cells.id || null, code, message })),
  })
  if (record.length !== names.length) {
    return refused('cells-differ', [`This row has ${record.length} cells, the head has ${names.length}.`])
  }
  const formulas = csvColumns.filter(
    (column) => formula.test(cells[column]) && !(column === 'phone' && international.test(cells[column])),
  )
  if (formulas.length > 0) {
    return refused(
      'formula',
      formulas.map((column) => `${column}: a spreadsheet would run this; begin with a letter.`),
    )
  }
  const bodies = bodiesOf(cells, origin)
  if (bodies.problems.length > 0) return refused('shape', bodies.problems)
  const existing = bodies.rows.filter(({ id }) => taken.has(id))
  if (existing.length > 0) {
    return refused(
      'id-exists',
      existing.map(
        ({ id }) => `"${id}" is there already, or twice in this table: what is there is changed with a file of HSDS.`,
      ),
    )
  }
  return { rows: bodies.rows.map((row) => ({ ...row, line })), refusals: [] }
}

function bodiesOf(cells: Cells, origin: ImportOrigin): { rows: Omit<ImportedRow, 'line'>[]; problems: string[] } {
  const { id } = cells
  const { source, checkedOn, expiresOn } = origin
  const checked = { sources: [source], confidence: 'secondary', checkedOn, verifiedByPerson: false, expiresOn }
  const listed = cells.languages === '' ? null : partsOf(cells.languages)
  const languages = listed?.map((code) => ({ code, sources: [source], confidence: 'secondary' })) ?? null
  const { schedule, problems } = scheduleOf(cells, source)
  const phones = [{ contact: null, number: cells.phone, confidence: 'secondary', languages: null }]
  const words = { name: cells.name, description: cells.description || null, eligibility: null, documents: null }
  const address = { street: cells.street || null, postalCode: cells.postal_code || null, city: cells.city || null }
  const service = rowForms.services.safeParse({
    id: `${id}-service`,
    organisation: cells.organisation,
    kinds: partsOf(cells.kinds),
    topics: [],
    status: 'active',
    cost: 'unknown',
    reach: null,
    languages,
    interpreter: null,
    url: cells.url || null,
    phones: cells.phone === '' ? [] : phones,
    texts: { nl: { ...words, translation: 'source' } },
    ...checked,
  })
  const location = rowForms.locations.safeParse({
    id: `${id}-place`,
    kind: 'physical',
    name: cells.place,
    municipality: cells.municipality || null,
    address,
    position: null,
    stepFree: null,
    texts: {},
    ...checked,
  })
  const point = rowForms.points.safeParse({
    id,
    service: `${id}-service`,
    location: `${id}-place`,
    schedule,
    phones: [],
    ...checked,
  })
  const issues = [service, location, point].flatMap((one) => (one.success ? [] : one.error.issues))
  const said = issues.map(({ path, message }) => `${path.map(String).join('.')}: ${message}`)
  if (!service.success || !location.success || !point.success || problems.length > 0) {
    return { rows: [], problems: [...problems, ...said] }
  }
  return {
    rows: [
      { part: 'services', id: service.data.id, body: service.data },
      { part: 'locations', id: location.data.id, body: location.data },
      { part: 'points', id: point.data.id, body: point.data },
    ],
    problems: [],
  }
}

/** `thu 18:30-20:00|fri 09:00-12:00`; empty: not known. */
function scheduleOf({ hours, hours_from: from, on_holidays: onHolidays }: Cells, source: string) {
  if (hours === '') return { schedule: null, problems: [] }
  const slots = partsOf(hours).map((text) => ({ text, read: weeklySlotText.safeParse(text) }))
  const problems = slots.flatMap(({ text, read }) =>
    read.success ? [] : [`hours: "${text}" cannot be read: ${read.error.issues[0]?.message ?? ''}`],
  )
  const week = {
    period: { from, until: null },
    onHolidays: onHolidays || 'unknown',
    slots: slots.flatMap(({ read }) => (read.success ? [read.data] : [])),
  }
  const schedule = {
    appointmentOnly: null,
    weekly: [week],
    exceptions: [],
    stops: [],
    sources: [source],
    confidence: 'secondary',
  }
  return { schedule, problems }
}

const partsOf = (cell: string): string[] =>
  cell
    .split('|')
    .map((part) => part.trim())
    .filter((part) => part !== '')
