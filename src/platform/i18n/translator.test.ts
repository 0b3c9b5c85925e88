import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { day } from '#kernel/days.ts'
import { readCatalogues } from './read-catalogues.ts'
import { type Catalogue, createTranslator, type MessageKey } from './translator.ts'

const catalogues = readCatalogues(join(import.meta.dirname, '../../../content/interface'))
const catalogueOf = (tag: string): Catalogue => {
  const found = catalogues.get(tag)
  if (!found) throw new Error(`no catalogue ${tag}`)
  return found
}
const words = (tag: string, changes: Catalogue = {}) => createTranslator(tag, { ...catalogueOf(tag), ...changes })

describe('a number chooses its word', () => {
  const forms = (tag: string) =>
    words(tag, {
      'areas.members.one': '{count} one',
      'areas.members.few': '{count} few',
      'areas.members.many': '{count} many',
      'areas.members.other': '{count} other',
    })
  test.each([
    ['nl', ['0 other', '1 one', '2 other', '5 other', '12 other', '22 other']],
    ['en', ['0 other', '1 one', '2 other', '5 other', '12 other', '22 other']],
    ['pl', ['0 many', '1 one', '2 few', '5 many', '12 many', '22 few']],
  ])('in %s 0, 1, 2, 5, 12 and 22 are %j', (tag, expected) => {
    expect([0, 1, 2, 5, 12, 22].map((count) => forms(tag).plural('areas.members', count))).toEqual(expected)
  })

  test('with the form for "other" where a language has no word of its own', () => {
    const { 'areas.members.few': _, ...rest } = catalogueOf('pl')
    const t = createTranslator('pl', { ...rest, 'areas.members.other': '{count} other' })
    expect(t.plural('areas.members', 2)).toBe('2 other')
  })

  test.each([
    ['nl', '12.345 gemeenten op 31 december 2020'],
    ['en', '12,345 municipalities on 31 December 2020'],
  ])('in %s the number is written as there', (tag, expected) => {
    const t = words(tag)
    expect(t.plural('areas.count', 12_345, { day: t.day(day('2020-12-31')) })).toBe(expected)
  })
})

describe('a message', () => {
  const t = words('nl', { skip: '{one}, {two} en {one}', exit: 'kost {price}' })

  test('has every placeholder filled, also twice', () => {
    expect(t('skip', { one: 'a', two: 2 })).toBe('a, 2 en a')
  })
  test('keeps a placeholder that got no value, so that it is seen', () => {
    expect(t('skip', { one: 'a' })).toBe('a, {two} en a')
  })
  test('takes a value as it is: what a person typed is never read as a message', () => {
    expect(t('exit', { price: '$1 {one} $&' })).toBe('kost $1 {one} $&')
    fc.assert(
      fc.property(fc.string(), (typed) => {
        expect(t('exit', { price: typed })).toBe(`kost ${typed}`)
      }),
    )
  })
  test('that the catalogue does not have is a bug', () => {
    const { skip: _, ...rest } = catalogueOf('pl')
    expect(() => createTranslator('pl', rest)('skip')).toThrow('the pl catalogue has no "skip"')
    expect(() => createTranslator('pl', { ...rest, 'language.locale': 'pl' }).plural('areas.members', 1)).not.toThrow()
  })
  test('of a catalogue that does not say its locale cannot be written at all', () => {
    expect(() => createTranslator('xx', {})).toThrow('the xx catalogue has no "language.locale"')
  })
})

describe('a date is as precise as its source', () => {
  test.each([
    ['nl', '2020-12-31', '31 december 2020'],
    ['nl', '2020-12', 'december 2020'],
    ['nl', '2020', '2020'],
    ['nl', '2020-11/2020-12', 'november 2020 – december 2020'],
    ['nl', '2018/2020-01-30', '2018 – 30 januari 2020'],
    ['en', '2020-12-31', '31 December 2020'],
    ['en', '2020-12', 'December 2020'],
    ['pl', '2020-12-31', '31 grudnia 2020'],
    ['pl', '2020-12', 'grudzień 2020'],
  ])('in %s %s is %s', (tag, date, expected) => expect(words(tag).date(date)).toBe(expected))

  test.each(['', 'spring 2020', '2020-13', '2020-02-30', '2020-13-45', '31-12-2020'])(
    '%j comes back as it is',
    (text) => expect(words('nl').date(text)).toBe(text),
  )
  test('never breaks a page', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'0123456789-/ T') }), (text) => void words('pl').date(text)),
    )
  })
  test('a day is that day in every time zone', () => {
    expect(words('nl').day(day('2026-01-01'))).toBe('1 januari 2026')
  })
})

describe('numbers', () => {
  test.each([
    ['nl', '1.234,6', '45,2%'],
    ['en', '1,234.6', '45.2%'],
    ['pl', '1234,6', '45,2%'],
  ])('in %s are %s and %s', (tag, number, percent) => {
    expect(words(tag).number(1234.56, 1)).toBe(number)
    expect(
      words(tag)
        .percent(0.4516)
        .replace(/[\s\u00A0]/g, ''),
    ).toBe(percent)
  })
  test('without digits are rounded to whole ones', () => {
    expect([words('nl').number(0.5), words('nl').number(61.7)]).toEqual(['1', '62'])
  })
})

test('a language is written from left to right unless its catalogue says otherwise', () => {
  expect(words('nl').direction).toBe('ltr')
  expect(words('nl', { 'language.direction': 'rtl' }).direction).toBe('rtl')
  expect(words('nl', { 'language.direction': 'other' }).direction).toBe('ltr')
  expect(words('pl').language).toBe('pl')
})

test.each([...catalogues.keys()])('every sentence of %s can be written', (tag) => {
  const t = words(tag)
  for (const key of Object.keys(catalogueOf(tag))) expect(t(key as MessageKey)).not.toBe('')
})
