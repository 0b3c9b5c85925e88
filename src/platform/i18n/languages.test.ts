import fc from 'fast-check'
import { beforeEach, describe, expect, test } from 'vitest'
import { isLanguage, languages, offerLanguages, preferredLanguage, translator } from './languages.ts'

const catalogue = (name: string, direction = 'ltr') => ({
  'language.name': name,
  'language.locale': 'en',
  'language.direction': direction,
})
beforeEach(() =>
  offerLanguages(
    new Map([
      ['nl', catalogue('Nederlands')],
      ['en', catalogue('English')],
      ['pl', catalogue('Polski')],
      ['ar-XB', catalogue('Mirrored', 'rtl')],
    ]),
  ),
)

describe('the languages that are offered', () => {
  test('are those with a catalogue, in its order, by their own name', () => {
    expect(languages()).toEqual([
      { tag: 'nl', name: 'Nederlands', direction: 'ltr' },
      { tag: 'en', name: 'English', direction: 'ltr' },
      { tag: 'pl', name: 'Polski', direction: 'ltr' },
      { tag: 'ar-XB', name: 'Mirrored', direction: 'rtl' },
    ])
  })

  test('replace the ones before', () => {
    offerLanguages(new Map([['nl', catalogue('Nederlands')]]))
    expect([isLanguage('nl'), isLanguage('pl'), languages().length]).toEqual([true, false, 1])
  })

  test.each(['', 'NL', 'de', 'nl-NL', 'constructor', '__proto__', '../nl'])('%j is none of them', (tag) => {
    expect(isLanguage(tag)).toBe(false)
    expect(() => translator(tag)).toThrow(`no catalogue for "${tag}"`)
  })
})

describe('the language a browser asks for', () => {
  test.each<[string | null, string, string]>([
    ['pl', 'pl', 'the only one'],
    ['pl-PL', 'pl', 'a country is left out'],
    ['PL', 'pl', 'capitals do not matter'],
    ['AR-xb', 'ar-XB', 'nor do they in the tag of a region'],
    ['de,fr;q=0.9,en;q=0.8', 'en', 'the first that exists'],
    ['en;q=0.8,pl;q=0.9', 'pl', 'the one that is liked best'],
    ['en;q=0.5,pl;q=0.5', 'en', 'the first of two that are liked as well'],
    ['en ; q=0.5 , pl', 'pl', 'spaces are allowed'],
    ['pl; q=0.3, en; q=0.9', 'en', 'also before the weight'],
    ['en;q=0,pl;q=0.1', 'pl', 'zero means no'],
    ['en;Q=0.1,pl;q=0.2', 'pl', 'a capital Q is a weight as well'],
    ['en;q=high,pl;q=0.1', 'pl', 'a weight that is no number counts for nothing'],
    ['en;q=Infinity,pl', 'pl', 'nor does one that is no quantity'],
    ['en;level=1;q=0.9,pl;q=0.5', 'en', 'another parameter is passed over'],
    ['en;q=0', 'nl', 'none but not that one'],
    ['*', 'nl', 'any language: ours'],
    ['de', 'nl', 'none that exists'],
    ['', 'nl', 'an empty header'],
    [null, 'nl', 'no header'],
    [',;q=,;;=q,-,', 'nl', 'nonsense'],
    ['constructor', 'nl', 'the name of something every object has'],
  ])('%j gives %s: %s', (header, expected) => expect(preferredLanguage(header)).toBe(expected))

  test('whatever is sent, a language that exists comes out', () => {
    const part = fc.oneof(
      fc.constantFrom('nl', 'en', 'pl-PL', '*', ';q=', '0.5', ',', '-', ' ', ';', 'q', 'Infinity', '1e999'),
      fc.string(),
    )
    fc.assert(
      fc.property(fc.array(part, { maxLength: 20 }), (parts) => {
        expect(isLanguage(preferredLanguage(parts.join('')))).toBe(true)
      }),
    )
  })
})
