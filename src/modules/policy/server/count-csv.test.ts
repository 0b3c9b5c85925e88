import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { addDays, day } from '#kernel/days.ts'
import { loadAreas } from '#modules/areas/server/index.ts'
import { countCsv, countSchema, municipalitiesCsv } from './count-csv.ts'
import { loadPolicy } from './load-policy.ts'

const data = join(import.meta.dirname, '../../../../data')
const areas = loadAreas(join(data, 'areas'))
const policy = await loadPolicy(data, areas)

/** The lines of a table as lists of cells; no cell of these tables needs quotes but that of Nuenen. */
function linesOf(csv: ReturnType<typeof countCsv>): string[][] {
  if (!csv.ok) throw new Error(csv.error)
  expect(csv.value.startsWith('\uFEFF')).toBe(true)
  return csv.value
    .slice(1)
    .trimEnd()
    .split('\r\n')
    .map((line) => line.split(';'))
}
const count = (on: string) => linesOf(countCsv(policy, areas, day(on)))
const municipalities = (on: string) => linesOf(municipalitiesCsv(policy, areas, day(on)))
const column = ([header = [], ...rows]: string[][], name: string) => rows.map((row) => row[header.indexOf(name)])

describe('count.csv', () => {
  test('the province of December 2020 in one line', () => {
    expect(count('2020-12-31')[1]).toEqual(
      '2020-12-31;province;PV30;Noord-Brabant;62;28;20;8;0,45161290322580644;8;8;0;0;62;2020-12;inferred;S1;seen'.split(
        ';',
      ),
    )
  })

  test('a region has names and no measured numbers', () => {
    expect(count('2020-12-31')[2]).toEqual(
      '2020-12-31;labour-market-region;AM25;West-Brabant;14;;;;;3;3;0;0;14;2020-12;inferred;S1;seen'.split(';'),
    )
  })

  test('a day without a measurement has empty cells and not 0', () => {
    const table = count('2021-01-01')
    for (const name of ['with_framework', 'housing', 'integral', 'share', 'named_integral', 'measured_on'])
      expect(new Set(column(table, name))).toEqual(new Set(['']))
    expect(column(table, 'known_at_least')[0]).toBe('8')
  })

  test('the regions add up to the province', () => {
    for (const name of ['municipalities', 'named_integral', 'known_at_least', 'trafficking_unknown']) {
      const [province, ...regions] = column(count('2020-12-31'), name).map(Number)
      expect(regions.reduce((sum, part) => sum + part, 0)).toBe(province)
    }
  })
})

describe('municipalities.csv', () => {
  test('has a line for each municipality of the day', () => {
    expect(['2020-12-31', '2021-01-01', '2022-01-01'].map((on) => municipalities(on).length - 1)).toEqual([62, 61, 56])
  })

  test('says unknown of who is not named, and none of nobody', () => {
    const statuses = column(municipalities('2020-12-31'), 'status')
    expect(statuses.filter((status) => status === 'unknown')).toHaveLength(54)
    expect(statuses.filter((status) => status === 'none')).toEqual([])
  })

  test('Waalwijk in 2026: named in December 2020 and with a document', () => {
    const waalwijk = municipalities('2026-11-21').find(([, code]) => code === 'GM0867')
    expect(waalwijk).toEqual(
      '2026-11-21;GM0867;Waalwijk;AM26;Midden-Brabant;document-known;integral;2020-12;unknown;waalwijk-2018;'.split(
        ';',
      ),
    )
  })
})

test('outside the covered days there is no file', () => {
  const after = addDays(areas.coverage.lastChecked, 1)
  expect(countCsv(policy, areas, after)).toEqual({ ok: false, error: 'out-of-coverage' })
  expect(municipalitiesCsv(policy, areas, after)).toEqual({ ok: false, error: 'out-of-coverage' })
})

describe('count-schema.json', () => {
  const languages = z.array(z.object({ '@value': z.string().min(1), '@language': z.string() }))
  const schemaForm = z.object({
    dialect: z.object({ delimiter: z.literal(';'), encoding: z.literal('utf-8') }),
    tables: z.array(
      z.object({
        url: z.string(),
        tableSchema: z.object({
          columns: z.array(
            z.object({
              name: z.string(),
              titles: z.string(),
              'dc:description': languages,
              datatype: z.union([
                z.enum(['string', 'date', 'nonNegativeInteger']),
                z.object({ base: z.literal('string'), format: z.string() }),
                z.object({ base: z.literal('decimal'), format: z.object({ decimalChar: z.literal(',') }) }),
              ]),
              required: z.boolean().default(false),
            }),
          ),
        }),
      }),
    ),
  })
  const schema = async () => schemaForm.parse(JSON.parse(await countSchema(data)))

  test('describes both files, column for column in their order, in Dutch and English', async () => {
    const { tables } = await schema()
    expect(tables.map(({ url, tableSchema }) => [url, tableSchema.columns.map(({ titles }) => titles)])).toEqual([
      ['count.csv', count('2020-12-31')[0]],
      ['municipalities.csv', municipalities('2020-12-31')[0]],
    ])
    for (const { 'dc:description': texts } of tables.flatMap(({ tableSchema }) => tableSchema.columns))
      expect(texts.map((text) => text['@language'])).toEqual(['nl', 'en'])
  })

  const patterns = { string: /./, date: /^\d{4}-\d\d-\d\d$/, nonNegativeInteger: /^\d+$/ }
  const decimal = /^[01](,\d+)?$/

  test.each(['2018-01-01', '2020-12-31', '2021-01-01', '2026-11-21'])(
    'fits what stands in the files of %s',
    async (on) => {
      const { tables } = await schema()
      for (const [index, file] of [count(on), municipalities(on)].entries())
        for (const { name, required, datatype } of tables[index]?.tableSchema.columns ?? []) {
          const cells = column(file, name)
          if (required) expect(cells).not.toContain('')
          const named = typeof datatype === 'string' ? patterns[datatype] : decimal
          const pattern =
            typeof datatype === 'object' && datatype.base === 'string' ? new RegExp(datatype.format) : named
          for (const cell of cells) if (cell) expect(cell).toMatch(pattern)
        }
    },
  )
})
