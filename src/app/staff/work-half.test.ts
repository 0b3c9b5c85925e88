import { expect, test } from 'vitest'
import { workHalf } from './work-half.ts'

const key = new Uint8Array(32).fill(7)
const at = { session: 'aaaabbbbccccdddd', organisation: 'voorbeeldstad' }

test('a session with a hat has a half of its own, the same on every page; another session, hat or server has another', () => {
  const half = workHalf(key, at)
  expect(Buffer.from(half, 'base64url')).toHaveLength(32)
  expect(workHalf(key, { ...at })).toBe(half)
  const others = [
    workHalf(key, { ...at, session: 'aaaabbbbccccddde' }),
    workHalf(key, { ...at, organisation: 'voorbeelddorp' }),
    workHalf(new Uint8Array(32).fill(8), at),
  ]
  expect(new Set([half, ...others]).size).toBe(4)
})
