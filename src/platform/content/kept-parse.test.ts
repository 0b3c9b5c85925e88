import { mkdtempSync, readdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { keptParse } from './kept-parse.ts'

let folder = ''
let parsed = 0
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kept-parse-'))
  parsed = 0
})
afterEach(() => rmSync(folder, { recursive: true }))

const value = { title: 'Drie boeken', pages: [12, 0.1, -0, Number.NaN, null], none: undefined }
const ask = (text: string, said: { value: unknown } | undefined = { value }) =>
  keptParse(
    text,
    () => {
      parsed += 1
      return said
    },
    folder,
  )
const keptFile = () => join(folder, 'parsed', readdirSync(join(folder, 'parsed'))[0] ?? '')

describe('what a text says', () => {
  test('is parsed once, and is the same and a new object each time', () => {
    const [first, second, third] = [ask('a: 1'), ask('a: 1'), ask('a: 1')]
    expect(parsed).toBe(1)
    expect([first, second, third]).toEqual([{ value }, { value }, { value }])
    expect(second?.value).not.toBe(third?.value)
  })

  test('of another text, however like it, is its own', () => {
    ask('a: 1')
    expect(ask('a: 1 ', { value: 'other' })).toEqual({ value: 'other' })
    expect(parsed).toBe(2)
  })

  test('may be nothing', () => {
    expect([ask('', { value: null }), ask('', { value: null })]).toEqual([{ value: null }, { value: null }])
    expect(parsed).toBe(1)
  })

  test('that could not be parsed is not kept', () => {
    const read = () => keptParse('a: b: c', () => undefined, folder)
    expect([read(), read(), readdirSync(folder)]).toEqual([undefined, undefined, []])
    expect(ask('a: b: c')).toEqual({ value })
  })

  test.each([
    ['cut off', () => truncateSync(keptFile(), 9)],
    ['empty', () => truncateSync(keptFile(), 0)],
    ['something else', () => writeFileSync(keptFile(), 'a file of another program')],
  ])('is parsed again when the file is %s, and put right', (_, spoil) => {
    ask('a: 1')
    spoil()
    expect([ask('a: 1'), ask('a: 1')]).toEqual([{ value }, { value }])
    expect(parsed).toBe(2)
  })

  test('is parsed each time where nothing is or can be kept', () => {
    writeFileSync(join(folder, 'parsed'), '')
    expect([ask('a: 1'), ask('a: 1')]).toEqual([{ value }, { value }])
    expect(parsed).toBe(2)
  })
})
