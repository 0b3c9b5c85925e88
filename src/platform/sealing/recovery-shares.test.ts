import { combine } from 'shamir-secret-sharing'
import { beforeAll, describe, expect, test } from 'vitest'
import { alphabet } from './crockford.ts'
import { shortFingerprint } from './fingerprint.ts'
import type { KeyPair } from './key-pair.ts'
import { combineShares, type RecoveryShare, readShare, showShare, splitForRecovery } from './recovery-shares.ts'
import { aKey, changedAt } from './testing/a-key.ts'
import { toHex } from './testing/hex.ts'

const refused = (error: string) => ({ ok: false, error })

let key: KeyPair
let one: RecoveryShare
let two: RecoveryShare
let three: RecoveryShare

/** X25519 sets five bits itself: whatever stands there, it is the same key (RFC 7748, section 5). */
function asUsed(privateKey: Uint8Array): string {
  const used = Uint8Array.from(privateKey)
  used[0] = (used[0] ?? 0) & 0b1111_1000
  used[31] = ((used[31] ?? 0) & 0b0111_1111) | 0b0100_0000
  return toHex(used)
}

async function threeOf({ privateKey, publicKey }: KeyPair): Promise<[RecoveryShare, RecoveryShare, RecoveryShare]> {
  const [first, second, third] = await splitForRecovery(privateKey, publicKey)
  if (!first || !second || !third) throw new Error('not three shares')
  return [first, second, third]
}

beforeAll(async () => {
  key = await aKey()
  ;[one, two, three] = await threeOf(key)
})

describe('three shares', () => {
  test('give the key back, any two and all three, in any order, after they were on paper', async () => {
    const back = { ok: true, value: key.privateKey }
    const onPaper = (share: RecoveryShare) => {
      const read = readShare(showShare(share))
      if (!read.ok) throw new Error(read.error)
      return read.value
    }
    for (const some of [
      [one, two],
      [two, one],
      [one, three],
      [three, two],
      [one, two, three],
    ]) {
      expect(await combineShares(some, key.publicKey)).toEqual(back)
      expect(await combineShares(some.map(onPaper), key.publicKey)).toEqual(back)
    }
  })

  test('come of a hundred keys and go back into them', async () => {
    for (let round = 0; round < 100; round += 1) {
      const own = await aKey()
      const [first, , third] = await threeOf(own)
      expect(await combineShares([third, first], own.publicKey)).toEqual({ ok: true, value: own.privateKey })
    }
  })

  test('are made only of a key whose two halves belong together', async () => {
    const other = await aKey()
    await expect(splitForRecovery(key.privateKey, other.publicKey)).rejects.toThrow(RangeError)
  })
})

describe('one share alone', () => {
  test('is refused, also when it is given twice', async () => {
    expect(await combineShares([], key.publicKey)).toEqual(refused('too-few'))
    expect(await combineShares([one], key.publicKey)).toEqual(refused('too-few'))
    expect(await combineShares([one, one], key.publicKey)).toEqual(refused('same-share'))
    expect(await combineShares([one, two, one], key.publicKey)).toEqual(refused('same-share'))
  })

  test('leaves every byte of the key as open as before: some second share leads to each of its 256 values', async () => {
    const point = one.part.at(-1) ?? 0
    const other = two.part.at(-1) ?? 0
    for (const byte of one.part.slice(0, 32)) {
      const mine = Uint8Array.from([...new Uint8Array(256).fill(byte), point])
      const every = Uint8Array.from([...Array.from({ length: 256 }, (_, value) => value), other])
      expect(new Set(await combine([mine, every])).size).toBe(256)
    }
  })

  test('is another every time the same key is split', async () => {
    const seen = new Set([toHex(one.part), toHex(two.part), toHex(three.part)])
    for (let round = 0; round < 20; round += 1)
      for (const share of await threeOf(key)) seen.add(toHex(share.part.slice(0, 32)))
    expect(seen.size).toBe(63)
  })
})

describe('shares that do not belong together', () => {
  test('are refused by their fingerprint when they are of another key', async () => {
    const other = await aKey()
    const [otherOne, otherTwo] = await threeOf(other)
    expect(await combineShares([one, otherTwo], key.publicKey)).toEqual(refused('other-key'))
    expect(await combineShares([otherOne, otherTwo], key.publicKey)).toEqual(refused('other-key'))
    expect(await combineShares([one, two], other.publicKey)).toEqual(refused('other-key'))
  })

  test('are refused by what they give when the fingerprint is right: of two splits, of another key, or changed', async () => {
    for (let round = 0; round < 20; round += 1) {
      const [, laterTwo] = await threeOf(key)
      expect(await combineShares([one, laterTwo], key.publicKey)).toEqual(refused('do-not-match'))
    }
    const [, otherTwo] = await threeOf(await aKey())
    const disguised = { ...otherTwo, fingerprint: await shortFingerprint(key.publicKey) }
    expect(await combineShares([one, disguised], key.publicKey)).toEqual(refused('do-not-match'))
    for (let at = 0; at < 33; at += 1) {
      const changed = { ...two, part: changedAt(two.part, at) }
      const answer = await combineShares([one, changed], key.publicKey)
      expect(answer.ok ? asUsed(answer.value) : answer.error).toBe(answer.ok ? asUsed(key.privateKey) : 'do-not-match')
    }
    const samePoint = { ...two, part: Uint8Array.from([...two.part.slice(0, 32), one.part.at(-1) ?? 0]) }
    expect(await combineShares([one, samePoint], key.publicKey)).toEqual(refused('do-not-match'))
  })
})

describe('a share on paper', () => {
  test('begins with its number and the fingerprint of its key, and goes on in groups of four', async () => {
    const fingerprint = await shortFingerprint(key.publicKey)
    for (const [share, number] of [
      [one, 1],
      [two, 2],
      [three, 3],
    ] as const) {
      const shown = showShare(share)
      expect(shown.startsWith(`${number}-${fingerprint}-`)).toBe(true)
      expect(shown.slice(11)).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){13}[0-9A-HJKMNP-TV-Z]{4}$/)
    }
  })

  test('is read again however it is typed', () => {
    const shown = showShare(two)
    const spellings = [
      shown.toLowerCase(),
      shown.replaceAll('-', ' '),
      shown.replaceAll('-', ''),
      shown.replaceAll('-', ' — '),
      shown.replaceAll('0', 'o').replaceAll('1', 'I'),
      [...shown].map((character) => (/[0-9]/.test(character) ? '٠١٢٣٤٥٦٧٨٩'[Number(character)] : character)).join(''),
    ]
    for (const typed of spellings) expect(readShare(typed)).toEqual({ ok: true, value: two })
  })

  test('shows every single wrong character and every swap of two', () => {
    const shown = [...showShare(three).replaceAll('-', '')]
    expect(shown).toHaveLength(65)
    for (let at = 0; at < 65; at += 1) {
      for (const other of alphabet) {
        if (other === shown[at]) continue
        expect(readShare(shown.with(at, other).join(''))).toEqual(refused('mistyped'))
      }
      for (let other = at + 1; other < 65; other += 1) {
        const [a = '', b = ''] = [shown[at], shown[other]]
        if (a !== b) expect(readShare(shown.with(at, b).with(other, a).join(''))).toEqual(refused('mistyped'))
      }
    }
  })

  test('that is cut, longer, or has a strange character is named as that', () => {
    const shown = showShare(one)
    expect(readShare(shown.slice(0, -1))).toEqual(refused('wrong-length'))
    expect(readShare(`${shown}0`)).toEqual(refused('wrong-length'))
    expect(readShare(`${shown.slice(0, -1)}U`)).toEqual(refused('unknown-character'))
    expect(readShare('')).toEqual(refused('wrong-length'))
  })

  test('with another number or fingerprint than any share has is mistyped, whatever its checks say', () => {
    for (const strange of [{ number: 0 }, { number: 4 }, { number: 31 }, { fingerprint: '7F3A09CZ' }])
      expect(
        readShare(showShare({ ...one, ...strange }).replace(/^\d+/, (number) => alphabet[Number(number)] ?? '')),
      ).toEqual(refused('mistyped'))
  })
})
