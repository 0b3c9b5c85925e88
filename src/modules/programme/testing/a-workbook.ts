import { type Zippable, zipSync } from 'fflate'

const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const utf8 = new TextEncoder()

/** What differs from a workbook of one sheet. */
export interface WorkbookChanges {
  /** Attributes of each sheet of the workbook; the first is the one with the rows. */
  sheets?: readonly string[]
  /** Inside `workbookPr`. */
  system?: string
  /** Behind the rows, such as merged cells. */
  after?: string
  /** Before the rows, such as what the sheet says of its size. */
  before?: string
  /** Other parts, or other content for these. */
  parts?: Readonly<Record<string, string | Uint8Array>>
}

/** The parts of a workbook as another program writes it; `rows` is the XML of the rows of its first sheet. */
export function workbookParts(rows: string, changes: WorkbookChanges = {}): Record<string, Uint8Array> {
  const { sheets = ['name="Blad1"'], system = '', after = '', before = '', parts = {} } = changes
  const listed = sheets.map((attributes, index) => `<sheet ${attributes} sheetId="${index + 1}" r:id="r${index + 1}"/>`)
  const related = sheets.map(
    (_, index) =>
      `<Relationship Id="r${index + 1}" Type="${relations}/worksheet" Target="worksheets/s${index + 1}.xml"/>`,
  )
  const styled = `<Relationship Id="st" Type="${relations}/styles" Target="styles.xml"/>`
  const sheet = (inner: string) => `<?xml version="1.0"?><worksheet ${main}>${inner}</worksheet>`
  const texts: Record<string, string | Uint8Array> = {
    '[Content_Types].xml': '<Types/>',
    'xl/workbook.xml': `<workbook ${main} xmlns:r="${relations}"><workbookPr ${system}/><sheets>${listed.join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships>${related.join('')}${styled}</Relationships>`,
    'xl/styles.xml': `<styleSheet ${main}><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>`,
    ...Object.fromEntries(sheets.map((_, index) => [`xl/worksheets/s${index + 1}.xml`, sheet('<sheetData/>')])),
    'xl/worksheets/s1.xml': sheet(`${before}<sheetData>${rows}</sheetData>${after}`),
    ...parts,
  }
  return Object.fromEntries(
    Object.entries(texts).map(([name, text]) => [name, typeof text === 'string' ? utf8.encode(text) : text]),
  )
}

export const aWorkbook = (rows: string, changes: WorkbookChanges = {}): Uint8Array => {
  const parts: Zippable = workbookParts(rows, changes)
  return zipSync(parts)
}

/** A row of text cells, from column A on. */
export const textRow = (row: number, ...texts: readonly string[]): string => {
  const cells = texts.map(
    (text, index) => `<c r="${String.fromCharCode(65 + index)}${row}" t="inlineStr"><is><t>${text}</t></is></c>`,
  )
  return `<row r="${row}">${cells.join('')}</row>`
}
