import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Bytes, drawn, exactly, fourBytes, framed, numberAt, sameBytes } from './bytes.ts'
import { toHex } from './testing/hex.ts'

const bytes = (max: number) => fc.uint8Array({ maxLength: max })

test('two different lists of parts never give the same bytes', () => {
  const lists = fc.array(bytes(6), { maxLength: 5 })
  fc.assert(
    fc.property(lists, lists, (one, other) => {
      const same = JSON.stringify(one.map(toHex)) === JSON.stringify(other.map(toHex))
      expect(toHex(framed(...one)) === toHex(framed(...other))).toBe(same)
    }),
    { numRuns: 500 },
  )
  expect(toHex(framed(Uint8Array.of(1, 2), Uint8Array.of(3)))).not.toBe(
    toHex(framed(Uint8Array.of(1), Uint8Array.of(2, 3))),
  )
})

test('bytes are the same only when all of them are, and there are as many', () => {
  const some = Uint8Array.of(1, 2, 3)
  expect(sameBytes(some, Uint8Array.of(1, 2, 3))).toBe(true)
  for (const other of [[1, 2, 4], [0, 2, 3], [1, 2], [1, 2, 3, 0], []])
    expect(sameBytes(some, Uint8Array.from(other))).toBe(false)
})

test('a number of four bytes comes back, up to the largest', () => {
  for (const value of [0, 1, 255, 256, 19_456, 2 ** 31, 2 ** 32 - 1]) expect(numberAt(fourBytes(value), 0)).toBe(value)
  const within: Bytes = Uint8Array.of(9, 9, 0, 0, 1, 0, 9).subarray(2)
  expect(numberAt(within, 0)).toBe(256)
})

test('a source of randomness that gives too little, and bytes of a wrong length, are bugs', () => {
  expect(() => drawn(() => new Uint8Array(15), 16)).toThrow('asked for 16 random bytes, got 15')
  expect(() => exactly(32, new Uint8Array(31), 'a secret')).toThrow('a secret has 32 bytes, not 31')
})
