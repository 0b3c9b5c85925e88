import { zipSync } from 'fflate'
import { readSheet } from 'read-excel-file/node'
import { type Import, refusedFile } from './refusal.ts'
import type { Table } from './table.ts'
import { partsOf } from './xlsx-archive.ts'
import { type ColumnKind, type DaySystem, tableOf } from './xlsx-cells.ts'
import { openWorkbook, relationsPath, stringsPath, stylesPath, workbookPath } from './xlsx-workbook.ts'

/**
 * Reads the first sheet that is shown as a table of texts. Refusals, with the cell where there is one: those of
 * `partsOf`, `openWorkbook` and `tableOf`, and `not-a-sheet` when the library gives up.
 *
 * @param kindOf what the column of a name holds
 */
export async function readXlsx(bytes: Uint8Array, kindOf: (column: string) => ColumnKind): Promise<Import<Table>> {
  const parts = partsOf(bytes)
  if (!parts.ok) return parts
  const opened = openWorkbook(parts.value)
  if (!opened.ok) return opened
  const { sheet, others, files, system } = opened.value
  const cells = await cellsIn(files, system)
  if (!cells) return refusedFile('not-a-sheet', 'This sheet cannot be read: save it again, or save it as CSV UTF-8.')
  const table = tableOf(cells, kindOf)
  if (!table.ok) return table
  const left = others.length === 0 ? [] : [`Not read: ${others.map((name) => `"${name}"`).join(', ')}.`]
  return { ok: true, value: { ...table.value, notes: [`The sheet "${sheet}" was read.`, ...left] } }
}

const relationship = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'

/** The cells of the one sheet; undefined when the reader gives up. It is given an archive of our own making. */
async function cellsIn(
  files: Record<string, Uint8Array>,
  system: DaySystem,
): Promise<readonly (readonly unknown[])[] | undefined> {
  const encoder = new TextEncoder()
  const relation = (id: string, type: string, target: string) =>
    `<Relationship Id="${id}" Type="${relationship}/${type}" Target="${target}"/>`
  const relations = [
    relation('r1', 'worksheet', 'worksheets/sheet1.xml'),
    ...(stringsPath in files ? [relation('r2', 'sharedStrings', 'sharedStrings.xml')] : []),
    ...(stylesPath in files ? [relation('r3', 'styles', 'styles.xml')] : []),
  ]
  const sheets = '<sheets><sheet name="1" sheetId="1" r:id="r1"/></sheets>'
  const days = `<workbookPr date1904="${system === 1904 ? 1 : 0}"/>`
  const workbook = `<workbook xmlns="${main}" xmlns:r="${relationship}">${days}${sheets}</workbook>`
  const archive = zipSync(
    {
      ...files,
      [workbookPath]: encoder.encode(workbook),
      [relationsPath]: encoder.encode(`<Relationships>${relations.join('')}</Relationships>`),
    },
    { level: 0 },
  )
  try {
    return await readSheet(Buffer.from(archive), 1, { trim: false, parseNumber: (text) => ({ number: text }) })
  } catch {
    return undefined
  }
}
