import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { day } from '#kernel/days.ts'
import { answersOf } from '../../testing/kompas-builders.ts'
import { fieldsOf, sheetFrom } from './fields.ts'
import { fileName } from './file.ts'
import { emptySheet, isSafeText, type KompasSheet, kompasAnswers, kompasThemes, maximumNoteLength } from './kompas.ts'

const questions = new Set(['a', 'b'])
const read = (fields: [string, string][]) => sheetFrom(fields, questions, (code) => code === 'GM0001')

const anySheet: fc.Arbitrary<KompasSheet> = fc
  .record({
    municipality: fc.constantFrom(null, 'GM0001'),
    answers: fc.dictionary(fc.constantFrom(...questions), fc.constantFrom(...kompasAnswers)),
    notes: fc.dictionary(fc.constantFrom(...kompasThemes), fc.constantFrom('Een zin.', 'Twee\nregels.')),
  })
  .map(({ municipality, answers, notes }) => ({
    municipality,
    answers: answersOf(answers),
    notes: new Map(kompasThemes.flatMap((theme) => (notes[theme] ? [[theme, notes[theme]] as const] : []))),
  }))

describe('what travels with the page', () => {
  test('comes back as it was filled in', () => {
    fc.assert(
      fc.property(anySheet, (sheet) => {
        expect(read(fieldsOf(sheet).map(([name, value]) => [name, value])).sheet).toEqual(sheet)
      }),
    )
  })
  test('what is on the screen itself is not sent twice', () => {
    const sheet = { ...emptySheet, answers: answersOf({ a: 'yes', b: 'no' }) }
    expect(fieldsOf(sheet, new Set(['a.a']))).toEqual([['a.b', 'no']])
  })
  test('what is no question, answer, theme or municipality of today is passed over', () => {
    const { sheet } = read([
      ['a.c', 'yes'],
      ['a.a', 'perhaps'],
      ['a.b', ''],
      ['n.weather', 'Rain.'],
      ['municipality', 'GM9999'],
      ['__proto__', 'yes'],
    ])
    expect(sheet).toEqual(emptySheet)
  })
  test('a note loses what is hidden in it, and keeps its lines', () => {
    const { sheet } = read([['n.help', ' Eén\r\ntwee\u202Edrie\u0000 ']])
    expect(sheet.notes.get('help')).toBe('Eén\ntweedrie')
  })
  test.each([
    [maximumNoteLength - 1, false],
    [maximumNoteLength, false],
    [maximumNoteLength + 1, true],
  ])('a note of %i characters is too long: %s', (length, tooLong) => {
    const found = read([['n.help', 'x'.repeat(length)]])
    expect(found.tooLong).toEqual(tooLong ? ['help'] : [])
    expect(found.sheet.notes.get('help')).toHaveLength(Math.min(length, maximumNoteLength))
  })
  test('a cut leaves no half character', () => {
    const note = read([['n.help', `${'x'.repeat(maximumNoteLength - 1)}🙂`]]).sheet.notes.get('help') ?? ''
    expect(isSafeText(note)).toBe(true)
    expect(note).toHaveLength(maximumNoteLength - 1)
  })
})

describe('the name of the file', () => {
  test.each([
    ['Tilburg', 'baken-kompas-tilburg-2026-11-21.json'],
    ["'s-Hertogenbosch", 'baken-kompas-s-hertogenbosch-2026-11-21.json'],
    ['Nuenen, Gerwen en Nederwetten', 'baken-kompas-nuenen-gerwen-en-nederwetten-2026-11-21.json'],
    [null, 'baken-kompas-2026-11-21.json'],
  ])('for %s is %s', (municipality, name) => {
    expect(fileName(municipality, day('2026-11-21'), 'json')).toBe(name)
  })
})
