import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  alphabet,
  bytesOf,
  type CheckCount,
  charactersOf,
  checkedValues,
  checksOf,
  grouped,
  mostChecked,
  readValues,
  valuesOf,
} from './crockford.ts'
import { toHex } from './testing/hex.ts'

const value = fc.integer({ min: 0, max: 31 })

describe('bytes and characters', () => {
  test('bytes come back from their characters', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
        const values = valuesOf(new Uint8Array(bytes))
        expect(values.length).toBe(Math.ceil((bytes.length * 8) / 5))
        const back = bytesOf(values, bytes.length)
        expect(back && toHex(back)).toBe(toHex(bytes))
      }),
    )
  })

  test('characters that no bytes give are not read', () => {
    expect(bytesOf([31, 28], 1)).toEqual(Uint8Array.of(0xff))
    for (const last of [29, 30, 31]) expect(bytesOf([31, last], 1)).toBeNull()
  })
})

describe('check characters', () => {
  /** What one wrong character alone adds to the checks; two of these that are equal would be two typos nobody sees. */
  const tracesOf = (places: number, count: CheckCount) =>
    Array.from({ length: places }, (_, place) =>
      Array.from({ length: 31 }, (__, by) => {
        const word = Array.from({ length: places }, (___, at) => (at === place ? by + 1 : 0))
        const content = word.slice(0, -count)
        return checksOf(content, count)
          .map((check, at) => check ^ (word[content.length + at] ?? 0))
          .join()
      }),
    ).flat()

  test.each([
    { places: 18, count: 2, what: 'a receipt' },
    { places: 65, count: 3, what: 'a recovery share' },
    { places: mostChecked[2] + 2, count: 2, what: 'the longest with two checks' },
    { places: 251, count: 3, what: 'a long one with three checks' },
  ] as const)(
    'of $places characters with $count checks ($what): no one or two wrong characters pass',
    ({ places, count }) => {
      const traces = tracesOf(places, count)
      expect(traces).toHaveLength(places * 31)
      expect(new Set(traces).size).toBe(places * 31)
      expect(traces).not.toContain(Array.from({ length: count }, () => 0).join())
    },
  )

  test('add up: the checks of a sum are the sum of the checks, so what holds for one word holds for all', () => {
    const words = fc.array(value, { minLength: 62, maxLength: 62 })
    fc.assert(
      fc.property(words, words, (one, other) => {
        const sum = one.map((first, at) => first ^ (other[at] ?? 0))
        const [a, b] = [checksOf(one, 3), checksOf(other, 3)]
        expect(checksOf(sum, 3)).toEqual(a.map((first, at) => first ^ (b[at] ?? 0)))
      }),
    )
  })

  test('are found in their place and nowhere else', () => {
    const content = [1, 2, 3, 4]
    const whole = [...content, ...checksOf(content, 2)]
    expect(checkedValues(whole, 2)).toEqual(content)
    expect(checkedValues([...whole, 0], 2)).toBeNull()
    expect(() =>
      checksOf(
        Array.from({ length: 32 }, () => 1),
        2,
      ),
    ).toThrow(RangeError)
  })
})

describe('reading', () => {
  const read = (text: string, length = text.length) => readValues(text, length)
  const values = (text: string) => [...text].map((character) => alphabet.indexOf(character))

  test('takes any case, and what people and programs put between', () => {
    const plain = '7F3K9C2M'
    for (const typed of [
      '7f3k9c2m',
      ' 7F3 K9C 2M ',
      '7F3-K9C-2M',
      '7f3–k9c—2m',
      '7F3\u00a0K9C\u20092M',
      '\u200f7F3.K9C_2M\u200e',
      '7F3\n\tK9C/2M',
      '\ufeff7F3·K9C−2M',
    ])
      expect(readValues(typed, 8)).toEqual({ ok: true, value: values(plain) })
  })

  test('takes O for 0, and I and L for 1', () => {
    expect(read('OoIiLl')).toEqual({ ok: true, value: [0, 0, 1, 1, 1, 1] })
  })

  test('takes full-width letters, and capitals of Cyrillic and Greek that look the same', () => {
    expect(read('７Ｆ３ｋ')).toEqual({ ok: true, value: values('7F3K') })
    expect(read('АВСЕНКМРТХ')).toEqual({ ok: true, value: values('ABCEHKMPTX') })
    expect(read('авсенкмртх')).toEqual({ ok: true, value: values('ABCEHKMPTX') })
    expect(read('ΑΒΕΖΗΚΜΝΡΤΧΥ')).toEqual({ ok: true, value: values('ABEZHKMNPTXY') })
    expect(read('оіОІΟΙ')).toEqual({ ok: true, value: [0, 1, 0, 1, 0, 1] })
  })

  test('takes the digits of every script there is', () => {
    expect(read('٠١٢٣٤٥٦٧٨٩')).toEqual({ ok: true, value: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9] })
    expect(read('०१२३४५६७८९')).toEqual({ ok: true, value: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9] })
    const digits: string[] = []
    for (let code = 0; code <= 0x10ffff; code += 1) {
      const character = String.fromCodePoint(code)
      if (/\p{Nd}/u.test(character)) digits.push(character)
    }
    expect(digits.length).toBeGreaterThanOrEqual(650)
    expect(digits.length % 10).toBe(0)
    for (const [at, digit] of digits.entries()) expect(readValues(digit, 1)).toEqual({ ok: true, value: [at % 10] })
  })

  test('refuses what is no character of a code, and another number of them', () => {
    for (const strange of ['U', 'u', 'Ж', '*', '中', 'é', '½', '\ud800'])
      expect(readValues(`7F${strange}`, 3)).toEqual({ ok: false, error: 'unknown-character' })
    expect(readValues('7F3', 4)).toEqual({ ok: false, error: 'wrong-length' })
    expect(readValues('7F3K9', 4)).toEqual({ ok: false, error: 'wrong-length' })
    expect(readValues('', 4)).toEqual({ ok: false, error: 'wrong-length' })
  })

  test('does not look at a text of any length', () => {
    expect(readValues('\ufdfa'.repeat(1_000_000), 18)).toEqual({ ok: false, error: 'wrong-length' })
  })

  test('never fails, whatever is pasted', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 30 }), (text) => {
        expect(typeof readValues(text, 18).ok).toBe('boolean')
      }),
      { numRuns: 500 },
    )
  })
})

test('what is shown is grouped, and the last group may be shorter', () => {
  expect(grouped(charactersOf([0, 1, 2, 3, 4, 5, 6]), 3, ' ')).toBe('012 345 6')
})
