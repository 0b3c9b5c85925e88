import { describe, expect, test } from 'vitest'
import { day } from '#kernel/days.ts'
import { figurePage } from './figure-page.ts'
import { figuresCsv, figuresSchema } from './figures-csv.ts'
import type { Edition } from './read-figures.ts'

const edition: Edition = {
  year: 2026,
  publishedOn: day('2027-04-01'),
  isFictional: false,
  areas: [
    {
      area: 'whole',
      parts: ['west', 'middle'],
      total: 12,
      tables: {
        form: [
          { group: 'all-work', count: 7 },
          { group: 'not-work', count: 5 },
        ],
        sector: null,
      },
    },
    { area: 'west', parts: ['west'], total: 6, tables: { form: null, sector: null } },
  ],
}
const tooFew: Edition = { ...edition, year: 2027, areas: [] }
const csv = figuresCsv([edition, tooFew], (_kind, variable, id) => `${variable} ${id}`)
const lines = csv.replace('\uFEFF', '').trimEnd().split('\r\n')

describe('figures.csv', () => {
  test('has a row for each number, and says where there are too few instead of nothing or zero', () => {
    expect(csv.startsWith('\uFEFF')).toBe(true)
    expect(lines).toContain('2026;no;whole;area whole;total;;;;published;12')
    expect(lines).toContain(
      '2026;no;whole;area whole;form;all-work;form all-work;labour labour-and-housing;published;7',
    )
    expect(lines).toContain('2026;no;west;area west;sector;;;;too-few;')
    expect(lines.filter((line) => line.startsWith('2027'))).toEqual([])
    expect(lines.filter((line) => line.endsWith(';0'))).toEqual([])
  })

  test('has the columns of its description, in that order, and each cell is as it says', async () => {
    const { tables } = JSON.parse(await figuresSchema('data')) as {
      tables: [
        {
          tableSchema: {
            columns: { name: string; datatype: string | { base: string; format?: string }; required?: boolean }[]
          }
        },
      ]
    }
    const { columns } = tables[0].tableSchema
    expect(lines[0]?.split(';')).toEqual(columns.map(({ name }) => name))
    const wrong = lines.slice(1).flatMap((line) =>
      line.split(';').flatMap((cell, at) => {
        const { name, datatype, required = false } = columns[at] ?? { name: '?', datatype: 'string' }
        if (cell === '') return required ? [`${name} is empty`] : []
        const isNumber = /^\d+$/.test(cell)
        if (typeof datatype === 'string') return datatype === 'integer' && !isNumber ? [`${name}: ${cell}`] : []
        if (datatype.base === 'integer') return isNumber && Number(cell) >= 5 ? [] : [`${name}: ${cell}`]
        return new RegExp(datatype.format ?? '').test(cell) ? [] : [`${name}: ${cell}`]
      }),
    )
    expect(wrong).toEqual([])
  })
})

describe('the page of figures', () => {
  test('shows the newest year and the whole, unless somebody asks for another', () => {
    expect(figurePage([tooFew, edition], { year: null, area: null })).toMatchObject({
      ok: true,
      value: { years: [2027, 2026], shown: null },
    })
    expect(figurePage([tooFew, edition], { year: '2026', area: 'west' })).toMatchObject({
      ok: true,
      value: { shown: { area: 'west', total: 6 } },
    })
    expect(figurePage([], { year: null, area: null })).toMatchObject({
      ok: true,
      value: { edition: null, shown: null },
    })
  })

  test('refuses what is not published', () => {
    for (const asked of [
      { year: '2025', area: null },
      { year: '2026', area: 'helmond' },
      { year: '2027', area: 'whole' },
    ])
      expect(figurePage([tooFew, edition], asked)).toEqual({ ok: false, error: 'no-such-figures' })
  })
})
