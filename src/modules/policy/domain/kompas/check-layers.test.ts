import { describe, expect, test } from 'vitest'
import { aLayerItem, aRegionItem, someLayerWords } from '../../testing/kompas-builders.ts'
import { checkItems, checkLayerWords, checkRegion } from './check-layers.ts'
import { differencesOf, type KompasRegion, laidOver, type RegionItem } from './layers.ts'

const surroundings = {
  isKnownSource: (code: string) => code === 'X1',
  isKnownDivision: (scheme: string, code: string) => scheme === 'police-unit' && code === 'OB',
}
const national = [aLayerItem('lead'), aLayerItem('tables', { kind: 'figure', value: 10 })]
const region = (...items: RegionItem[]): KompasRegion => ({
  id: 'oost',
  division: { scheme: 'police-unit', code: 'OB' },
  items,
})
const codes = (found: readonly { code: string }[]) => found.map(({ code }) => code)

describe('what a region lays over the national version', () => {
  const over = region(
    aRegionItem('lead', 'replaces'),
    aRegionItem('tables', 'removes', { kind: 'figure', sources: [] }),
    aRegionItem('own', 'adds'),
  )
  test('a replacement stands in the place of the national one, what is added comes last, what is removed is gone', () => {
    expect(laidOver(national, over).map(({ item, from }) => `${item.id} ${from}`)).toEqual([
      'lead region',
      'own region',
    ])
    expect(laidOver(national, null).map(({ item, from }) => `${item.id} ${from}`)).toEqual([
      'lead national',
      'tables national',
    ])
  })
  test('its differences name both sides', () => {
    expect(
      differencesOf(national, over).map(({ change, national: was, regional: is }) => [change, was?.id, is?.id]),
    ).toEqual([
      ['replaces', 'lead', 'lead'],
      ['removes', 'tables', undefined],
      ['adds', undefined, 'own'],
    ])
  })
  test('is sound', () => {
    expect(checkRegion('oost', over, national, surroundings)).toEqual([])
  })
})

describe('what the check of a region finds', () => {
  test.each([
    ['a change of what is not there', region(aRegionItem('gone', 'replaces')), 'nothing-to-change'],
    ['a removal of what is not there', region(aRegionItem('gone', 'removes', { sources: [] })), 'nothing-to-change'],
    ['another theme', region(aRegionItem('lead', 'replaces', { theme: 'help' })), 'nothing-to-change'],
    ['another kind', region(aRegionItem('lead', 'replaces', { kind: 'partner' })), 'nothing-to-change'],
    ['an addition of what is national', region(aRegionItem('lead', 'adds')), 'already-national'],
    ['an id that stands there twice', region(aRegionItem('own', 'adds'), aRegionItem('own', 'adds')), 'id-twice'],
    ['no source', region(aRegionItem('own', 'adds', { sources: [] })), 'source-missing'],
    ['an unknown source', region(aRegionItem('own', 'adds', { sources: ['ZZ-9'] })), 'source-unknown'],
    ['what is uncertain', region(aRegionItem('own', 'adds', { confidence: 'uncertain' })), 'uncertain-stated'],
    ['a figure without a value', region(aRegionItem('own', 'adds', { kind: 'figure' })), 'figure-without-value'],
    ['a value without a figure', region(aRegionItem('own', 'adds', { value: 3 })), 'value-without-figure'],
    [
      'an unknown division',
      { ...region(aRegionItem('own', 'adds')), division: { scheme: 'moon', code: 'OB' } },
      'division-unknown',
    ],
  ])('%s', (_, wrong, code) => {
    expect(codes(checkRegion('oost', wrong, national, surroundings))).toEqual([code])
  })
  test('a folder with another name', () => {
    expect(codes(checkRegion('west', region(aRegionItem('own', 'adds')), national, surroundings))).toEqual([
      'id-mismatch',
    ])
  })
  test('says at which item', () => {
    const wrong = checkItems([aLayerItem('fine'), aLayerItem('bad', { sources: [] })], surroundings)
    expect(wrong).toMatchObject([{ index: 1, message: '"bad" does not say where it comes from.' }])
  })
})

describe('what the check of the words finds', () => {
  const figure = aLayerItem('tables', { kind: 'figure', value: 10, of: 12, about: '2020-12' })
  const words = (items: Record<string, string>, reasons: Record<string, string> = {}) =>
    new Map([['nl', someLayerWords({ translation: 'source', items, reasons })]])
  test.each([
    ['a text that is missing', [aLayerItem('lead')], words({}), ['message-missing']],
    ['a text nobody asks for', [], words({ old: 'Oud.' }), ['message-orphan']],
    ['a reason nobody asks for', [], words({}, { old: 'Oud.' }), ['message-orphan']],
    ['a number that is not told', [figure], words({ tables: '{value} in {about}' }), ['placeholder-mismatch']],
    ['a number that does not exist', [aLayerItem('lead')], words({ lead: '{value}' }), ['placeholder-mismatch']],
    ['a removal without a reason', [aRegionItem('lead', 'removes')], words({}), ['reason-missing']],
    ['nothing, when all is there', [figure], words({ tables: '{value} of {of} in {about}' }), []],
    ['nothing, when a removal has its reason', [aRegionItem('lead', 'removes')], words({}, { lead: 'Want.' }), []],
  ])('%s', (_, items, given, expected) => {
    expect(codes(checkLayerWords(items, given))).toEqual(expected)
  })
  test('a translation that says it is the source', () => {
    const own = new Map([['en', someLayerWords({ translation: 'source' })]])
    expect(codes(checkLayerWords([], own))).toEqual(['translation-status'])
  })
})
