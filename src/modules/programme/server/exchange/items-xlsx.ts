import type { Blob } from 'node:buffer'
import type Stream from 'node:stream'
import { unzipSync, zipSync } from 'fflate'
import writeXlsxFile, { type CellObject, type Feature, type SheetData } from 'write-excel-file/node'
import { err, ok, type Result } from '#kernel/result.ts'
import type { CsvCell } from '#platform/documents/csv.ts'
import type { ItemOn } from '../../domain/history.ts'
import { tableColumns } from '../../domain/table-columns.ts'
import type { RegisterView } from '../register-view.ts'
import { itemCells, itemColumns } from './item-cells.ts'
import { maximumCell } from './limits.ts'
import { columnLetters } from './table.ts'

/**
 * The rows as a workbook of one sheet, with the same columns as the CSV. Every cell but whole numbers is a text, also
 * the days: a day of the register may be a month or a year, and a text is the same in every country and both systems
 * of counting days. Cells have the format Text, so that what looks like a formula stays a text when it is edited.
 * The same register, day and language give the same bytes. Refusal: `cell-too-long` – a text that no spreadsheet holds.
 */
export async function itemsXlsx(
  view: RegisterView,
  rows: readonly ItemOn[],
): Promise<Result<Uint8Array, 'cell-too-long'>> {
  const cells = itemCells(view, rows)
  const title = `Register ${view.on}`
  if (cells.some((row) => row.some((cell) => typeof cell === 'string' && cell.length > maximumCell)))
    return err('cell-too-long')
  const head = itemColumns.map((name): CellObject => ({ ...textCell(name), fontWeight: 'bold', wrap: true }))
  const last = `${columnLetters(itemColumns.length - 1)}${cells.length + 1}`
  const sheet: SheetData = [head, ...cells.map((row) => row.map(spreadsheetCell))]
  const written = await writeXlsxFile(
    sheet,
    { sheet: title, stickyRowsCount: 1, columns: tableColumns.map(({ sort }) => ({ width: widths[sort] })) },
    { features: [filterOver(`A1:${last}`), languageOf(view.language, title)] },
  ).toBuffer()
  return ok(withoutClock(written))
}

const widths = { id: 16, ids: 24, word: 18, text: 48, day: 13, moment: 17, number: 12 } as const

const spreadsheetCell = (cell: CsvCell): CellObject | null => {
  if (cell === null || cell === '') return null
  return typeof cell === 'number' ? { value: cell, type: Number } : textCell(cell)
}

const textCell = (text: string): CellObject => ({ value: written(text), type: String, format: '@' })

/** Letters that XML or the library that writes it would change or drop; and what looks like an escape already. */
const unsafe = /_(?=x[0-9A-Fa-f]{4}_)|[\r\u007F-\u009F\uFDD0-\uFDEF\uFFFD]|\p{Noncharacter_Code_Point}/gu

/** As `_x000D_`, the way in which spreadsheets write what XML cannot hold. */
const escaped = (letters: string): string =>
  [...Array(letters.length).keys()]
    .map((at) => `_x${letters.charCodeAt(at).toString(16).toUpperCase().padStart(4, '0')}_`)
    .join('')

function written(text: string): string {
  const safe = text.replace(unsafe, escaped)
  // The library looks texts up in an object, where `constructor` means something already.
  return safe in {} ? `${escaped(safe.slice(0, 1))}${safe.slice(1)}` : safe
}

type Extra = Feature<Stream | Buffer | Blob>

/** Buttons on the head to narrow the list. */
const filterOver = (range: string): Extra => ({
  files: {
    transform: {
      'xl/worksheets/sheet{id}.xml': {
        transform: (xml) => xml.replace('</sheetData>', `</sheetData><autoFilter ref="${range}"/>`),
      },
    },
  },
})

const core = 'docProps/core.xml'
const coreType = 'application/vnd.openxmlformats-package.core-properties+xml'
const coreRelation = 'http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties'
const coreSpace = 'http://schemas.openxmlformats.org/package/2006/metadata/core-properties'

/** What the texts are written in, for readers that speak. */
const languageOf = (language: string, title: string): Extra => ({
  files: {
    transform: {
      '[Content_Types].xml': { insert: () => `<Override PartName="/${core}" ContentType="${coreType}"/>` },
      '_rels/.rels': { insert: () => `<Relationship Id="core" Type="${coreRelation}" Target="${core}"/>` },
    },
    write: {
      files: () => ({
        [core]: [
          '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>',
          `<cp:coreProperties xmlns:cp="${coreSpace}" xmlns:dc="http://purl.org/dc/elements/1.1/">`,
          `<dc:title>${title}</dc:title><dc:language>${language}</dc:language>`,
          '</cp:coreProperties>',
        ].join(''),
      }),
    },
  },
})

/** An archive keeps when its parts were made: the first hour it can keep, so that nothing tells when. */
function withoutClock(archive: Uint8Array): Uint8Array {
  const parts = Object.entries(unzipSync(archive)).sort(([one], [other]) => (one < other ? -1 : 1))
  return zipSync(Object.fromEntries(parts), { mtime: new Date(1980, 0, 1), level: 6 })
}
