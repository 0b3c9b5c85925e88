import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Bytes } from './bytes.ts'
import { mostBytes, type Padding, padded, paddedSizes, unpadded } from './padding.ts'
import { changedAt, zeros } from './testing/a-key.ts'

const filled = (length: number): Bytes => new Uint8Array(length).fill(0xff)

function paddedOrThrow(content: Bytes, padding: Padding): Bytes {
  const result = padded(content, padding)
  if (!result.ok) throw new Error(result.error)
  return result.value
}

test('text has three sizes, files have powers of two from 64 KiB to 16 MiB, and nothing has another', () => {
  expect(paddedSizes.text).toEqual([4096, 16_384, 65_536])
  expect(paddedSizes.file).toEqual([16, 17, 18, 19, 20, 21, 22, 23, 24].map((power) => 2 ** power))
})

test('every length around every border gets the smallest size that holds it and comes back whole', () => {
  for (const [padding, around] of [
    ['text', 16],
    ['file', 1],
  ] as const) {
    const lengths = new Set([0, 1, 2])
    for (const size of paddedSizes[padding]) for (let by = -around; by <= around; by += 1) lengths.add(size - 4 + by)
    for (const length of lengths) {
      const expected = paddedSizes[padding].find((size) => size >= length + 4)
      const result = padded(filled(length), padding)
      if (expected === undefined) {
        expect(result).toEqual({ ok: false, error: 'too-large' })
        continue
      }
      const bytes = paddedOrThrow(filled(length), padding)
      expect(bytes.length).toBe(expected)
      const back = unpadded(bytes, padding)
      expect(back.ok && back.value.length === length && back.value.every((byte) => byte === 0xff)).toBe(true)
    }
  }
})

test('the largest content is four bytes smaller than the largest size', () => {
  expect(mostBytes('text')).toBe(65_532)
  expect(padded(zeros(65_532), 'text').ok).toBe(true)
  expect(padded(zeros(65_533), 'text')).toEqual({ ok: false, error: 'too-large' })
})

test('every content has one padded form: what is taken back is what padding would have made', () => {
  const near = fc.uint8Array({ minLength: 0, maxLength: 24 })
  const tails = fc.uint8Array({ maxLength: 3 })
  fc.assert(
    fc.property(near, tails, (head, tail) => {
      const bytes = zeros(4096)
      bytes.set(head)
      bytes.set(tail, 4096 - tail.length)
      const back = unpadded(bytes, 'text')
      if (back.ok) expect(paddedOrThrow(back.value, 'text')).toEqual(bytes)
    }),
    { numRuns: 2000 },
  )
})

test('one bit anywhere in the padding, or a length that does not fit, is malformed', () => {
  const bytes = paddedOrThrow(filled(100), 'text')
  for (let at = 104; at < bytes.length; at += 1)
    expect(unpadded(changedAt(bytes, at, 1 << (at % 8)), 'text')).toEqual({ ok: false, error: 'malformed' })
  for (const at of [0, 1, 2]) expect(unpadded(changedAt(bytes, at, 0x80), 'text').ok).toBe(false)
  expect(unpadded(changedAt(bytes, 3, 100 ^ 99), 'text').ok).toBe(false)
  const full = paddedOrThrow(filled(4092), 'text')
  expect(unpadded(changedAt(full, 3, 0xfc ^ 0xfd), 'text')).toEqual({ ok: false, error: 'malformed' })
})

test('content in a larger size than it needs, and any other size, is malformed', () => {
  const small = paddedOrThrow(filled(100), 'text')
  const larger = zeros(16_384)
  larger.set(small)
  expect(unpadded(larger, 'text')).toEqual({ ok: false, error: 'malformed' })
  for (const size of [0, 3, 4, 4095, 4097, 8192, 65_535, 65_537])
    expect(unpadded(zeros(size), 'text')).toEqual({ ok: false, error: 'malformed' })
  expect(unpadded(zeros(4096), 'file')).toEqual({ ok: false, error: 'malformed' })
})
