import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { emptyDraft } from '../domain/report/draft.ts'
import { aDraft } from '../testing/a-report.ts'
import { readDraft, withStart, withTyped, writeDraft } from './draft-form.ts'

function form(...fields: readonly (readonly [string, string])[]): FormData {
  const made = new FormData()
  for (const [name, value] of fields) made.append(name, value)
  return made
}

describe('answers that travel in the page', () => {
  test('come back as they went, also a story that is far too long', () => {
    const told = aDraft({ story: 'ąę\n"x"'.repeat(10_000), words: 'naast de sluis' })
    expect(readDraft(writeDraft(told))).toEqual({ draft: told, whole: true })
    expect(readDraft('')).toEqual({ draft: emptyDraft, whole: true })
  })

  test('what is of no form of ours is left out by itself, and the page can say so', () => {
    const forged = { ...aDraft(), danger: 'very', forms: ['labour', '<b>'], story: 'blijft' }
    const { draft, whole } = readDraft(JSON.stringify(forged))
    expect(draft).toMatchObject({ danger: null, forms: [], story: 'blijft', goingOn: 'yes' })
    expect(whole).toBe(false)
  })

  test('never fails, whatever is sent', () => {
    fc.assert(fc.property(fc.oneof(fc.json(), fc.string()), (text) => void readDraft(text)))
    for (const text of ['null', '[]', '3', '{"__proto__":{"story":"x"}}'])
      expect(readDraft(text).draft, text).toEqual(emptyDraft)
  })
})

describe('what is typed at a question', () => {
  test('changes that answer and no other', () => {
    const told = withTyped(aDraft(), 'story', form(['story', 'Een nieuw verhaal'], ['danger', 'now']))
    expect(told).toEqual(aDraft({ story: 'Een nieuw verhaal' }))
  })

  test('keeps several forms of trouble, in our order, and nothing we do not know', () => {
    const told = withTyped(aDraft(), 'forms', form(['forms', 'housing'], ['forms', 'labour'], ['forms', 'x']))
    expect(told.forms).toEqual(['labour', 'housing'])
  })

  test('keeps line ends and every script, and drops signs that no keyboard types', () => {
    const told = withTyped(aDraft(), 'story', form(['story', 'één\r\nдва\u0000\u0007\ud800']))
    expect(told.story).toBe('één\nдва\ufffd')
  })

  test('unticking everything is an answer too', () => {
    expect(withTyped(aDraft(), 'forms', form()).forms).toEqual([])
  })
})

test('where it is must be a municipality of today, or not known', () => {
  const places = new Set(['GM0855'])
  const start = (place: string) =>
    withStart(emptyDraft, form(['entrance', 'witness'], ['municipality', place]), places).municipality
  expect(start('GM0855')).toBe('GM0855')
  expect(start('unknown')).toBe('unknown')
  expect(start('GM9999')).toBeNull()
  expect(start('')).toBeNull()
})
