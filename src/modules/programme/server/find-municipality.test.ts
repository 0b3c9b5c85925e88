import { describe, expect, test } from 'vitest'
import { anItem } from '../testing/programme-builders.ts'
import { publishedAreas, publishedOn, withItems } from '../testing/published-programme.ts'
import { findMunicipality, municipalityCode, municipalityIndex, nameInAddress } from './find-municipality.ts'

const today = publishedOn('2026-11-21')
const names = (list: readonly { name: string }[]) => list.map(({ name }) => name)
const found = (code: string, on = '2026-11-21') => {
  const answer = findMunicipality(publishedOn(on), code)
  return answer.ok ? answer.value : answer.error
}
const index = (asked: { text?: string; region?: string | null }, on = '2026-11-21') => {
  const answer = municipalityIndex(publishedOn(on), { text: '', region: null, ...asked })
  if (!answer.ok) throw new Error(answer.error)
  return answer.value
}

describe('the name of a municipality in an address', () => {
  test.each([
    ['Eindhoven', 'eindhoven'],
    ['’s-Hertogenbosch', 's-hertogenbosch'],
    ["'s-Hertogenbosch", 's-hertogenbosch'],
    ['Nuenen, Gerwen en Nederwetten', 'nuenen-gerwen-en-nederwetten'],
    ['Zoë', 'zoe'],
  ])('%s is %s', (name, address) => {
    expect(nameInAddress(name)).toBe(address)
  })

  test.each([
    ['GM0772', 'GM0772'],
    ['gm0772', 'GM0772'],
    ['eindhoven', 'GM0772'],
    ['Land-van-Cuijk', 'GM1982'],
    ['boxmeer', 'GM0756'],
  ])('%s leads to %s, also when it was dissolved', (typed, code) => {
    expect(municipalityCode(today, typed)).toEqual({ ok: true, value: code })
  })

  test.each(['', 'einthoven', 'GM9999', '../x'])('%j leads nowhere', (typed) => {
    expect(municipalityCode(today, typed)).toEqual({ ok: false, error: 'unknown-municipality' })
  })

  test('every municipality there ever was has a name that leads to it on a day it existed', () => {
    for (const { code, name, period } of publishedAreas.municipalities) {
      expect(municipalityCode({ areas: publishedAreas, on: period.from }, nameInAddress(name))).toEqual({
        ok: true,
        value: code,
      })
    }
  })

  test('of two municipalities of one name the one that is there counts, and of two that are gone none', () => {
    const [one] = publishedAreas.municipalities.filter(({ code }) => code === 'GM0756')
    if (!one) throw new Error('Boxmeer is not there')
    const twin = { ...one, code: 'GM9001', period: { from: one.period.until ?? one.period.from, until: null } }
    const both = { ...publishedAreas, municipalities: [...publishedAreas.municipalities, twin] }
    expect(municipalityCode({ areas: both, on: today.on }, 'boxmeer')).toEqual({ ok: true, value: 'GM9001' })
    const gone = { ...publishedAreas, municipalities: [...publishedAreas.municipalities, { ...one, code: 'GM9001' }] }
    expect(municipalityCode({ areas: gone, on: today.on }, 'boxmeer').ok).toBe(false)
  })
})

describe('a municipality that is not there on the day', () => {
  test.each([
    ['2021-12-31', 'there'],
    ['2022-01-01', 'gone'],
  ])('Boxmeer on %s is %s', (on, kind) => {
    expect(found('GM0756', on)).toMatchObject({ kind, name: 'Boxmeer' })
  })

  test('says since when, and leads to its successors: Haaren to four', () => {
    expect(found('GM0788')).toMatchObject({ kind: 'gone', on: '2021-01-01' })
    const haaren = found('GM0788')
    expect(typeof haaren === 'object' && haaren.kind === 'gone' && names(haaren.successors)).toEqual([
      'Oisterwijk',
      'Vught',
      'Boxtel',
      'Tilburg',
    ])
  })

  test.each([
    ['2021-12-31', 'not-yet'],
    ['2022-01-01', 'there'],
  ])('Land van Cuijk on %s is %s', (on, kind) => {
    expect(found('GM1982', on)).toMatchObject({ kind })
  })

  test('before it was made, leads to the municipalities it was made of', () => {
    const before = found('GM1982', '2020-12-31')
    expect(typeof before === 'object' && before.kind === 'not-yet' && before.predecessors).toHaveLength(5)
  })

  test('keeps what was promised to it', () => {
    const view = publishedOn(
      '2026-11-21',
      'nl',
      withItems([anItem({ id: 'S1-90', places: ['GM0756'] })], { title: 'A', text: 'B' }),
    )
    const boxmeer = findMunicipality(view, 'GM0756')
    expect(boxmeer.ok && boxmeer.value.kind === 'gone' && boxmeer.value.items.map(({ id }) => id)).toEqual(['S1-90'])
  })

  test('a code nobody ever had is refused', () => {
    expect(found('GM0000')).toBe('unknown-municipality')
  })
})

describe('the list of municipalities', () => {
  test.each([
    ['2020-12-31', 62],
    ['2021-01-01', 61],
    ['2021-12-31', 61],
    ['2022-01-01', 56],
  ])('of %s has %i', (on, count) => {
    expect(index({}, on).entries).toHaveLength(count)
    expect(index({}, on).total).toBe(count)
  })

  test('is in the order of the names, and can be narrowed to a region', () => {
    expect(names(index({ region: 'AM32' }).entries)).toEqual([
      'Asten',
      'Deurne',
      'Geldrop-Mierlo',
      'Gemert-Bakel',
      'Helmond',
      'Laarbeek',
      'Someren',
    ])
  })

  test('the regions together hold every municipality once', () => {
    const all = index({}).regions.flatMap(({ code }) => index({ region: code }).entries)
    expect(new Set(all.map(({ code }) => code)).size).toBe(56)
    expect(all).toHaveLength(56)
  })

  test('finds a part of a name, whatever its capitals', () => {
    expect(names(index({ text: 'HERTOGEN' }).entries)).toEqual(["'s-Hertogenbosch"])
    expect(index({ text: 'xyz' })).toMatchObject({ entries: [], gone: [], total: 56 })
  })

  test('also tells of a municipality that is no more where it went', () => {
    const { entries, gone } = index({ text: 'boxm' })
    expect(entries).toEqual([])
    expect(gone).toMatchObject([{ name: 'Boxmeer', on: '2022-01-01', successors: [{ name: 'Land van Cuijk' }] }])
    expect(index({ text: 'boxm' }, '2021-12-31').gone).toEqual([])
  })

  test('is refused for a day the areas do not reach', () => {
    expect(municipalityIndex(publishedOn('2026-11-22'), { text: '', region: null }).ok).toBe(false)
  })
})
