import type { Day } from '#kernel/days.ts'
import { itemFindings } from '../../domain/checks/check-items.ts'
import type { RegisterSurroundings } from '../../domain/checks/finding.ts'
import type { Item, Link } from '../../domain/items.ts'
import type { Register } from '../../domain/register.ts'
import { tableColumns } from '../../domain/table-columns.ts'
import { itemForm } from '../../forms/item-file-form.ts'
import { joinedItem } from '../read-items.ts'
import { linkRefusals, linksIn } from './import-links.ts'
import { itemColumns } from './item-cells.ts'
import { columnOf, issueRefusal, rawItem } from './item-row.ts'
import { type Import, type Refusal, refused, someOf } from './refusal.ts'
import { inCells, type Table, type TableRow } from './table.ts'

/** A row that can be taken over, with its Dutch words. It is not in the register: a person puts it in the files. */
export interface ImportedItem {
  line: number
  item: Item
  words: { title: string; text: string; term: string | null }
  links: readonly Link[]
}

const needed = tableColumns.filter(({ use }) => use === 'needed').map(({ name }) => name)
/** Words keep their spaces; everything else is an id, a day or a word of a list. */
const words: readonly string[] = tableColumns.filter(({ sort }) => sort === 'text').map(({ name }) => name)

/** What rows are held against. */
export interface ImportPlace {
  register: Register
  surroundings: RegisterSurroundings
  /** The day of the import: nothing can have become known after it. */
  on: Day
}

/**
 * Takes over the rows of a table with the columns of the register, or with fewer of them. Columns that tell how an item
 * stands are passed over: what became of it needs evidence. All wrong rows are named. Refusals: `column-missing`,
 * `column-unknown`; `row-invalid` – a cell is not what its column asks; `id-taken` – it is in the register or twice in
 * the file; `known-missing`, `known-later`; `out-of-range` – before 1990 or after 2100; `item-unknown`,
 * `links-go-round`; and the findings of the register's own checks.
 */
export function importItems(table: Table, place: ImportPlace): Import<ImportedItem[]> {
  const { columns, rows } = table
  const head = columnRefusals(columns)
  if (head.length > 0) return { ok: false, refusals: inCells(head, table) }

  const around: Around = {
    ...place,
    ids: idsOf(place.register),
    taken: new Set(place.register.items.map(({ id }) => id)),
  }
  const index = new Map(columns.map((name, at) => [name, at]))
  const read = rows.map((row) => importRow(row, index, around))
  const items = read.flatMap((one) => (one.ok ? [one.value] : []))
  const links = items.flatMap(({ line, links: own }) => own.map((link) => ({ line, link })))
  const refusals = [
    ...read.flatMap((one) => (one.ok ? [] : one.refusals)),
    ...linkRefusals(links, place.register, [...around.taken]),
  ]
  if (refusals.length === 0) return { ok: true, value: items }
  const inOrder = refusals.toSorted((one, other) => one.line - other.line)
  return { ok: false, refusals: someOf(inCells(inOrder, table)) }
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

interface Around extends ImportPlace {
  ids: Parameters<typeof itemFindings>[2]
  taken: Set<string>
}

function importRow(
  { line, cells }: TableRow,
  index: ReadonlyMap<string, number>,
  around: Around,
): Import<ImportedItem> {
  const cell = (name: string) => {
    const text = cells[index.get(name) ?? -1] ?? ''
    return words.includes(name) ? text : text.trim()
  }
  const no = (column: string | null, code: string, message: string): Import<never> => ({
    ok: false,
    refusals: [refused(line, column, code, message)],
  })
  const { register, taken } = around
  // Names are taken also by rows that are wrong: who mends them must not find a second one later.
  const id = cell('id')
  const isTaken = taken.has(id)
  taken.add(id)
  const parsed = itemForm.safeParse(rawItem(cell))
  if (!parsed.success) return { ok: false, refusals: parsed.error.issues.map((issue) => issueRefusal(issue, line)) }
  const item = joinedItem(parsed.data, register.documents)
  if (!item) return no('known_on', 'known-missing', 'Say since when it is known: it is of no note that is there.')
  if (isTaken) return no('id', 'id-taken', `"${item.id}" is there already.`)
  for (const name of ['title', 'text'])
    if (cell(name).trim() === '') return no(name, 'row-invalid', 'There is no text.')

  const refusals = [...dayRefusals(item, line, around.on), ...findingRefusals(item, line, around)]
  if (refusals.length > 0) return { ok: false, refusals }
  const term = cell('term').trim() === '' ? null : cell('term')
  const links = linksIn(cell, item)
  return { ok: true, value: { line, item, words: { title: cell('title'), text: cell('text'), term }, links } }
}

const findingRefusals = (item: Item, line: number, { register, ids, surroundings }: Around): Refusal[] =>
  itemFindings(item, register, ids, surroundings).map(({ path, code, message }) =>
    refused(line, columnOf(path), code, message),
  )

/** Nothing of this register is older; what is later is a typing error. */
const firstYear = '1990'
const lastYear = '2100'

function dayRefusals({ deadline, since, until, knownOn, document }: Item, line: number, on: Day): Refusal[] {
  const days: [string, string | null | undefined][] = [
    ['deadline_last', deadline.last],
    ['since', since?.text],
    ['until', until?.text],
    ['known_on', knownOn],
  ]
  const outside = days.flatMap(([column, text]) =>
    (text ?? '').split('/').filter((part) => part !== '' && !isWithin(part)).length === 0
      ? []
      : [refused(line, column, 'out-of-range', `"${text}" is before ${firstYear} or after ${lastYear}.`)],
  )
  if (document !== null || knownOn <= on) return outside
  return [...outside, refused(line, 'known_on', 'known-later', `Nothing can have become known after ${on}.`)]
}

const isWithin = (text: string): boolean => text.slice(0, 4) >= firstYear && text.slice(0, 4) <= lastYear

const idsOf = ({ parties, instruments, documents }: Register) => ({
  parties: new Set(parties.map(({ id }) => id)),
  instruments: new Set(instruments.map(({ id }) => id)),
  documents: new Set(documents.map(({ id }) => id)),
})
