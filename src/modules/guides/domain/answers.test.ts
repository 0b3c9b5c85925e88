import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { maximumAnswersLength, parseAnswers, serialiseAnswers } from './answers.ts'

const key = fc.stringMatching(/^[a-z0-9]{1,6}(-[a-z0-9]{1,4})?$/)

describe('answers as text', () => {
  test('are short and readable', () => {
    const answers = [
      { node: 'danger', option: 'no' },
      { node: 'who', option: 'person' },
    ]
    expect(serialiseAnswers(answers)).toBe('danger=no&who=person')
    expect(parseAnswers('danger=no&who=person')).toEqual({ ok: true, value: answers })
    expect(parseAnswers('')).toEqual({ ok: true, value: [] })
  })

  test('come back as they went', () => {
    fc.assert(
      fc.property(fc.array(fc.record({ node: key, option: key }), { maxLength: 50 }), (answers) => {
        expect(parseAnswers(serialiseAnswers(answers))).toEqual({ ok: true, value: answers })
      }),
    )
  })

  test.each([
    'danger',
    'danger=',
    '=no',
    'danger=no&',
    '&danger=no',
    'danger=no&&who=person',
    'danger=no=yes',
    'Danger=no',
    'danger=n%6f',
    'danger= no',
    'danger=no\n',
    '__proto__=no',
    'danger[]=no',
    '<script>=no',
  ])('"%s" is refused', (text) => {
    expect(parseAnswers(text)).toEqual({ ok: false, error: 'malformed' })
  })

  test('two thousand characters are read, one more is refused', () => {
    const text = (length: number) => `danger=${'n'.repeat(length - 'danger='.length)}`
    expect(parseAnswers(text(maximumAnswersLength)).ok).toBe(true)
    expect(parseAnswers(text(maximumAnswersLength + 1))).toEqual({ ok: false, error: 'too-long' })
  })

  test('whatever is read is written back letter for letter, and nothing makes the reader fall over', () => {
    const hostile = fc.oneof(fc.string(), fc.stringMatching(/^[a-z=&_-]{0,30}$/))
    fc.assert(
      fc.property(hostile, (text) => {
        const parsed = parseAnswers(text)
        if (parsed.ok) expect(serialiseAnswers(parsed.value)).toBe(text)
      }),
    )
  })
})
