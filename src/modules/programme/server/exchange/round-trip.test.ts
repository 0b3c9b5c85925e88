import { unzipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { day } from '#kernel/days.ts'
import { isLive, plainText } from '#platform/documents/plain-cells.ts'
import { hostileCells } from '#platform/testing/hostile-texts.ts'
import { emptyFilter } from '../../domain/list-items.ts'
import { tableColumns } from '../../domain/table-columns.ts'
import { aLink, anItem } from '../../testing/programme-builders.ts'
import { publishedAreas, publishedOn, publishedProgramme } from '../../testing/published-programme.ts'
import { itemList } from '../list-page.ts'
import { type Programme, surroundingsOf } from '../load-programme.ts'
import { type ImportedFile, importFile } from './import-file.ts'
import { itemCells, itemColumns } from './item-cells.ts'
import { itemsCsv } from './items-csv.ts'
import { itemsXlsx } from './items-xlsx.ts'
import { odsJson } from './ods-json.ts'
import { csvTable, readCsv } from './read-csv.ts'
import { readTable } from './read-table.ts'

const on = day('2026-11-21')
const bytes = (text: string) => new TextEncoder().encode(text)
const surroundings = surroundingsOf(publishedAreas, publishedProgramme.sourceCodes)
const empty = { ...publishedProgramme, items: [], links: [] }
const anything = { format: null, list: null }
const viewOf = (programme: Programme) => publishedOn(on, 'nl', programme)
const rowsOf = (view: ReturnType<typeof viewOf>) =>
  itemList(view, { ...emptyFilter, sort: 'id', descending: false, page: 1, pageSize: 100_000 }).rows
const read = async (given: Uint8Array): Promise<ImportedFile> => {
  const imported = await importFile(given, anything, { register: empty, surroundings, on })
  if (!imported.ok) throw new Error(JSON.stringify(imported.refusals.slice(0, 3)))
  return imported.value
}
/** The register that these rows make by themselves. */
const registerOf = ({ items, words, links }: ImportedFile): Programme => {
  const nl = publishedProgramme.words.get('nl')
  if (!nl) throw new Error('there are no Dutch words')
  const own = Object.fromEntries(
    words.map(({ id, words: { title, text, term } }) => [
      id,
      { title, text: text ?? '', ...(term === null ? {} : { term }) },
    ]),
  )
  return { ...publishedProgramme, items, links, words: new Map([['nl', { ...nl, items: own }]]) }
}
const hostileRegister = (count: number): Programme => {
  const items = Array.from({ length: count }, (_, index) => anItem({ id: `S1-${10_000 + index}` }))
  const words = items.map(({ id }, index) => {
    const title = hostileCells[index % hostileCells.length] ?? ''
    const text = hostileCells[Math.floor(index / hostileCells.length + index) % hostileCells.length] ?? ''
    // A long text once is enough: there are ten thousand rows.
    const short = (one: string) => (index >= hostileCells.length ? one.slice(0, 300) : one)
    return { id, words: { title: short(title), text: short(text), term: null } }
  })
  const links = items.slice(1).map(({ id }, index) => aLink(id, 'part-of', items[index]?.id ?? ''))
  return registerOf({ format: 'register', items, words, links, notes: [] })
}
const xlsx = async (view: ReturnType<typeof viewOf>) => {
  const book = await itemsXlsx(view, rowsOf(view))
  if (!book.ok) throw new Error(book.error)
  return book.value
}
const writtenIndex = tableColumns.flatMap(({ use }, index) => (use === 'shown' ? [] : [index]))
const writtenOf = (view: ReturnType<typeof viewOf>) =>
  itemCells(view, rowsOf(view)).map((cells) => writtenIndex.map((index) => cells[index] ?? ''))
const textOf = (part: Uint8Array | undefined) => new TextDecoder().decode(part)

describe('ten thousand hostile rows', () => {
  const view = viewOf(hostileRegister(10_000))
  const book = xlsx(view)

  test('as CSV hold no cell that any spreadsheet runs, and come back as they were', async () => {
    const text = itemsCsv(view, rowsOf(view))
    const raw = readCsv(bytes(text))
    expect(raw.ok && raw.value.rows).toHaveLength(10_000)
    expect(raw.ok && raw.value.rows.flatMap(({ cells }) => cells.filter(isLive))).toEqual([])
    const table = csvTable(bytes(text))
    const column = itemColumns.indexOf('title')
    const titles = rowsOf(view).map(({ item }) =>
      plainText(view.words(({ items }) => items[item.id]?.title)?.text ?? ''),
    )
    expect(table.ok && table.value.rows.map(({ cells }) => cells[column])).toEqual(titles)
  })

  test('as XLSX have no formula, and every cell that is no whole number is a text', async () => {
    const parts = unzipSync(await book)
    const sheet = textOf(parts['xl/worksheets/sheet1.xml'])
    expect(sheet).not.toMatch(/<f[\s>/]/)
    const cells = sheet.match(/<c [^>]*>/g) ?? []
    expect(cells.length).toBeGreaterThan(100_000)
    expect(cells.filter((cell) => !/ t="s"/.test(cell))).toEqual([])
    const texts = textOf(parts['xl/sharedStrings.xml'])
    expect(texts).not.toMatch(/<(?!\?xml|\/?(sst|si|t)[ >])/)
    const last = [...sheet.matchAll(/<v>(\d+)<\/v>/g)].reduce((most, [, index]) => Math.max(most, Number(index)), 0)
    expect(texts.match(/<si>/g)).toHaveLength(last + 1)
    expect(Object.keys(parts).filter((name) => /vba|external|connection/i.test(name))).toEqual([])
  })

  test('as XLSX come back letter by letter', async () => {
    const table = await readTable(await book)
    if (!table.ok) throw new Error(JSON.stringify(table.refusals.slice(0, 3)))
    const column = itemColumns.indexOf('title')
    const titles = rowsOf(view).map(({ item }) =>
      plainText(view.words(({ items }) => items[item.id]?.title)?.text ?? ''),
    )
    expect(table.value.table.rows.map(({ cells }) => cells[column])).toEqual(titles)
  })
})

describe('rows that are written and read again', () => {
  const worded = (programme: Programme): Programme => {
    const nl = programme.words.get('nl')
    if (!nl) throw new Error('no Dutch')
    const items = Object.fromEntries(
      Object.entries(nl.items).map(([id, words]) => [
        id,
        { ...words, title: `${words.title.slice(0, 32_000)}.`, text: `${words.text.slice(0, 32_000)}.` },
      ]),
    )
    return { ...programme, words: new Map([['nl', { ...nl, items }]]) }
  }
  const registers: [string, Programme][] = [
    ['the register of the project', publishedProgramme],
    ['hostile rows', worded(hostileRegister(hostileCells.length))],
  ]

  test.each(registers)('%s: CSV, import, CSV loses nothing', async (_, programme) => {
    const view = viewOf(programme)
    const again = viewOf(registerOf(await read(bytes(itemsCsv(view, rowsOf(view))))))
    expect(writtenOf(again)).toEqual(writtenOf(view))
  })

  test.each(registers)('%s: XLSX, import, XLSX loses nothing', async (_, programme) => {
    const view = viewOf(programme)
    const again = viewOf(registerOf(await read(await xlsx(view))))
    expect(writtenOf(again)).toEqual(writtenOf(view))
    expect(await xlsx(viewOf(registerOf(await read(await xlsx(again)))))).toEqual(await xlsx(again))
  })

  test('JSON, import, JSON loses nothing of what is in it; facts and notes are no objects of rows', async () => {
    const facts = publishedProgramme.items.filter(({ kind }) => kind === 'fact').map(({ id }) => id)
    const links = publishedProgramme.links.filter(({ from, to }) => !facts.includes(from) && !facts.includes(to))
    const view = viewOf({ ...publishedProgramme, links })
    const rows = rowsOf(view).filter(({ item }) => !facts.includes(item.id))
    const imported = await read(bytes(odsJson(view, rows, 'https://baken.example')))
    const again = viewOf(registerOf(imported))
    expect(imported.items).toHaveLength(publishedProgramme.items.length - facts.length)
    expect(writtenOf(again)).toEqual(
      itemCells(view, rows).map((cells) => writtenIndex.map((index) => cells[index] ?? '')),
    )
  })

  test('the same register gives the same bytes', async () => {
    const view = viewOf(publishedProgramme)
    expect(await xlsx(view)).toEqual(await xlsx(viewOf(publishedProgramme)))
  })

  test('a text that no spreadsheet holds refuses the workbook, and not by cutting it off', async () => {
    const long = { id: 'S1-99', words: { title: 'x'.repeat(32_768), text: 'x', term: null } }
    const view = viewOf(
      registerOf({ format: 'register', items: [anItem({ id: 'S1-99' })], words: [long], links: [], notes: [] }),
    )
    expect(await itemsXlsx(view, rowsOf(view))).toEqual({ ok: false, error: 'cell-too-long' })
  })
})

describe('what a person sees of the workbook', () => {
  test('its head stays in sight and narrows the list, its columns have a width, and it says its language', async () => {
    const parts = unzipSync(await xlsx(viewOf(publishedProgramme)))
    const sheet = textOf(parts['xl/worksheets/sheet1.xml'])
    expect(sheet).toContain('state="frozen"')
    expect(sheet).toMatch(/<autoFilter ref="A1:AV\d+"\/>/)
    expect(sheet.match(/<col /g)).toHaveLength(itemColumns.length)
    expect(textOf(parts['docProps/core.xml'])).toContain('<dc:language>nl</dc:language>')
    expect(textOf(parts['xl/workbook.xml'])).toContain('name="Register 2026-11-21"')
  })
})
