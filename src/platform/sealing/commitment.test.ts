import { expect, test } from 'vitest'
import { hexOf, utf8 } from './bytes.ts'
import { commitmentTo } from './commitment.ts'

const salt = new Uint8Array(32).fill(7)

test('holds to the content and to the salt, and a byte cannot move from one to the other', async () => {
  const one = hexOf(await commitmentTo(salt, utf8('loon')))
  expect(one).toHaveLength(64)
  expect(hexOf(await commitmentTo(salt, utf8('loon')))).toBe(one)
  expect(hexOf(await commitmentTo(salt, utf8('loom')))).not.toBe(one)
  expect(hexOf(await commitmentTo(new Uint8Array(32).fill(8), utf8('loon')))).not.toBe(one)
  expect(() => commitmentTo(salt.slice(1), utf8('7loon'))).toThrow(RangeError)
})
