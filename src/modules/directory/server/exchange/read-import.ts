import type { z } from 'zod'
import type { Directory, DirectoryPart } from '../../domain/directory.ts'
import { rowForms } from '../../forms/directory-rows.ts'
import { type HsdsList, hsdsForms, hsdsLists } from '../../forms/hsds-forms.ts'
import { uuidOf } from './hsds-ids.ts'
import { UnreadableSchedule } from './hsds-schedule.ts'
import { lineOfElements } from './json-lines.ts'
import { readCsvImport } from './read-csv.ts'
import { hsdsReader, type IdsByUuid, type ImportOrigin, storedIds, UnreadableRow } from './read-hsds.ts'
import { type ImportedRow, type ImportRead, type ImportRefusal, refusedFile } from './refusal.ts'

export const maximumBytes = 10_000_000
/** Far more than a province has; a file with more is not a directory. */
export const maximumRows = 20_000

/**
 * Reads a file that somebody offers: HSDS as JSON, or a table (CSV) of new points. Nothing is stored by it.
 * Refusals name the line and the row: `too-large`, `not-utf8`, `not-json`, `not-hsds`, `empty`, `too-many`, `shape`,
 * `unreadable`, `id-twice`, and those of `readCsvImport`.
 *
 * @param stored what ids may refer to
 * @param origin where rows come from that do not tell it themselves
 */
export function readImport(bytes: Uint8Array, stored: Directory, origin: ImportOrigin | null): ImportRead {
  if (bytes.byteLength > maximumBytes) return refusedFile('too-large', 'The file is larger than 10 MB: divide it.')
  const text = textIn(bytes)
  if (text === undefined) return refusedFile('not-utf8', 'The letters are in another encoding: save the file as UTF-8.')
  if (text.trim() === '') return refusedFile('empty', 'There is nothing in this file.')
  const read = /^\s*[{[]/.test(text) ? readHsds(text, stored, origin) : readCsvImport(text, stored, origin, maximumRows)
  return read.ok ? withoutTwins(read.rows) : read
}

function textIn(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

/** One object of HSDS, with where it stands. */
interface Item {
  list: HsdsList
  value: unknown
  line: number
  name: string
}

const partOf: Readonly<Record<HsdsList, DirectoryPart>> = {
  organizations: 'organisations',
  services: 'services',
  locations: 'locations',
  service_at_locations: 'points',
  events: 'events',
}

function readHsds(text: string, stored: Directory, origin: ImportOrigin | null): ImportRead {
  const parsed = parseJson(text)
  if (!parsed.ok) return refusedFile('not-json', `This is not valid JSON: ${parsed.message}.`, parsed.line)
  const lists = asRecord(parsed.value)
  if (!lists || !hsdsLists.some((name) => Array.isArray(lists[name]))) {
    const names = hsdsLists.join(', ')
    return refusedFile('not-hsds', `There is no list of HSDS in this file: an object with one of ${names}.`)
  }
  const count = hsdsLists.reduce((sum, name) => sum + (Array.isArray(lists[name]) ? lists[name].length : 0), 0)
  if (count > maximumRows) {
    return refusedFile('too-many', `There are ${count} rows, and ${maximumRows} at most are read.`)
  }
  const lines = lineOfElements(text)
  const items = hsdsLists.flatMap((list) => itemsIn(list, lists[list], lines.get(list) ?? []))
  if (items.length === 0) return refusedFile('empty', 'The lists in this file are empty.')
  const ids = storedIds(stored)
  for (const item of items) noteId(item, ids)
  const reader = hsdsReader(ids, origin)
  const read = items.map((item) => rowIn(item, reader))
  const refusals = read.flatMap((one) => ('refusals' in one ? one.refusals : []))
  if (refusals.length > 0) return { ok: false, refusals }
  return { ok: true, rows: read.flatMap((one) => ('row' in one ? [one.row] : [])) }
}

type Parsed = { ok: true; value: unknown } | { ok: false; message: string; line: number }

function parseJson(text: string): Parsed {
  try {
    return { ok: true, value: JSON.parse(text) }
  } catch (cause) {
    if (!(cause instanceof SyntaxError)) throw cause
    const position = /position (\d+)/.exec(cause.message)?.[1]
    const line = text.slice(0, position === undefined ? text.length : Number(position)).split('\n').length
    return { ok: false, message: cause.message.replace(/\s+/g, ' '), line }
  }
}

const asRecord = (value: unknown): Readonly<Record<string, unknown>> | undefined =>
  value !== null && typeof value === 'object' && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value))
    : undefined

/** The objects of a list, and those that HSDS may nest in them. */
function itemsIn(list: HsdsList, value: unknown, lines: readonly number[]): Item[] {
  if (!Array.isArray(value)) return []
  const found: unknown[] = value
  return found.flatMap((one, index) => nested({ list, value: one, line: lines[index] ?? 1, name: `${list}[${index}]` }))
}

function nested(item: Item): Item[] {
  const record = asRecord(item.value)
  const inside = (list: HsdsList, value: unknown, name: string): Item[] =>
    asRecord(value) ? nested({ list, value, line: item.line, name: `${item.name}.${name}` }) : []
  if (!record) return [item]
  if (item.list === 'services') {
    const points: unknown[] = Array.isArray(record.service_at_locations) ? record.service_at_locations : []
    return [
      ...inside('organizations', record.organization, 'organization'),
      item,
      ...points.flatMap((point, index) =>
        inside('service_at_locations', { service_id: record.id, ...asRecord(point) }, `service_at_locations[${index}]`),
      ),
    ]
  }
  return item.list === 'service_at_locations' ? [...inside('locations', record.location, 'location'), item] : [item]
}

/** An object that knows its own id of ours is meant by its id of HSDS. */
function noteId({ list, value }: Item, ids: IdsByUuid): void {
  const record = asRecord(value)
  const own = asRecord(record?.baken)?.id
  if (typeof record?.id !== 'string' || typeof own !== 'string') return
  ids.set(record.id, own)
  ids.set(uuidOf(list, own), own)
}

type RowRead = { row: ImportedRow } | { refusals: ImportRefusal[] }

function rowIn({ list, value, line, name }: Item, reader: ReturnType<typeof hsdsReader>): RowRead {
  const refused = (code: string, messages: readonly string[]): RowRead => ({
    refusals: messages.map((message) => ({ line, row: name, code, message })),
  })
  const body = bodyIn(list, value, reader)
  if (!body.ok) return refused(body.code, body.messages)
  const part = partOf[list]
  const row = rowForms[part].safeParse(body.value)
  if (!row.success) return refused('shape', problemsIn(row.error))
  return { row: { part, id: row.data.id, body: row.data, line } }
}

type Body = { ok: true; value: unknown } | { ok: false; code: string; messages: string[] }

function bodyIn(list: HsdsList, value: unknown, reader: ReturnType<typeof hsdsReader>): Body {
  const shaped = <Form extends z.ZodType>(form: Form, make: (row: z.output<Form>) => unknown): Body => {
    const read = form.safeParse(value)
    return read.success
      ? { ok: true, value: make(read.data) }
      : { ok: false, code: 'shape', messages: problemsIn(read.error) }
  }
  try {
    if (list === 'organizations') return shaped(hsdsForms.organizations, reader.organizations)
    if (list === 'services') return shaped(hsdsForms.services, reader.services)
    if (list === 'locations') return shaped(hsdsForms.locations, reader.locations)
    if (list === 'service_at_locations') return shaped(hsdsForms.service_at_locations, reader.service_at_locations)
    return { ok: true, value }
  } catch (cause) {
    if (!(cause instanceof UnreadableRow || cause instanceof UnreadableSchedule)) throw cause
    return { ok: false, code: 'unreadable', messages: [cause.message] }
  }
}

const problemsIn = ({ issues }: z.ZodError): string[] =>
  issues.map(({ path, message }) => `${path.map(String).join('.')}: ${message.replace(/^Invalid input: /, '')}`)

/** A row that stands there twice is refused, unless both say the same, as nested objects do. */
function withoutTwins(rows: readonly ImportedRow[]): ImportRead {
  const seen = new Map<string, ImportedRow>()
  const refusals: ImportRefusal[] = []
  for (const row of rows) {
    const key = `${row.part}/${row.id}`
    const other = seen.get(key)
    if (!other) seen.set(key, row)
    else if (JSON.stringify(other.body) !== JSON.stringify(row.body)) {
      const message = `"${row.id}" is there twice in ${row.part}, the first time on line ${other.line}.`
      refusals.push({ line: row.line, row: row.id, code: 'id-twice', message })
    }
  }
  return refusals.length > 0 ? { ok: false, refusals } : { ok: true, rows: [...seen.values()] }
}
