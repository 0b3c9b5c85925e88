import { z } from 'zod'
import { itemColumns } from './item-cells.ts'
import { placeIn, walkJson } from './json-places.ts'
import { maximumCell, maximumRows } from './limits.ts'
import { maximumTitle } from './ods-json.ts'
import { textIn, tooManyRows } from './read-csv.ts'
import { type Import, type Refusal, refused, refusedFile, someOf } from './refusal.ts'
import type { Table, TableRow } from './table.ts'

const fileForm = z.looseObject({ next: z.unknown().optional(), results: z.array(z.unknown()) })
const noteForm = z.looseObject({ baken: z.looseObject({ type: z.literal('note') }) })
const cellForm = z.string().max(maximumCell).nullable()
const objectForm = z.looseObject({
  id: z.string(),
  titel: z.string(),
  baken: z.looseObject({ row: z.record(z.string(), cellForm) }),
})

/**
 * Reads what `odsJson` writes as a table: of each object the row that Baken put in it. The notes themselves are passed
 * over. Refusals: those of a text; `not-json` with line and column; `too-deep`; `not-a-list` – there are no `results`;
 * `no-row` – it is of another system and does not say enough; `row-disagrees` – title or id stand there twice and
 * differ; `too-many-rows`.
 */
export function readOds(bytes: Uint8Array): Import<Table> {
  const text = textIn(bytes)
  if (!text.ok) return text
  const walk = walkJson(text.value)
  if (!walk.ok) return notJson(text.value, walk)
  const file = fileForm.safeParse(JSON.parse(text.value))
  if (!file.success || file.data.results.length !== walk.starts.length)
    return refusedFile('not-a-list', 'There is no list "results" of objects in this file.')
  if (file.data.results.length > maximumRows) return tooManyRows(1)
  const lines = linesOf(text.value, walk.starts)
  const read = file.data.results.map((one, index) => rowIn(one, lines[index] ?? 1))
  const refusals = read.flatMap((one) => ('code' in one ? [one] : []))
  if (refusals.length > 0) return { ok: false, refusals: someOf(refusals) }
  const rows = read.flatMap((one) => ('named' in one ? [one] : []))
  return { ok: true, value: tableOf(rows, notesOn(file.data.next)) }
}

function notJson(text: string, { at, deep }: { at: number; deep: boolean }): Import<never> {
  const { line, column } = placeIn(text, at)
  if (deep) return refusedFile('too-deep', 'There are too many brackets inside one another.', line)
  const what = at >= text.length ? 'The file ends too early' : 'This is no JSON'
  return refusedFile('not-json', `${what}: line ${line}, column ${column}.`, line)
}

function linesOf(text: string, starts: readonly number[]): number[] {
  let [line, at] = [1, 0]
  return starts.map((start) => {
    for (let end = text.indexOf('\n', at); end >= 0 && end < start; end = text.indexOf('\n', at)) {
      line += 1
      at = end + 1
    }
    return line
  })
}

interface NamedRow {
  line: number
  named: Readonly<Record<string, string | null>>
}

function rowIn(one: unknown, line: number): NamedRow | Refusal | { note: true } {
  if (noteForm.safeParse(one).success) return { note: true }
  const read = objectForm.safeParse(one)
  if (!read.success) return refused(line, null, 'no-row', 'This object has no "baken.row": it is not a row of Baken.')
  const { id, titel, baken } = read.data
  const named = baken.row
  if (named['id'] !== id) return refused(line, 'id', 'row-disagrees', `The id is "${id}" and also "${named['id']}".`)
  if ((named['title'] ?? '').slice(0, maximumTitle) !== titel)
    return refused(line, 'title', 'row-disagrees', 'The title stands there twice and is not the same: mend both.')
  return { line, named }
}

function tableOf(rows: readonly NamedRow[], notes: readonly string[]): Table {
  const used = new Set(rows.flatMap(({ named }) => Object.keys(named)))
  const columns = [...itemColumns.filter((name) => used.delete(name)), ...used]
  const made = rows.map(
    ({ line, named }): TableRow => ({
      line,
      cells: columns.map((name) => (Object.hasOwn(named, name) ? (named[name] ?? '') : '')),
    }),
  )
  return { columns, rows: made, spreadsheet: false, notes }
}

const notesOn = (next: unknown): string[] =>
  typeof next === 'string' ? ['This is one page of a longer list; the next page was not read.'] : []
