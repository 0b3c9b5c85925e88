import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { day } from '#kernel/days.ts'
import { aHostileText } from '#platform/testing/hostile-texts.ts'
import { aWorkbook, textRow } from '../../testing/a-workbook.ts'
import { publishedAreas, publishedProgramme } from '../../testing/published-programme.ts'
import { surroundingsOf } from '../load-programme.ts'
import { type ImportOrder, importFile } from './import-file.ts'
import { walkJson } from './json-places.ts'
import { circleIn } from './link-circles.ts'

const place = {
  register: publishedProgramme,
  surroundings: surroundingsOf(publishedAreas, publishedProgramme.sourceCodes),
  on: day('2026-11-21'),
}
const anything: ImportOrder = { format: null, list: null }
const clerks: ImportOrder = { format: null, list: { type: 'motion', source: 'BR-3' } }
const utf8 = (text: string) => new TextEncoder().encode(text)
const offer = (file: string | Uint8Array, order = anything) =>
  importFile(typeof file === 'string' ? utf8(file) : file, order, place)
const refusalsOf = async (file: string | Uint8Array, order = anything) => {
  const read = await offer(file, order)
  return read.ok ? [] : read.refusals.map(({ line, column, cell, code }) => [line, column, cell, code])
}

describe('rows that are held against the register', () => {
  const columns = ['id', 'type', 'title', 'text', 'owners', 'deadline_basis', 'starts', 'sources', 'confidence']
  const more = ['deadline_last', 'since', 'until', 'known_on', 'places', 'led_to', 'part_of', 'instruments']
  const sound: Record<string, string> = {
    id: 'AG-90',
    type: 'watch',
    title: 'Titel',
    text: 'Tekst',
    owners: 'GS',
    deadline_basis: 'none',
    starts: 'open',
    sources: 'S1',
    confidence: 'seen',
    known_on: '2026-11-21',
  }
  const line = (changes: Record<string, string> = {}) =>
    [...columns, ...more].map((name) => ({ ...sound, ...changes })[name] ?? '').join(';')
  const csv = (...rows: string[]) => [[...columns, ...more].join(';'), ...rows].join('\n')
  const xlsx = (changes: Record<string, string>) =>
    aWorkbook(
      textRow(1, ...columns, ...more) +
        textRow(2, ...[...columns, ...more].map((name) => ({ ...sound, ...changes })[name] ?? '')),
    )

  test.each([
    ['an id that is there', { id: 'S1-01' }, 'id', 'id-taken'],
    ['a party that is not', { owners: 'GS NOBODY' }, 'owners', 'party-unknown'],
    ['a place that is not', { places: 'GM9999' }, 'places', 'place-unknown'],
    ['an instrument that is not', { instruments: 'I-99' }, 'instruments', 'instrument-unknown'],
    ['a source that is not', { sources: 'X99' }, 'sources', 'source-unknown'],
    ['a link to nothing', { led_to: 'X-1' }, 'led_to', 'item-unknown'],
    ['a link to itself', { part_of: 'AG-90' }, 'part_of', 'links-go-round'],
    ['a day that no calendar has', { since: '2021-02-29' }, 'since', 'row-invalid'],
    ['a day that is too early', { since: '1989-12-31' }, 'since', 'out-of-range'],
    [
      'a deadline that is too late',
      { deadline_basis: 'exact', deadline_last: '2101-01-01' },
      'deadline_last',
      'out-of-range',
    ],
    ['an end before the beginning', { since: '2021-05', until: '2021-04' }, 'until', 'ends-first'],
    ['a basis without its day', { deadline_basis: 'exact' }, 'deadline_basis', 'day-missing'],
    ['a day without a basis', { deadline_last: '2021-03-31' }, 'deadline_basis', 'day-too-many'],
    [
      'a day that is no end of a quarter',
      { deadline_basis: 'quarter-end', deadline_last: '2021-03-30' },
      'deadline_basis',
      'not-a-quarter-end',
    ],
    ['knowledge of tomorrow', { known_on: '2026-11-22' }, 'known_on', 'known-later'],
  ])('%s is named with line and column in a CSV, and with the cell in a workbook', async (_, changes, column, code) => {
    expect(await refusalsOf(csv(line({ id: 'AG-91' }), line(changes)))).toEqual([[3, column, null, code]])
    const letter = String.fromCharCode(65 + [...columns, ...more].indexOf(column))
    expect(await refusalsOf(xlsx(changes))).toEqual([[2, column, `${letter}2`, code]])
  })

  test.each(['1990-01-01', '2100-12-31'])('%s is within what the register is about', async (last) => {
    expect(await refusalsOf(csv(line({ deadline_basis: 'exact', deadline_last: last })))).toEqual([])
  })

  test('rows that lead to one another in a circle are named once, also round by the register', async () => {
    const two = csv(line({ id: 'AG-91', led_to: 'AG-92' }), line({ id: 'AG-92', led_to: 'AG-91' }))
    expect(await refusalsOf(two)).toMatchObject([[expect.any(Number), 'led_to', null, 'links-go-round']])
    const straight = csv(line({ id: 'AG-91', led_to: 'AG-92' }), line({ id: 'AG-92', part_of: 'AG-91' }))
    const read = await offer(straight)
    expect(read.ok && read.value.links).toMatchObject([
      { from: 'AG-91', type: 'led-to', to: 'AG-92', sources: ['S1'] },
      { from: 'AG-92', type: 'part-of', to: 'AG-91' },
    ])
  })

  test('whatever stands in the cells, it is read or refused and never thrown', async () => {
    const names = [...columns, ...more]
    const quoted = (text: string) => `"${text.toWellFormed().replaceAll('"', '""')}"`
    const rows = fc.array(fc.dictionary(fc.constantFrom(...names), aHostileText), { minLength: 1, maxLength: 4 })
    await fc.assert(
      fc.asyncProperty(rows, async (given) => {
        const text = given.map((changes) => names.map((name) => quoted({ ...sound, ...changes }[name] ?? '')).join(';'))
        const read = await offer(csv(...text))
        if (!read.ok) expect(read.refusals.length).toBeGreaterThan(0)
      }),
      { numRuns: 80 },
    )
  })
})

describe('a list of a council clerk', () => {
  const head = ['ID', 'Kenmerk', 'Datum', 'Onderwerp', 'Status', 'Indiener(s)', 'Portefeuillehouder', 'Afgedaan']
  const row = [
    '4711',
    'M88a-2023',
    'Oct 27 2023 12:00AM',
    'Wonen',
    'Aangenomen',
    'Voornaam Achternaam',
    'Nog Iemand',
    '0',
  ]

  test('is known by its columns, as CSV and as XLSX, with numbers and days as cells', async () => {
    const asText = await offer(`${head.join(';')}\n${row.join(';')}`, clerks)
    const cells =
      '<c r="A2"><v>4711</v></c><c r="B2" t="inlineStr"><is><t>M88a-2023</t></is></c><c r="C2" s="1"><v>45226</v></c>'
    const rest =
      '<c r="D2" t="inlineStr"><is><t>Wonen</t></is></c><c r="E2" t="inlineStr"><is><t>Aangenomen</t></is></c><c r="F2"><v>7</v></c><c r="H2"><v>0</v></c>'
    const asBook = await offer(aWorkbook(`${textRow(1, ...head)}<row r="2">${cells}${rest}</row>`), clerks)
    if (!asText.ok || !asBook.ok) throw new Error(JSON.stringify([asText, asBook]))
    expect(asBook.value.items).toEqual(asText.value.items)
    expect(asText.value).toMatchObject({ format: 'ibabs', items: [{ id: 'M88a-2023', since: { text: '2023-10-27' } }] })
    expect(JSON.stringify(asText.value)).not.toMatch(/Achternaam|Iemand/)
    expect(asText.value.notes).toEqual(['Not read, because they name people: Indiener(s), Portefeuillehouder.'])
  })

  test('must say what it lists, and from which source that is known', async () => {
    const text = `${head.join(';')}\n${row.join(';')}`
    expect(await refusalsOf(text)).toEqual([[1, null, null, 'list-unsaid']])
    expect(await refusalsOf(text, { ...clerks, list: { type: 'motion', source: 'X99' } })).toEqual([
      [2, null, null, 'source-unknown'],
    ])
  })

  test('what is in the register already is refused', async () => {
    const text = `${head.join(';')}\n${row.join(';').replace('M88a-2023', 'M108-2020')}`
    expect(await refusalsOf(text, clerks)).toEqual([[2, null, null, 'id-taken']])
  })
})

describe('JSON', () => {
  const object = '{"id":"AG-90","titel":"T","baken":{"row":{"id":"AG-90","title":"T"}}}'

  test.each([
    ['{"results":[1,2', 1, 'line 1, column 16'],
    ['{\n  "results": [\n    {"id": nul}\n]}', 3, 'line 3, column 12'],
    ['{"results":[],}', 1, 'line 1, column 15'],
    ['{"a":01}', 1, 'line 1, column 6'],
    ['{"a":"x\ty"}', 1, 'line 1, column 6'],
    ['{"a":"\\q"}', 1, 'line 1, column 6'],
    ['[] []', 1, 'line 1, column 4'],
    ['{"a" 1}', 1, 'line 1, column 6'],
  ])('%j that is none says where', async (text, line, words) => {
    const read = await offer(text)
    expect(read.ok ? [] : read.refusals).toMatchObject([{ line, code: 'not-json' }])
    expect(read.ok ? '' : read.refusals[0]?.message).toContain(words)
  })

  test.each([
    ['[]', 'not-a-list'],
    ['{"results":{}}', 'not-a-list'],
    ['{"results":[1]}', 'not-a-list'],
    ['{"results":[{"id":"x","titel":"van elders"}]}', 'no-row'],
    [`{"results":[${object.replace('"titel":"T"', '"titel":"Ander"')}]}`, 'row-disagrees'],
    [`{"results":[${object.replace('"id":"AG-90"', '"id":"AG-91"')}]}`, 'row-disagrees'],
    [`{"results":[${object.replace('"row":{', '"row":{"__proto__":"x",')}]}`, 'column-missing'],
    ['['.repeat(100_000), 'too-deep'],
  ])('%# that is no list of rows says what is missing', async (text, code) => {
    expect((await refusalsOf(text))[0]?.at(3)).toBe(code)
  })

  test('an object that is wrong is named by the line it begins on', async () => {
    expect(await refusalsOf(`{"results": [\n${object},\n{"id":"y"}]}`)).toMatchObject([[3, null, null, 'no-row']])
  })

  test('a table that is offered as JSON, or the other way round, is refused', async () => {
    expect(await refusalsOf('a;b\n1;2', { ...anything, format: 'ods' })).toMatchObject([
      [1, null, null, 'other-format'],
    ])
    expect(await refusalsOf('{}', { ...anything, format: 'register' })).toMatchObject([
      [1, null, null, expect.any(String)],
    ])
  })

  test('what JavaScript reads is passed over, and what it does not read is refused', () => {
    const parts = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      '"a"',
      '"\\u00e9"',
      '"\\x"',
      '1',
      '-0',
      '01',
      '1e5',
      '.5',
      'true',
      'nul',
      ' ',
      '\n',
      '\u00a0',
    )
    const text = fc.oneof(
      fc.json(),
      fc.array(parts, { maxLength: 8 }).map((some) => some.join('')),
      fc.string(),
    )
    const reads = (one: string) => {
      try {
        JSON.parse(one)
        return true
      } catch {
        return false
      }
    }
    fc.assert(
      fc.property(text, (one) => {
        expect(walkJson(one).ok).toBe(reads(one))
      }),
      { numRuns: 1000 },
    )
  })
})

describe('arrows that go round', () => {
  const arrows = fc.array(
    fc.record({ from: fc.constantFrom('A', 'B', 'C', 'D', 'E'), to: fc.constantFrom('A', 'B', 'C', 'D', 'E') }),
  )
  const comesBack = (all: readonly { from: string; to: string }[], start: string) => {
    const seen = new Set<string>()
    const next = all.filter(({ from }) => from === start).map(({ to }) => to)
    for (const id of next) {
      if (seen.has(id)) continue
      seen.add(id)
      next.push(...all.filter(({ from }) => from === id).map(({ to }) => to))
    }
    return seen.has(start)
  }

  test('are found when and only when one can come back to where one began', () => {
    fc.assert(
      fc.property(arrows, (all) => {
        const circle = circleIn(all)
        expect(circle !== null).toBe(['A', 'B', 'C', 'D', 'E'].some((id) => comesBack(all, id)))
        for (const [index, from] of (circle ?? []).entries())
          expect(all).toContainEqual({ from, to: circle?.[(index + 1) % circle.length] })
      }),
    )
  })
})
