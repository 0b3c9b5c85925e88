import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { loadAreas } from './load-areas.ts'
import { movePage } from './move-page.ts'

const areas = loadAreas(join(import.meta.dirname, '../../../../data/areas'))
const move = (counts: string, from = '2020-12-31', to = '2022-01-01') => movePage(areas, { from, to, counts })

describe('moving counts over mergers', () => {
  test('Haaren is divided over four, together exactly what came in, and each is an estimate', () => {
    const page = move('Haaren;100')
    expect(page).toMatchObject({ ok: true, totalIn: 100, totalOut: 100 })
    const rows = page.ok ? page.rows : []
    expect(rows.map(({ name, knownPart, estimate }) => [name, knownPart, estimate])).toEqual([
      ['Boxtel', 16, true],
      ['Oisterwijk', 41, true],
      ['Tilburg', 9, true],
      ['Vught', 34, true],
    ])
  })

  test('a part of a merger does not count for the whole: what is missing is named', () => {
    const page = move('Uden;42')
    expect(page.ok && page.rows).toMatchObject([
      { name: 'Maashorst', value: null, knownPart: 42, missing: ['Landerd'], estimate: false },
    ])
  })

  test('a whole merger is a sum and no estimate', () => {
    const page = move('Uden;42\nLanderd;8')
    expect(page.ok && page.rows).toMatchObject([{ name: 'Maashorst', value: 50, missing: [], estimate: false }])
  })

  test.each([
    ['a day before coverage', 'Asten;1', '2017-12-31', '2022-01-01', 'out-of-coverage'],
    ['back over a merger', 'Maashorst;1', '2022-01-01', '2021-12-31', 'backwards'],
    ['something that is no day', 'Asten;1', 'x', '2022-01-01', 'from'],
    ['a line that cannot be read', 'Asten', '2020-12-31', '2022-01-01', 'lines'],
    ['a municipality of another day', 'Maashorst;1', '2020-12-31', '2022-01-01', 'lines'],
  ])('%s is refused', (_name, counts, from, to, problem) => {
    expect(move(counts, from, to)).toMatchObject({ ok: false, problem })
  })
})
