import { tableColumns } from '../../domain/table-columns.ts'
import { ibabsKindOf } from './import-ibabs.ts'
import { maximumBytes } from './limits.ts'
import { csvTable, tooLarge } from './read-csv.ts'
import { readOds } from './read-ods.ts'
import { readXlsx } from './read-xlsx.ts'
import { type Import, refusedFile } from './refusal.ts'
import type { Table } from './table.ts'
import { encrypted } from './xlsx-archive.ts'
import type { ColumnKind } from './xlsx-cells.ts'

/** What the bytes are, whatever the file is called. */
export type FileForm = 'csv' | 'xlsx' | 'json'

/**
 * Reads a file as a table, by what it is and not by its name. Refusals: those of `csvTable`, `readXlsx` and `readOds`;
 * `too-large`; `encrypted`; `old-workbook` – XLS; `web-page`, `xml-sheet`, `pdf` – other things that get this name.
 */
export async function readTable(bytes: Uint8Array): Promise<Import<{ form: FileForm; table: Table }>> {
  if (bytes.byteLength > maximumBytes) return tooLarge()
  const other = otherKind(bytes)
  if (other) return other
  const form = formOf(bytes)
  const read = form === 'csv' ? csvTable(bytes) : form === 'json' ? readOds(bytes) : await readXlsx(bytes, kindOf)
  return read.ok ? { ok: true, value: { form, table: read.value } } : read
}

const registerKinds: ReadonlyMap<string, ColumnKind> = new Map(
  tableColumns.map(({ name, sort, use }): [string, ColumnKind] => {
    if (use === 'shown') return [name, 'unread']
    if (sort === 'number') return [name, 'number']
    return [name, sort === 'day' || sort === 'moment' ? 'day' : 'text']
  }),
)

const kindOf = (column: string): ColumnKind => registerKinds.get(column) ?? ibabsKindOf(column)

const beginsWith = (bytes: Uint8Array, begin: readonly number[]): boolean =>
  begin.every((byte, index) => bytes[index] === byte)

/** The first letters, as far as they are plain ones. */
const opening = (bytes: Uint8Array): string =>
  new TextDecoder('latin1').decode(bytes.subarray(0, 200)).replace(/^ï»¿/, '').trimStart()

function formOf(bytes: Uint8Array): FileForm {
  if (beginsWith(bytes, [0x50, 0x4b])) return 'xlsx'
  return /^[{[]/.test(opening(bytes)) ? 'json' : 'csv'
}

/** Compound files: workbooks from before 2007, and the cover around a workbook with a password. */
const compound = [0xd0, 0xcf, 0x11, 0xe0]

function otherKind(bytes: Uint8Array): Import<never> | null {
  if (beginsWith(bytes, compound)) {
    const isLocked = Buffer.from(bytes).includes(Buffer.from('EncryptedPackage', 'utf16le'))
    return isLocked
      ? encrypted()
      : refusedFile('old-workbook', 'This is a workbook from before 2007 (XLS): save it as XLSX.')
  }
  const first = opening(bytes).toLowerCase()
  if (/^(<!doctype html|<html|<table)/.test(first))
    return refusedFile('web-page', 'This is a web page under the name of a table: open it and save it as XLSX.')
  if (first.startsWith('<?xml'))
    return refusedFile('xml-sheet', 'This is an XML file: save the table as XLSX or CSV UTF-8.')
  return first.startsWith('%pdf') ? refusedFile('pdf', 'This is a PDF: a table cannot be read from it.') : null
}
