import type { SourceCode } from '#kernel/sources.ts'
import { itemFindings } from '../../domain/checks/check-items.ts'
import type { Item, Link } from '../../domain/items.ts'
import { importIbabs, isIbabsList } from './import-ibabs.ts'
import { type ImportPlace, importItems } from './import-items.ts'
import type { RowWords } from './items-yaml.ts'
import { readTable } from './read-table.ts'
import { type Import, type Refusal, refused, refusedFile, someOf } from './refusal.ts'
import type { Table } from './table.ts'

/** `register` – the columns of Baken · `ibabs` – a list of a council clerk · `ods` – the national types as JSON. */
export const importFormats = ['register', 'ibabs', 'ods'] as const
export type ImportFormat = (typeof importFormats)[number]

/** How a file is to be read. */
export interface ImportOrder {
  /** Null: by what the file is. */
  format: ImportFormat | null
  /** Of a list of a council clerk: what it lists and the code of its source; null when that was not said. */
  list: { type: 'motion' | 'promise'; source: SourceCode } | null
}

/** Everything of a file, in the shape of the files of `data/programme`. */
export interface ImportedFile {
  format: ImportFormat
  items: readonly Item[]
  words: readonly { id: string; words: RowWords }[]
  links: readonly Link[]
  notes: readonly string[]
}

/**
 * Reads a file and holds every row against the register; nothing is written. Refusals: those of `readTable` and of
 * `importItems` or `importIbabs`; `other-format` – the file is not what it was said to be; `list-unsaid` – a list of a
 * council clerk, without the word what it lists and from which source.
 */
export async function importFile(
  bytes: Uint8Array,
  order: ImportOrder,
  place: ImportPlace,
): Promise<Import<ImportedFile>> {
  const read = await readTable(bytes)
  if (!read.ok) return read
  const { form, table } = read.value
  const found: ImportFormat = form === 'json' ? 'ods' : isIbabsList(table.columns) ? 'ibabs' : 'register'
  const format = order.format ?? found
  if ((format === 'ods') !== (form === 'json'))
    return refusedFile('other-format', `This file is ${form.toUpperCase()}, and not what "${format}" asks for.`)
  return format === 'ibabs' ? ibabsFile(table, order, place) : registerFile(format, table, place)
}

function registerFile(format: ImportFormat, table: Table, place: ImportPlace): Import<ImportedFile> {
  const read = importItems(table, place)
  if (!read.ok) return read
  const items = read.value.map(({ item }) => item)
  const words = read.value.map(({ item: { id }, words: own }) => ({ id, words: own }))
  const links = read.value.flatMap(({ links: own }) => own)
  return { ok: true, value: { format, items, words, links, notes: table.notes } }
}

function ibabsFile(table: Table, { list }: ImportOrder, place: ImportPlace): Import<ImportedFile> {
  if (!list) {
    const message = 'This is a list of a council clerk: say what it lists (--list) and which source it is (--source).'
    return refusedFile('list-unsaid', message)
  }
  const read = importIbabs(table, { ...list, readOn: place.on })
  if (!read.ok) return read
  const taken = new Set(place.register.items.map(({ id }) => id))
  const refusals = read.value.items.flatMap(({ line, item }) => [
    ...(taken.has(item.id) ? [refused(line, null, 'id-taken', `"${item.id}" is there already.`)] : []),
    ...findingsOf(line, item, place),
  ])
  if (refusals.length > 0) return { ok: false, refusals: someOf(refusals) }
  const items = read.value.items.map(({ item }) => item)
  const words = read.value.items.map(({ item: { id }, subject }) => ({
    id,
    words: { title: subject, text: null, term: null },
  }))
  const { leftOut } = read.value
  const left = leftOut.length === 0 ? [] : [`Not read, because they name people: ${leftOut.join(', ')}.`]
  return { ok: true, value: { format: 'ibabs', items, words, links: [], notes: [...table.notes, ...left] } }
}

function findingsOf(line: number, item: Item, { register, surroundings }: ImportPlace): Refusal[] {
  const ids = {
    parties: new Set(register.parties.map(({ id }) => id)),
    instruments: new Set(register.instruments.map(({ id }) => id)),
    documents: new Set(register.documents.map(({ id }) => id)),
  }
  return itemFindings(item, register, ids, surroundings).map(({ code, message }) => refused(line, null, code, message))
}
