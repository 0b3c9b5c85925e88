import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { countsOf, daysOf } from './move-form.ts'

const codes = new Map([
  ['haaren', 'GM0788'],
  ['gm0788', 'GM0788'],
  ['uden', 'GM0856'],
])
const codeOf = (text: string) => codes.get(text.toLowerCase())
const read = (counts: string) => countsOf({ from: '', to: '', counts }, codeOf)

describe('counts as they are typed or pasted', () => {
  test.each([
    ['a name and a number', 'Haaren;100'],
    ['a code', 'GM0788 ; 100'],
    ['pasted from a spreadsheet', 'Haaren\t100'],
    ['with empty lines around', '\r\n\r\nhaaren,100\r\n'],
  ])('%s', (_name, text) => {
    expect(read(text)).toEqual({ counts: new Map([['GM0788', 100]]), problems: [] })
  })

  test.each([
    ['a line without a number', 'Haaren', 'no-number'],
    ['a number with a decimal', 'Haaren;1.5', 'no-number'],
    ['a negative number', 'Haaren;-3', 'no-number'],
    ['a municipality that is not there', 'Nergens;3', 'unknown-municipality'],
    ['the same municipality twice', 'Haaren;3\nGM0788;4', 'twice'],
  ])('%s is named with its line', (_name, text, why) => {
    const { problems } = read(text)
    expect(problems).toEqual([{ line: text.split('\n').length, why, text: text.split('\n').at(-1) }])
  })

  test('no text of any kind makes it fail', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const { counts, problems } = read(text)
        expect([...counts.values()].every(Number.isSafeInteger)).toBe(true)
        expect(problems.every(({ line }) => line >= 1)).toBe(true)
      }),
    )
  })
})

test('the day that cannot be read is named', () => {
  expect(daysOf({ from: '2021-02-29', to: '2022-01-01', counts: '' })).toEqual({ ok: false, error: 'from' })
  expect(daysOf({ from: '2020-12-31', to: 'morgen', counts: '' })).toEqual({ ok: false, error: 'to' })
  expect(daysOf({ from: ' 2020-12-31', to: '2022-01-01 ', counts: '' })).toEqual({
    ok: true,
    value: { from: '2020-12-31', to: '2022-01-01' },
  })
})
