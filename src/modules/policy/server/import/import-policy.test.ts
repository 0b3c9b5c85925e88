import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { loadAreas } from '#modules/areas/server/index.ts'
import { parseYaml } from '#platform/content/yaml-file.ts'
import { type ImportKind, importColumns, importKinds } from '../../forms/import-columns.ts'
import { documentsForm, housingRulesForm, inventoryForm } from '../../forms/policy-file-forms.ts'
import { tablesSchema } from '../frameworks/tables-schema.ts'
import { loadPolicy, readSourceCodes } from '../load-policy.ts'
import { importPolicy } from './import-policy.ts'
import { writeImport } from './write-import.ts'

const data = join(import.meta.dirname, '../../../../../data')
const areas = loadAreas(join(data, 'areas'))
const policy = await loadPolicy(data, areas)
const codes = await readSourceCodes(data)
const bytes = (text: string) => new TextEncoder().encode(text)
const read = (kind: ImportKind, ...lines: string[]) =>
  importPolicy(bytes([importColumns[kind].join(';'), ...lines].join('\r\n')), kind, policy, areas, codes)
const refused = (kind: ImportKind, ...lines: string[]) => {
  const imported = read(kind, ...lines)
  return imported.ok ? [] : imported.refusals.map(({ line, column, code }) => [line, column, code])
}

const oss = 'GM0828;trafficking;wished;2026-10;the municipality;CV-9;seen'
const rule = 'GM0824;persons-per-room;2;oisterwijk-2021;2021-11-26;;CV-4;seen'
const framework =
  'oss-2024;GM0828;housing;own;Kader wonen;council;2024-05-01;;2024-06-01;;;https://example.org/a;live;2026-11-20;CV-4;seen;Kader voor wonen.;Framework.;'

describe('what can be imported', () => {
  test('an inventory, as rows for the file', () => {
    const imported = read('inventory', oss, 'Tilburg;housing;none;"2025";a region;PON-1 S1;secondary')
    if (!imported.ok) throw new Error(JSON.stringify(imported.refusals))
    const parsed = parseYaml(imported.value.files['inventory.yaml'] ?? '', 'inventory.yaml', inventoryForm)
    expect(parsed.ok && parsed.value).toEqual([
      {
        municipality: 'GM0828',
        theme: 'trafficking',
        status: 'wished',
        on: '2026-10',
        saidBy: 'the municipality',
        sources: ['CV-9'],
        confidence: 'seen',
      },
      {
        municipality: 'GM0855',
        theme: 'housing',
        status: 'none',
        on: '2025',
        saidBy: 'a region',
        sources: ['PON-1', 'S1'],
        confidence: 'secondary',
      },
    ])
  })

  test('a document, with its words in a file for each language that has any', () => {
    const imported = read('documents', framework)
    if (!imported.ok) throw new Error(JSON.stringify(imported.refusals))
    expect(Object.keys(imported.value.files)).toEqual(['documents.yaml', 'nl.yaml', 'en.yaml'])
    const parsed = parseYaml(imported.value.files['documents.yaml'] ?? '', 'documents.yaml', documentsForm)
    expect(parsed.ok && parsed.value).toMatchObject([
      { id: 'oss-2024', decided: '2024-05-01', published: null, validUntil: null, link: { opened: 'live' } },
    ])
  })

  test('housing rules, with a comma in a number', () => {
    const imported = read('rules', rule, 'Oss;area-per-person;12,5;;2024;;CV-4;seen')
    if (!imported.ok) throw new Error(JSON.stringify(imported.refusals))
    const parsed = parseYaml(imported.value.files['housing-rules.yaml'] ?? '', 'rules.yaml', housingRulesForm)
    expect(parsed.ok && parsed.value.map(({ value, from }) => [value, from])).toEqual([
      [2, '2021-11-26'],
      [12.5, '2024'],
    ])
  })

  test('with commas between the cells, a byte order mark and columns in another order', () => {
    const text = `\uFEFFtheme,municipality,status,on,said_by,sources,confidence\nhousing,GM0828,wished,2026,"Oss, the city",CV-9,seen\n`
    expect(importPolicy(bytes(text), 'inventory', policy, areas, codes)).toMatchObject({
      ok: true,
      value: { rows: [{ municipality: 'GM0828', saidBy: 'Oss, the city', on: '2026' }] },
    })
  })
})

describe('what is refused, with line, column and reason', () => {
  test.each<[string, string, string, string]>([
    ['GM9999;trafficking;wished;2026;x;CV-9;seen', 'an unknown municipality', 'municipality', 'municipality-unknown'],
    ['Atlantis;trafficking;wished;2026;x;CV-9;seen', 'a name nobody has', 'municipality', 'municipality-unknown'],
    ['GM1982;trafficking;wished;2021-12-31;x;CV-9;seen', 'not there on that day', 'municipality', 'not-in-division'],
    ['GM0828;homes;wished;2026;x;CV-9;seen', 'an unknown theme', 'theme', 'not-fit'],
    ['GM0828;housing;soon;2026;x;CV-9;seen', 'an unknown status', 'status', 'not-fit'],
    ['GM0828;housing;wished;2026-02-30;x;CV-9;seen', 'a date no calendar has', 'on', 'not-fit'],
    ['GM0828;housing;wished;1989-12-31;x;CV-9;seen', 'the day before 1990', 'on', 'date-out-of-range'],
    ['GM0828;housing;wished;2101;x;CV-9;seen', 'a year after 2100', 'on', 'date-out-of-range'],
    ['GM0828;housing;wished;2026;x;;seen', 'no source', 'sources', 'no-source'],
    ['GM0828;housing;wished;2026;x;ZZ-1;seen', 'an unknown source', 'sources', 'source-unknown'],
    ['GM0828;housing;wished;2026;;CV-9;seen', 'nobody who said it', 'said_by', 'not-fit'],
    ['GM0828;housing;wished;2026;=1+1;CV-9;seen', 'a formula', 'said_by', 'formula'],
    ['GM0828;housing;wished;2026;@x;CV-9;seen', 'another formula', 'said_by', 'formula'],
  ])('%s: %s', (line, _what, column, code) => {
    expect(refused('inventory', oss, line)).toEqual([[3, column, code]])
  })

  test.each([
    ['1990-01-01', []],
    ['2100', []],
  ])('%s is still inside the years that are taken', (date, refusals) => {
    expect(refused('inventory', `GM0828;housing;wished;${date};x;CV-9;seen`)).toEqual(refusals)
  })

  test('a document that ends before it begins, has an id that is taken, or no Dutch words', () => {
    expect(refused('documents', framework.replace(';2024-06-01;;', ';2024-06-01;2023;'))).toEqual([
      [2, 'valid_until', 'ends-first'],
    ])
    expect(refused('documents', framework.replace('oss-2024', 'eersel-2023'))).toEqual([[2, 'id', 'id-twice']])
    expect(refused('documents', framework.replace('Kader voor wonen.', ''))).toEqual([[2, 'about_nl', 'words-missing']])
  })

  test('an address that is no web address, and one that was opened without a date', () => {
    expect(refused('documents', framework.replace('https://example.org/a', 'javascript:alert(1)'))).toEqual([
      [2, 'url', 'not-fit'],
    ])
    expect(refused('documents', framework.replace('2026-11-20', ''))).toEqual([[2, 'url', 'not-fit']])
  })

  test.each([
    ['GM0824;distance;many;;2021;;CV-4;seen', 'value', 'value-unfit'],
    ['GM0824;farms;yes;;2021;;CV-4;seen', 'value', 'value-unfit'],
    ['GM0828;persons-per-room;2;oisterwijk-2021;2021;;CV-4;seen', 'document', 'document-of-another'],
    ['GM0824;persons-per-room;1;;2022;;CV-4;seen', 'from', 'values-overlap'],
    ['GM0824;own-bedroom;yes;;2022;2021;CV-4;seen', 'until', 'ends-first'],
  ])('the rule %s in its column %s', (line, column, code) => {
    expect(refused('rules', rule, line)).toEqual([[3, column, code]])
  })

  test('every wrong row is named, and a cell with line ends does not shift the lines', () => {
    expect(
      refused(
        'inventory',
        oss,
        'GM0794;housing;wished;2026;"two\r\nlines";CV-9;seen',
        'X;housing;wished;2026;x;CV-9;seen',
        oss,
      ),
    ).toEqual([[5, 'municipality', 'municipality-unknown']])
    expect(refused('inventory', oss, oss)).toEqual([[3, 'on', 'said-twice']])
  })

  test('another table than was asked for, too few cells, open quotes, other letters, nothing at all', () => {
    const table = (text: string | Uint8Array) => {
      const all = typeof text === 'string' ? bytes(text) : text
      const imported = importPolicy(all, 'inventory', policy, areas, codes)
      return imported.ok ? [] : imported.refusals.map(({ column, code }) => [column, code])
    }
    expect(table('municipality;theme;status;on;said_by;sources;who\n')).toEqual([
      ['confidence', 'column-missing'],
      ['who', 'column-unknown'],
    ])
    expect(refused('inventory', 'GM0828;housing')).toEqual([[2, null, 'cells-differ']])
    expect(refused('inventory', 'GM0828;"housing')[0]?.[2]).toBe('not-a-table')
    expect(table(Uint8Array.of(0xff, 0xfe, 0x00))).toEqual([[null, 'not-utf8']])
    expect(table('')).toEqual([[null, 'empty']])
    expect(table(importColumns.inventory.join(';'))).toEqual([[null, 'empty']])
  })
})

describe('writing what was read', () => {
  test('gives a new folder with every file; what is there already is left as it is', async () => {
    const place = await mkdtemp(join(tmpdir(), 'import-'))
    try {
      const folder = join(place, 'new')
      expect(await writeImport(folder, { 'a.yaml': '- 1\n', 'b.yaml': '- 2\n' })).toMatchObject({ ok: true })
      expect(await writeImport(folder, { 'a.yaml': 'other' })).toEqual({ ok: false, error: 'exists' })
      expect(await readFile(join(folder, 'a.yaml'), 'utf8')).toBe('- 1\n')
      await writeFile(join(place, 'file'), 'kept')
      expect(await writeImport(join(place, 'file'), { 'a.yaml': '' })).toEqual({ ok: false, error: 'exists' })
      expect(await writeImport(join(place, 'no/where'), { 'a.yaml': '' })).toEqual({ ok: false, error: 'no-place' })
      expect((await readdir(place)).toSorted()).toEqual(['file', 'new'])
    } finally {
      await rm(place, { recursive: true })
    }
  })
})

test('the description of the tables has exactly the columns that are read', async () => {
  const form = z.object({
    tables: z.array(
      z.object({ url: z.string(), tableSchema: z.object({ columns: z.array(z.object({ name: z.string() })) }) }),
    ),
  })
  const { tables } = form.parse(JSON.parse(await tablesSchema(data)))
  for (const kind of importKinds) {
    const described = tables
      .find(({ url }) => url === `import-${kind}.csv`)
      ?.tableSchema.columns.map(({ name }) => name)
    expect(described).toEqual(importColumns[kind])
  }
})
