import { describe, expect, test } from 'vitest'
import { day } from '#kernel/days.ts'
import { when } from '../domain/when.ts'
import { anItem } from '../testing/programme-builders.ts'
import { publishedOn, publishedProgramme } from '../testing/published-programme.ts'
import { handOverPage, municipalityPage } from './local-pages.ts'
import { boardRegions, matrixPage, regionBoard } from './region-pages.ts'

const today = publishedOn('2026-11-21')
const ids = (rows: readonly { id: string }[]) => rows.map(({ id }) => id)
const pageOf = (code: string, view = today) => {
  const page = municipalityPage(view, code)
  if (!page.ok) throw new Error(page.error)
  return page.value
}

describe('what was promised in a municipality', () => {
  test('Eindhoven: by name, in its regions and in the whole province', () => {
    const page = pageOf('GM0772')
    expect(ids(page.named)).toEqual(['RC-08', 'S1-14', 'S1-32'])
    expect(page.byRegion.map(({ region, items }) => [region.name, ids(items)])).toEqual([
      ['Zuidoost-Brabant', ['IP-05', 'S1-25', 'S1-26', 'S1-27', 'S1-28']],
      ['Oost-Brabant', ['RC-02']],
    ])
    expect(ids(page.province)).toContain('S1-04')
    expect(page.perhaps).toEqual([])
  })

  test('Helmond is named among the integral frameworks, Eindhoven is not', () => {
    expect(pageOf('GM0794').namedIn.map(({ claim }) => claim.id)).toEqual(['CL-04'])
    expect(pageOf('GM0772').namedIn).toEqual([])
  })

  test('Alphen-Chaam is in Regio West-Brabant and in the labour market region Midden-Brabant: both are shown', () => {
    const regions = pageOf('GM1723').byRegion.map(({ region }) => `${region.scheme}/${region.code}`)
    expect(regions).toContain('rwb/RWB')
    expect(regions).toContain('labour-market-region/AM26')
    expect(regions).not.toContain('labour-market-region/AM25')
  })

  test('a pilot that ended was promised to who was in it, and to nobody else', () => {
    expect(pageOf('GM0855').byRegion.map(({ region }) => region.code)).toContain('BMIP-M')
    expect(pageOf('GM0772').byRegion.map(({ region }) => region.code)).not.toContain('BMIP-M')
  })

  test('a promise to a municipality that merged is shown as a promise to that one', () => {
    const items = [...publishedProgramme.items, anItem({ id: 'S1-90', places: ['GM0756'] })]
    const words = publishedProgramme.words.get('nl')
    if (!words) throw new Error('no Dutch')
    const nl = { ...words, items: { ...words.items, 'S1-90': { title: 'A', text: 'B', term: 'C' } } }
    const view = publishedOn('2026-11-21', 'nl', { ...publishedProgramme, items, words: new Map([['nl', nl]]) })
    const page = pageOf('GM1982', view)
    expect(ids(page.named)).toEqual([])
    expect(page.ofPredecessors.map(({ municipality, items: theirs }) => [municipality.name, ids(theirs)])).toEqual([
      ['Boxmeer', ['S1-90']],
    ])
  })

  test('all that went into it are told, also those that nothing was promised to', () => {
    expect(pageOf('GM1982').predecessors.map(({ name }) => name)).toContain('Grave')
    expect(pageOf('GM1982').predecessors).toHaveLength(5)
    expect(pageOf('GM0772').predecessors).toEqual([])
  })

  test('its regions are told per division: unknown where nobody knows, and left out where it surely is in none', () => {
    const of = (code: string, on = '2026-11-21') =>
      Object.fromEntries(
        pageOf(code, publishedOn(on)).regions.map(({ scheme, region }) => [scheme, region?.code ?? null]),
      )
    expect(of('GM1723')).toMatchObject({ 'labour-market-region': 'AM26', rwb: 'RWB', rnob: null })
    expect(of('GM0772')).not.toHaveProperty('rwb')
    expect(of('GM0855', '2025-09-30')).toHaveProperty('information-point-midden', 'BMIP-M')
    expect(of('GM0855', '2025-10-01')).toHaveProperty('information-point-midden', null)
  })

  test('a focal point in the list of contacts fills the last step of the hand-over, in the page and on the board', () => {
    const listed = [
      { municipality: 'GM0772', from: day('2026-10-01'), until: null, checkedOn: day('2026-10-02'), source: 'S1' },
    ]
    const page = municipalityPage(today, 'GM0772', listed)
    expect(page.ok && page.value.handOver['focal-point-known']).toMatchObject({ answer: 'yes', by: { id: 'BAKEN' } })
    const board = handOverPage(today, listed)
    expect(board.ok && board.value.counts['focal-point-known']).toEqual({ yes: 1, no: 0, unknown: 55 })
    expect(board.ok && board.value.rows.filter(({ stepsKnown }) => stepsKnown > 0)).toHaveLength(1)
  })

  test.each([
    ['GM0756', '2026-11-21', 'unknown-municipality'],
    ['GM0000', '2026-11-21', 'unknown-municipality'],
    ['GM0772', '2026-11-22', 'out-of-coverage'],
    ['GM0772', '2017-12-31', 'out-of-coverage'],
  ])('%s on %s is refused: %s', (code, on, error) => {
    expect(municipalityPage(publishedOn(on), code)).toEqual({ ok: false, error })
  })
})

describe('the hand-over board', () => {
  const said = {
    municipality: 'GM0756',
    step: 'received',
    answer: 'yes',
    when: when('2021-05'),
    knownOn: day('2021-06-01'),
    knownBasis: 'published',
    by: 'TF-RIEC',
    sources: ['S1'],
    confidence: 'seen',
  } as const
  const programme = { ...publishedProgramme, handOver: [said] }

  test('has all municipalities of the day, and all is unknown now', () => {
    const page = handOverPage(today)
    expect(page.ok && page.value.rows).toHaveLength(56)
    expect(page.ok && page.value.counts.received).toEqual({ yes: 0, no: 0, unknown: 56 })
    expect(page.ok && page.value.rows.every(({ cells }) => Object.values(cells).every((cell) => cell === null))).toBe(
      true,
    )
  })

  test.each([
    ['2021-05-31', 0, 61],
    ['2021-06-01', 1, 60],
  ])('what was said is there from the day it became known: %s', (on, yes, unknown) => {
    const page = handOverPage(publishedOn(on, 'nl', programme))
    expect(page.ok && page.value.counts.received).toEqual({ yes, no: 0, unknown })
  })

  test('after a merger the new municipality is unknown, with what was said of its parts beside it', () => {
    const page = handOverPage(publishedOn('2022-01-01', 'nl', programme))
    const row = page.ok ? page.value.rows.find(({ municipality }) => municipality.code === 'GM1982') : undefined
    expect(row).toMatchObject({ cells: { received: null }, saidOfPredecessors: 1, region: { code: 'AM27' } })
    expect(page.ok && page.value.counts.received.yes).toBe(0)
  })

  test('is refused for a day the areas do not reach', () => {
    expect(handOverPage(publishedOn('2026-11-22'))).toEqual({ ok: false, error: 'out-of-coverage' })
  })
})

describe('boards and the matrix of regions', () => {
  test('every labour market region has a board, with or without promises', () => {
    expect(
      boardRegions(today)
        .slice(0, 6)
        .map(({ code }) => code),
    ).toEqual(['AM25', 'AM26', 'AM27', 'AM28', 'AM32', 'AM33'])
    const empty = regionBoard(today, { scheme: 'labour-market-region', code: 'AM33' })
    expect(empty.ok && empty.value.tally.rows).toBe(0)
  })

  test('Helmond-De Peel: its own rows by state, and those of Helmond beside them', () => {
    const board = regionBoard(today, { scheme: 'labour-market-region', code: 'AM32' })
    if (!board.ok) throw new Error(board.error)
    const columns = Object.fromEntries(board.value.columns.map(({ state, items }) => [state, ids(items)]))
    expect(columns).toMatchObject({ running: ['S1-25', 'S1-26', 'S1-28'], open: ['IP-05', 'S1-27'] })
    expect(ids(board.value.municipal)).toEqual(['RC-09', 'S1-29', 'S1-30', 'S1-31'])
  })

  test('what Regio West-Brabant does is not put down to the labour market region West-Brabant', () => {
    const labour = regionBoard(today, { scheme: 'labour-market-region', code: 'AM25' })
    const rwb = regionBoard(today, { scheme: 'rwb', code: 'RWB' })
    expect(labour.ok && labour.value.tally.rows).toBe(0)
    expect(rwb.ok && rwb.value.tally.rows).toBe(2)
  })

  test('a region nobody knows has none', () => {
    expect(regionBoard(today, { scheme: 'labour-market-region', code: 'AM99' })).toEqual({
      ok: false,
      error: 'unknown-region',
    })
  })

  test('the matrix has six regions of the labour market and Regio West-Brabant, and tells gaps of the six only', () => {
    const page = matrixPage(today)
    expect(page.regions.map(({ code }) => code)).toEqual(['AM25', 'AM26', 'AM27', 'AM28', 'AM32', 'AM33', 'RWB'])
    expect(new Set(page.gaps.map(({ region }) => region.scheme))).toEqual(new Set(['labour-market-region']))
    const shown = page.rows.flatMap(({ goal, cells }) =>
      cells.flatMap(({ coverage }, index) => (coverage === 'shown' ? [[goal.id, page.regions[index]?.code]] : [])),
    )
    expect(shown).toEqual([
      ['S1-18', 'AM27'],
      ['S1-19', 'AM27'],
    ])
  })

  test('before the note the matrix is empty', () => {
    expect(matrixPage(publishedOn('2020-11-30'))).toMatchObject({ rows: [], gaps: [] })
  })
})
