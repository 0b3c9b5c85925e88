import fc from 'fast-check'
import { zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { aWorkbook, textRow, type WorkbookChanges, workbookParts } from '../../testing/a-workbook.ts'
import { maximumBytes } from './limits.ts'
import { readTable } from './read-table.ts'
import { readXlsx } from './read-xlsx.ts'
import type { ColumnKind } from './xlsx-cells.ts'

const kinds: Readonly<Record<string, ColumnKind>> = { id: 'text', day: 'day', count: 'number', names: 'unread' }
const read = (bytes: Uint8Array) => readXlsx(bytes, (name) => kinds[name] ?? 'text')
const head = textRow(1, 'id', 'day', 'count', 'names')
const cell = (xml: string) => `${head}<row r="17">${xml}</row>`
const refusalsOf = async (bytes: Uint8Array) => {
  const table = await read(bytes)
  return table.ok ? [] : table.refusals.map(({ line, cell: name, code }) => [line, name, code])
}
const cellsOf = async (rows: string, changes: WorkbookChanges = {}) => {
  const table = await read(aWorkbook(rows, changes))
  if (!table.ok) throw new Error(JSON.stringify(table.refusals))
  return table.value.rows
}

describe('a sheet of a workbook', () => {
  test('is read as texts under its columns, with the row each stands in; empty rows are passed over', async () => {
    expect(await cellsOf(`${head}${textRow(4, '13A', '2021-03', '', 'x')}`)).toEqual([
      { line: 4, cells: ['13A', '2021-03', '', ''] },
    ])
  })

  test('is the first that is shown; the others are named', async () => {
    const sheets = ['name="Oud" state="hidden"', 'name="A &amp; B"', 'name="Meer"', 'name="Diep" state="veryHidden"']
    const parts = {
      'xl/worksheets/s2.xml': `<worksheet><sheetData>${textRow(1, 'id')}${textRow(2, '0010')}</sheetData></worksheet>`,
    }
    const table = await read(aWorkbook('', { sheets, parts }))
    expect(table.ok && table.value.rows).toEqual([{ line: 2, cells: ['0010'] }])
    expect(table.ok && table.value.notes).toEqual(['The sheet "A & B" was read.', 'Not read: "Oud", "Meer", "Diep".'])
  })

  test('what a sheet says of its own size makes no difference', async () => {
    expect(await cellsOf(`${head}${textRow(2, 'x')}`, { before: '<dimension ref="A1"/>' })).toHaveLength(1)
  })

  test.each([
    ['', 44286, '2021-03-31'],
    ['date1904="1"', 42824, '2021-03-31'],
    ['', 36526, '2000-01-01'],
    ['', 61, '1900-03-01'],
  ])('a cell that is a day is that day (%s %i)', async (system, serial, day) => {
    expect(await cellsOf(cell(`<c r="B17" s="1"><v>${serial}</v></c>`), { system })).toEqual([
      { line: 17, cells: ['', day, '', ''] },
    ])
  })

  test('a whole number may be a number where numbers belong', async () => {
    expect(await cellsOf(cell('<c r="C17"><v>4711</v></c>'))).toEqual([{ line: 17, cells: ['', '', '4711', ''] }])
  })
})

describe('a cell that is refused is named', () => {
  test.each([
    ['a formula', '<c r="C17"><f>1+1</f></c>', 'C17', 'formula'],
    ['a formula with a remembered outcome', '<c r="C17" t="str"><f>A1</f><v>x</v></c>', 'C17', 'formula'],
    ['a formula with another prefix', '<x:c r="C17"><x:f>1</x:f><x:v>2</x:v></x:c>', 'C17', 'formula'],
    ['a shared formula', '<c r="C17"><f t="shared" si="0"/><v>2</v></c>', 'C17', 'formula'],
    ['a formula in a cell without a name', '<c/><c/><c><f>1</f></c>', 'C17', 'formula'],
    ['an error', '<c r="A17" t="e"><v>#REF!</v></c>', 'A17', 'error-in-cell'],
    ['a number where text belongs', '<c r="A17"><v>10</v></c>', 'A17', 'number-in-text'],
    ['a day where text belongs', '<c r="A17" s="1"><v>44286</v></c>', 'A17', 'day-in-text'],
    ['a number where a day belongs', '<c r="B17"><v>44286</v></c>', 'B17', 'number-in-day'],
    ['half a number', '<c r="C17"><v>1.5</v></c>', 'C17', 'not-whole'],
    ['yes or no where text belongs', '<c r="A17" t="b"><v>1</v></c>', 'A17', 'yes-or-no'],
    [
      'a text that is too long',
      `<c r="A17" t="inlineStr"><is><t>${'x'.repeat(32_768)}</t></is></c>`,
      'A17',
      'cell-too-long',
    ],
  ])('%s', async (_, xml, name, code) => expect(await refusalsOf(aWorkbook(cell(xml)))).toEqual([[17, name, code]]))

  test('a number for a day tells both days that it could be', async () => {
    const table = await read(aWorkbook(cell('<c r="B17"><v>44286</v></c>')))
    expect(table.ok ? '' : table.refusals[0]?.message).toContain('2021-03-31, or 2025-04-01 counted from 1904')
  })

  test('a number that may be a year asks for a text', async () => {
    const table = await read(aWorkbook(cell('<c r="B17"><v>2018</v></c>')))
    expect(table.ok ? '' : table.refusals[0]?.message).toContain('is it a year')
  })

  test('merged cells are named with all of them', async () => {
    const after = '<mergeCells count="1"><mergeCell ref="A2:A5"/></mergeCells>'
    expect(await refusalsOf(aWorkbook(`${head}${textRow(2, 'x')}`, { after }))).toEqual([[2, 'A2:A5', 'merged']])
  })

  test.each([
    ['row', '<row r="50002"><c r="A50002"><v>1</v></c></row>', 'too-many-rows'],
    ['row', '<row r="1048576"/>', 'too-many-rows'],
    ['column', '<row r="2"><c r="XFD2"><v>1</v></c></row>', 'too-many-columns'],
  ])('a %s beyond the limits is refused before anything is made of it', async (_, xml, code) => {
    expect((await refusalsOf(aWorkbook(head + xml))).at(-1)?.at(2)).toBe(code)
  })

  test('columns that name people are not even looked at', async () => {
    expect(await cellsOf(cell('<c r="A17" t="inlineStr"><is><t>x</t></is></c><c r="D17"><v>7</v></c>'))).toEqual([
      { line: 17, cells: ['x', '', '', ''] },
    ])
  })

  test('the head is refused as in a CSV', async () => {
    expect(await refusalsOf(aWorkbook(textRow(1, 'id', 'id')))).toEqual([[1, null, 'column-twice']])
    expect(await refusalsOf(aWorkbook(`${textRow(1, 'id', '')}${textRow(2, 'x', 'y')}`))).toEqual([
      [1, null, 'column-unnamed'],
    ])
    expect(await refusalsOf(aWorkbook(''))).toEqual([[1, null, 'empty']])
  })
})

describe('a file that is no plain workbook says what it is', () => {
  const codeOf = async (bytes: Uint8Array) => {
    const table = await readTable(bytes)
    return table.ok ? 'read' : table.refusals[0]?.code
  }
  const utf8 = (text: string) => new TextEncoder().encode(text)
  const compound = (name: string) =>
    Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), Buffer.from(name, 'utf16le')])
  const types = '<Types><Override ContentType="application/vnd.ms-excel.sheet.macroEnabled.main+xml"/></Types>'

  test.each([
    ['with macros', aWorkbook(head, { parts: { 'xl/vbaProject.bin': 'x' } }), 'macros'],
    ['that may have macros', aWorkbook(head, { parts: { '[Content_Types].xml': types } }), 'macros'],
    ['binary', aWorkbook(head, { parts: { 'xl/workbook.bin': 'x' } }), 'binary-sheet'],
    ['of OpenDocument', zipSync({ mimetype: utf8('application/vnd.oasis.opendocument.spreadsheet') }), 'open-document'],
    ['of a text processor', zipSync({ 'word/document.xml': utf8('<w/>') }), 'not-a-workbook'],
    ['with a password', compound('EncryptedPackage'), 'encrypted'],
    ['from before 2007', compound('Workbook'), 'old-workbook'],
    ['of the web', utf8('  <HTML><table></table></HTML>'), 'web-page'],
    ['of XML', utf8('\uFEFF<?xml version="1.0"?><Workbook/>'), 'xml-sheet'],
    ['to print', utf8('%PDF-1.7'), 'pdf'],
    ['cut off', aWorkbook(head).slice(0, 400), 'broken-archive'],
    ['that hides a declaration', aWorkbook(`<!DOCTYPE x><c/>${head}`), 'not-a-sheet'],
    ['that hides a remark', aWorkbook(`<!-- <c r="A1"><f>1</f></c> -->${head}`), 'not-a-sheet'],
    [
      'without its sheet',
      aWorkbook(head, { parts: { 'xl/_rels/workbook.xml.rels': '<Relationships/>' } }),
      'not-a-workbook',
    ],
    ['larger than is read', new Uint8Array(maximumBytes + 1), 'too-large'],
  ])('%s', async (_, bytes, code) => expect(await codeOf(bytes)).toBe(code))

  test('one letter that is another than when it was packed is found', async () => {
    const bytes = zipSync(workbookParts(head), { level: 0 })
    const at = Buffer.from(bytes).indexOf('inlineStr')
    bytes[at] = 0x49
    expect(await codeOf(bytes)).toBe('not-a-workbook')
  })

  /** The same archive, whose list says that a part is of another size. */
  const sized = (archive: Uint8Array, name: string, size: number) => {
    const bytes = Buffer.from(archive)
    bytes.writeUInt32LE(size, bytes.lastIndexOf(name) - 46 + 24)
    return bytes
  }
  test('a bomb is refused by what it says of itself, before anything is unpacked', async () => {
    const packed = aWorkbook(head, { parts: { 'xl/media/a': new Uint8Array(1000) } })
    expect(await codeOf(sized(packed, 'xl/media/a', 101_000_000))).toBe('bomb')
    expect(await codeOf(sized(packed, 'xl/media/a', 2_000_000))).toBe('bomb')
    expect(await codeOf(sized(packed, 'xl/media/a', 1_000_000))).toBe('read')
  })

  test('a bomb that lies about its size is unpacked no further than it says', async () => {
    const honest = zipSync(workbookParts(`${head}${'<row/>'.repeat(500_000)}`), { level: 1 })
    expect(await codeOf(sized(honest, 'xl/worksheets/s1.xml', 2000))).toBe('not-a-workbook')
  })
})

describe('whatever the bytes are', () => {
  const sound = aWorkbook(`${head}${textRow(2, 'a', '2021-03-31', '', 'b')}`)
  const stored = zipSync(workbookParts(`${head}${textRow(2, 'a', '2021-03-31', '', 'b')}`), { level: 0 })
  const damaged = (from: Uint8Array) =>
    fc.array(fc.tuple(fc.nat(from.length - 1), fc.nat(255)), { minLength: 1, maxLength: 8 }).map((changes) => {
      const bytes = from.slice()
      for (const [at, value] of changes) bytes[at] = value
      return bytes
    })
  const inside = fc.string({
    unit: fc.constantFrom(
      '<',
      '>',
      '/',
      'c',
      'row',
      ' r="A1"',
      '"',
      '<f>',
      '<v>',
      '1',
      't="s"',
      ' s="9"',
      '&#0;',
      '&x;',
    ),
  })

  test('a file with other bytes is read or refused with a sentence, and never thrown', async () => {
    const any = fc.oneof(
      fc.uint8Array(),
      damaged(sound),
      damaged(stored),
      inside.map((xml) => aWorkbook(head + xml)),
    )
    await fc.assert(
      fc.asyncProperty(any, async (bytes) => {
        const table = await readTable(bytes)
        if (!table.ok)
          expect(table.refusals.every(({ line, message }) => line >= 1 && message.endsWith('.'))).toBe(true)
      }),
      { numRuns: 400 },
    )
  })
})
