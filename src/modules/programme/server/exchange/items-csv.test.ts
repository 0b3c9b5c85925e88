import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { day } from '#kernel/days.ts'
import { isLive, unguardCell } from '#platform/documents/plain-cells.ts'
import { aHostileText, hostileTexts } from '#platform/testing/hostile-texts.ts'
import { emptyFilter } from '../../domain/list-items.ts'
import { anItem } from '../../testing/programme-builders.ts'
import { publishedAreas, publishedOn, publishedProgramme, withItems } from '../../testing/published-programme.ts'
import { itemList } from '../list-page.ts'
import { surroundingsOf } from '../load-programme.ts'
import { importItems } from './import-items.ts'
import { itemsCsv } from './items-csv.ts'
import { csvTable, readCsv } from './read-csv.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const today = publishedOn('2026-11-21')
const rowsOf = (view: typeof today) =>
  itemList(view, { ...emptyFilter, sort: 'id', descending: false, page: 1, pageSize: 100_000 }).rows
const surroundings = surroundingsOf(publishedAreas, publishedProgramme.sourceCodes)
const place = { register: publishedProgramme, surroundings, on: day('2026-11-21') }
const importCsv = (text: string, register: typeof publishedProgramme = publishedProgramme) => {
  const table = csvTable(bytes(text))
  return table.ok ? importItems(table.value, { ...place, register }) : table
}
const hostileView = (items: Parameters<typeof withItems>[0], title: string, text = title) =>
  publishedOn('2026-11-21', 'nl', withItems(items, { title, text }))

describe('the register as a table', () => {
  const read = readCsv(bytes(itemsCsv(today, rowsOf(today))))
  const table = read.ok ? read.value : { columns: [], rows: [] }
  const cellOf = (id: string, column: string) =>
    table.rows.find(({ cells }) => cells[0] === id)?.cells[table.columns.indexOf(column)]

  test('has a row for every item, and how each stands on the day', () => {
    expect(table.rows).toHaveLength(publishedProgramme.items.length)
    expect(cellOf('S1-03', 'lateness')).toBe('term-passed-outcome-unknown')
    expect(cellOf('S1-03', 'counts_against_province')).toBe('no')
    expect(cellOf('S1-03', 'deadline_last')).toBe('2021-03-31')
    expect(cellOf('S1-37', 'state')).toBe('')
    expect(cellOf('M107a-2020', 'motion_suffix')).toBe('a')
    expect(cellOf('S1-25', 'places')).toBe('labour-market-region/AM28 labour-market-region/AM32')
  })

  test('ten thousand hostile rows hold no formula that a spreadsheet would run', () => {
    const items = Array.from({ length: 10_000 }, (_, index) => anItem({ id: `S1-${10_000 + index}` }))
    const words = Object.fromEntries(
      items.map(({ id }, index) => {
        const title = hostileTexts[index % hostileTexts.length] ?? ''
        return [id, { title: title.replaceAll('\u0000', ''), text: `=${title.replaceAll('\u0000', '')}` }]
      }),
    )
    const programme = withItems(items, { title: '', text: '' })
    const nl = programme.words.get('nl')
    if (!nl) throw new Error('no Dutch')
    const merged = { ...programme, words: new Map([['nl', { ...nl, items: { ...nl.items, ...words } }]]) }
    const view = publishedOn('2026-11-21', 'nl', merged)
    const hostile = readCsv(bytes(itemsCsv(view, rowsOf(view))))
    if (!hostile.ok) throw new Error(hostile.refusals.map(({ message }) => message).join())
    expect(hostile.value.rows).toHaveLength(10_000 + publishedProgramme.items.length)
    expect(hostile.value.rows.flatMap(({ cells }) => cells.filter(isLive))).toEqual([])
  })

  test('any words make a table of the same shape without live formulas, and come back as they were', () => {
    fc.assert(
      fc.property(aHostileText, aHostileText, (title, text) => {
        const plain = (one: string) => one.replace(/[^\P{Cc}\t\r\n]/gu, '').toWellFormed() || '-'
        const view = hostileView([anItem({ id: 'S1-99' })], plain(title), plain(text))
        const hostile = readCsv(bytes(itemsCsv(view, rowsOf(view))))
        const row = hostile.ok ? hostile.value.rows.find(({ cells }) => cells[0] === 'S1-99') : undefined
        expect(row?.cells.some(isLive)).toBe(false)
        const columns = hostile.ok ? hostile.value.columns : []
        expect(unguardCell(row?.cells[columns.indexOf('title')] ?? '')).toBe(plain(title))
        expect(unguardCell(row?.cells[columns.indexOf('text')] ?? '')).toBe(plain(text))
      }),
      { numRuns: 60 },
    )
  })

  test('an agreement of a table comes back with its table and who executes it', () => {
    const agreement = { table: 'HVB', executors: ['MB-GEM', 'PROV'] }
    const none = { document: null, kind: null, certainty: null } as const
    const item = anItem({ ...none, id: 'AG-01', type: 'agreement', agreement, owners: ['HVB'], reporters: [] })
    const view = hostileView([item], 'Een afspraak')
    const lines = itemsCsv(view, rowsOf(view)).trimEnd().split('\r\n')
    const alone = [lines[0], lines.find((line) => line.startsWith('AG-01;'))].join('\r\n')
    const imported = importCsv(`${alone}\r\n`)
    expect(imported.ok && imported.value.map((one) => one.item.agreement)).toEqual([agreement])
  })

  test('rows come back the same when they are read into a register that does not have them', () => {
    const empty = { ...publishedProgramme, items: [] }
    const carried = publishedProgramme.items
    const view = today
    const imported = importCsv(itemsCsv(view, rowsOf(view)), empty)
    if (!imported.ok) throw new Error(JSON.stringify(imported.refusals.slice(0, 3)))
    const byId = new Map(carried.map((item) => [item.id, item]))
    for (const { item, words } of imported.value) {
      const { events: _, kind, ...rest } = byId.get(item.id) ?? item
      const { events, kind: readKind, ...readRest } = item
      expect({ ...readRest, knownBasis: rest.knownBasis }).toEqual(rest)
      expect(events).toEqual([])
      expect(words.title).toBe(publishedProgramme.words.get('nl')?.items[item.id]?.title)
      if (item.id !== 'S1-42') expect(readKind).toBe(kind)
    }
    expect(imported.value).toHaveLength(carried.length)
  })
})

describe('reading a table of rows', () => {
  const head =
    'id;type;document;kind;certainty;title;text;owners;deadline_basis;deadline_last;starts;sources;confidence'
  const good = 'S1-90;row;S1;commitment;firm;Titel;Tekst;GS;exact;2021-03-31;open;S1;seen'
  const readRows = (...rows: string[]) => importCsv([head, ...rows].join('\r\n'))
  const refusals = (...rows: string[]) => {
    const read = readRows(...rows)
    return read.ok ? [] : read.refusals.map(({ line, column, code }) => [line, column, code])
  }

  test('a sound row is given back with its words, and takes the rest from its note', () => {
    const read = readRows(good)
    expect(read.ok && read.value).toMatchObject([
      {
        line: 2,
        item: {
          id: 'S1-90',
          reporters: ['GS'],
          knownOn: '2020-12-01',
          deadline: { basis: 'exact', last: '2021-03-31' },
        },
        words: { title: 'Titel', text: 'Tekst', term: null },
      },
    ])
  })

  test.each([
    ['an id that is taken', good.replace('S1-90', 'S1-01'), 'id', 'id-taken'],
    ['a type that is none', good.replace('row', 'rowe'), 'type', 'row-invalid'],
    ['a state that is none', good.replace('open', 'opened'), 'starts', 'row-invalid'],
    ['a day that is none', good.replace('2021-03-31', '31-03-2021'), 'deadline_last', 'row-invalid'],
    ['a basis that is none', good.replace('exact', 'soon'), 'deadline_basis', 'row-invalid'],
    [
      'a quarter that ends early',
      good.replace('exact;2021-03-31', 'quarter-end;2021-03-30'),
      'deadline_basis',
      'not-a-quarter-end',
    ],
    ['an owner that is not there', good.replace('GS', 'NOBODY'), 'owners', 'party-unknown'],
    ['no owner', good.replace(';GS;', ';;'), 'owners', 'no-owner'],
    ['a source that is not listed', good.replace(';S1;seen', ';X99;seen'), 'sources', 'source-unknown'],
    ['no title', good.replace('Titel', ''), 'title', 'row-invalid'],
    ['a row of no note', good.replace(';S1;commitment', ';;commitment'), 'known_on', 'known-missing'],
    ['done, yet open', good.replace('commitment', 'done'), 'starts', 'kind-and-state'],
  ])('%s is named with its line and column', (_, row, column, code) => {
    expect(refusals(good.replace('S1-90', 'S1-91'), row)).toEqual([[3, column, code]])
  })

  test('one wrong row refuses the whole file, and all wrong rows are named', () => {
    const read = readRows(good, good, good.replace('S1-90', 'S1-91').replace('GS', 'NOBODY'))
    expect(read.ok).toBe(false)
    expect(refusals(good, good, good.replace('S1-90', 'S1-91').replace('GS', 'NOBODY'))).toEqual([
      [3, 'id', 'id-taken'],
      [4, 'owners', 'party-unknown'],
    ])
  })

  test('columns that are missing or unknown are named before any row', () => {
    const read = importCsv('id;colour\r\nS1-90;red')
    const found = read.ok ? [] : read.refusals.map(({ column, code }) => [column, code])
    expect(found).toContainEqual(['title', 'column-missing'])
    expect(found).toContainEqual(['colour', 'column-unknown'])
  })

  test('whatever stands in the cells, it is read or refused and never thrown', () => {
    const cells = fc.array(
      aHostileText.map((text) => `"${text.toWellFormed().replaceAll('"', '""')}"`),
      {
        minLength: 13,
        maxLength: 13,
      },
    )
    fc.assert(
      fc.property(cells, (row) => {
        expect(readRows(row.join(';')).ok).toBe(false)
      }),
      { numRuns: 60 },
    )
  })
})
