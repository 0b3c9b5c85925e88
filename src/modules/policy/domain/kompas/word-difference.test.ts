import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { wordDifference } from './word-difference.ts'

const without = (kind: string, from: string, to: string) =>
  wordDifference(from, to)
    .filter((stretch) => stretch.kind !== kind)
    .map(({ text }) => text)
    .join('')

/** Few different words, so that there is something in common. */
const anyText = fc
  .array(fc.constantFrom('de ', 'regio ', 'tafel ', 'komt', '\n', '  ', 'bijeen. '), { maxLength: 14 })
  .map((words) => words.join(''))

describe('the words that changed', () => {
  test('a replaced word stands between what stayed', () => {
    expect(wordDifference('De tafel komt bijeen.', 'De groep komt bijeen.')).toEqual([
      { kind: 'same', text: 'De ' },
      { kind: 'removed', text: 'tafel ' },
      { kind: 'added', text: 'groep ' },
      { kind: 'same', text: 'komt bijeen.' },
    ])
  })

  test('both texts can be read back', () => {
    fc.assert(
      fc.property(anyText, anyText, (from, to) => {
        expect(without('added', from, to)).toBe(from)
        expect(without('removed', from, to)).toBe(to)
      }),
    )
  })

  test('a text does not differ from itself', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(wordDifference(text, text).filter(({ kind }) => kind !== 'same')).toEqual([])
      }),
    )
  })

  test('what stays is as long as it can be', () => {
    fc.assert(
      fc.property(anyText, anyText, (from, to) => {
        const kept = wordDifference(from, to).filter(({ kind }) => kind === 'same')
        const words = kept.flatMap(({ text }) => wordsOf(text)).length
        expect(words).toBe(longestCommon(wordsOf(from), wordsOf(to)))
      }),
    )
  })

  test('texts of a book are told as wholly changed and not compared', () => {
    const book = 'word '.repeat(700)
    expect(wordDifference(book, `${book}more`).map(({ kind }) => kind)).toEqual(['removed', 'added'])
  })
})

const wordsOf = (text: string): string[] => text.match(/\s+|\S+\s*/gu) ?? []

/** The slow way: take a word or leave it. */
function longestCommon(a: readonly string[], b: readonly string[]): number {
  const [first, ...rest] = a
  if (first === undefined) return 0
  const at = b.indexOf(first)
  const left = longestCommon(rest, b)
  return at < 0 ? left : Math.max(left, 1 + longestCommon(rest, b.slice(at + 1)))
}
