import { createHash, randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { shortFingerprint, spokenFingerprint } from './fingerprint.ts'
import { changedAt, zeros } from './testing/a-key.ts'

test('a fingerprint is six groups of five digits, from the first 30 bytes of SHA-256', async () => {
  for (let round = 0; round < 50; round += 1) {
    const key = new Uint8Array(randomBytes(32))
    const hash = createHash('sha256').update(key).digest()
    const groups = [0, 5, 10, 15, 20, 25].map(
      (at) => BigInt(`0x${hash.subarray(at, at + 5).toString('hex')}`) % 100_000n,
    )
    expect(await spokenFingerprint(key)).toBe(groups.map((group) => String(group).padStart(5, '0')).join(' '))
    expect(await shortFingerprint(key)).toBe(hash.subarray(0, 4).toString('hex').toUpperCase())
  }
})

test('another key has another fingerprint', async () => {
  const all = await Promise.all(Array.from({ length: 32 }, (_, at) => spokenFingerprint(changedAt(zeros(32), at))))
  expect(new Set(all).size).toBe(32)
})
