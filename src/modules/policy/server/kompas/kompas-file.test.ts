import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { day } from '#kernel/days.ts'
import { maximumFileLength } from '../../domain/kompas/file.ts'
import { emptySheet, kompasAnswers, maximumNoteLength } from '../../domain/kompas/kompas.ts'
import { aKompasQuestion, answersOf } from '../../testing/kompas-builders.ts'
import { kompasFileText, readKompasFile } from './kompas-file.ts'

const made = day('2026-11-21')
const surroundings = {
  version: '1.0.0',
  questions: [aKompasQuestion('a'), aKompasQuestion('b'), aKompasQuestion('c')],
  isMunicipality: (code: string) => code === 'GM0001',
}
const read = (text: string) => readKompasFile(text, surroundings)
const aFile = (changes: object = {}): string =>
  JSON.stringify({
    kind: 'baken-kompas',
    format: 1,
    guide: { id: 'kompas', version: '1.0.0' },
    made: '2026-11-21',
    municipality: 'GM0001',
    answers: { a: 'yes' },
    notes: { help: 'Een zin.' },
    ...changes,
  })
const leftOutOf = (text: string) => {
  const found = read(text)
  return found.ok ? found.value.leftOut : found.error
}

describe('a file of answers', () => {
  test('holds what was filled in and gives it back', () => {
    const anything = fc.record({
      municipality: fc.constantFrom(null, 'GM0001'),
      answers: fc.dictionary(fc.constantFrom('a', 'b', 'c'), fc.constantFrom(...kompasAnswers)),
      note: fc.constantFrom('', 'Eén zin.', 'Twee\nregels met "tekens" \\ en 🙂.', 'x'.repeat(maximumNoteLength)),
    })
    fc.assert(
      fc.property(anything, ({ municipality, answers, note }) => {
        const notes = new Map(note === '' ? [] : [['help', note] as const])
        const sheet = { municipality, answers: answersOf(answers), notes }
        const found = read(kompasFileText(sheet, surroundings, made))
        expect(found).toMatchObject({ ok: true, value: { made, version: '1.0.0', leftOut: [] } })
        if (found.ok) expect(found.value.sheet).toEqual(sheet)
      }),
    )
  })

  test('says of which version of the questions and of which day it is, and nothing about who made it', () => {
    expect(JSON.parse(kompasFileText(emptySheet, surroundings, made))).toEqual({
      kind: 'baken-kompas',
      format: 1,
      guide: { id: 'kompas', version: '1.0.0' },
      made: '2026-11-21',
      municipality: null,
      answers: {},
      notes: {},
    })
  })

  test('may begin with the mark that some editors put there', () => {
    expect(read(`\uFEFF${aFile()}`).ok).toBe(true)
  })
})

describe('a file that is refused', () => {
  test.each([
    ['nothing', '', 'empty'],
    ['white space', ' \n ', 'empty'],
    ['a broken file', aFile().slice(0, -5), 'not-json'],
    ['another kind of text', '<html></html>', 'not-json'],
    ['a number', '7', 'not-kompas'],
    ['a list', '[]', 'not-kompas'],
    ['null', 'null', 'not-kompas'],
    ['JSON of something else', '{"kind":"recipe","format":1}', 'not-kompas'],
    ['a later format', aFile({ format: 2 }), 'other-format'],
    ['a format that is a list', aFile({ format: [1] }), 'other-format'],
    ['a key that does not belong', aFile({ script: '<script>' }), 'unknown-key'],
    ['no answers', aFile({ answers: undefined }), 'wrong-shape'],
    ['answers that are a text', aFile({ answers: 'yes' }), 'wrong-shape'],
    ['a number for an answer', aFile({ answers: { a: 1 } }), 'wrong-shape'],
    ['a day that does not exist', aFile({ made: '2026-02-30' }), 'wrong-shape'],
    ['another guide', aFile({ guide: { id: 'desk', version: '1' } }), 'wrong-shape'],
  ])('%s', (_, text, error) => {
    expect(read(text)).toMatchObject({ ok: false, error })
  })

  test.each([
    [maximumFileLength, true],
    [maximumFileLength + 1, false],
  ])('of %i characters: read is %s', (length, isRead) => {
    const found = read(aFile().padEnd(length))
    expect(found.ok).toBe(isRead)
    if (!found.ok) expect(found.error).toBe('too-long')
  })

  test('names the key without anything that hides or turns around', () => {
    expect(read(aFile({ 'x\u202Ey\nz': 1 }))).toEqual({ ok: false, error: 'unknown-key', detail: 'xyz' })
    expect(read(aFile({ ['k'.repeat(500)]: 1 }))).toMatchObject({ detail: 'k'.repeat(60) })
  })

  test('never brings anything down', () => {
    fc.assert(
      fc.property(fc.oneof(fc.json(), fc.string(), fc.string({ unit: 'binary' })), (text) => {
        expect(typeof read(text).ok).toBe('boolean')
      }),
    )
    expect(read('['.repeat(maximumFileLength))).toMatchObject({ ok: false, error: 'not-json' })
    expect(read(aFile().replace('"a":', '"__proto__":')).ok).toBe(true)
  })
})

describe('what does not fit is left out and named, and the rest is kept', () => {
  test('a file of an earlier version', () => {
    const found = read(
      aFile({ guide: { id: 'kompas', version: '0.9.0' }, answers: { a: 'no', old: 'yes', b: 'maybe' } }),
    )
    expect(found).toMatchObject({
      ok: true,
      value: {
        version: '0.9.0',
        leftOut: [
          { why: 'unknown-question', what: 'old' },
          { why: 'unknown-answer', what: 'b: maybe' },
        ],
      },
    })
    if (found.ok) expect([...found.value.sheet.answers]).toEqual([['a', 'no']])
  })
  test.each([
    ['a theme that does not exist', { notes: { weather: 'Regen.' } }, 'unknown-theme'],
    ['a note that is too long', { notes: { help: 'x'.repeat(maximumNoteLength + 1) } }, 'too-long'],
    ['a note that is turned around', { notes: { help: 'abc\u202Ecba' } }, 'unsafe'],
    ['a note with half a character', { notes: { help: 'abc\uD800' } }, 'unsafe'],
    ['a municipality that does not exist now', { municipality: 'GM9999' }, 'unknown-municipality'],
  ])('%s', (_, changes, why) => {
    expect(leftOutOf(aFile(changes))).toMatchObject([{ why }])
  })
  test('a note with markup is just text', () => {
    const found = read(aFile({ notes: { help: '<script>alert(1)</script>' } }))
    expect(found.ok && found.value.sheet.notes.get('help')).toBe('<script>alert(1)</script>')
  })
})
