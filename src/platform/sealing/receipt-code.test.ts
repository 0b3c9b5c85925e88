import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { alphabet } from './crockford.ts'
import { openingKey, publicKeyOf } from './key-pair.ts'
import { newReceiptCode, type ReceiptCode, readReceiptCode, receiptKeys, showReceiptCode } from './receipt-code.ts'
import { changedAt, systemRandom } from './testing/a-key.ts'
import { toHex } from './testing/hex.ts'

const mistyped = { ok: false, error: 'mistyped' }
const plain = (code: ReceiptCode) => showReceiptCode(code).replaceAll(' ', '')

test('a receipt is shown as six groups of three, of the characters of Crockford', () => {
  for (let round = 0; round < 200; round += 1)
    expect(showReceiptCode(newReceiptCode(systemRandom))).toMatch(/^([0-9A-HJKMNP-TV-Z]{3} ){5}[0-9A-HJKMNP-TV-Z]{3}$/)
})

test('what is shown is read again, however it is typed', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 10, maxLength: 10 }), (bytes) => {
      const code = newReceiptCode(() => bytes)
      const shown = showReceiptCode(code)
      const spellings = [
        shown,
        shown.toLowerCase(),
        shown.replaceAll(' ', ''),
        shown.replaceAll(' ', '-'),
        `\n ${shown}\t`,
        shown.replaceAll('0', 'O').replaceAll('1', 'l'),
      ]
      for (const typed of spellings) expect(readReceiptCode(typed)).toEqual({ ok: true, value: code })
    }),
  )
})

describe('a typing mistake', () => {
  test('of one character is found: 60 codes, all 18 places, all 31 other characters', () => {
    let found = 0
    for (let round = 0; round < 60; round += 1) {
      const code = plain(newReceiptCode(systemRandom))
      for (let at = 0; at < 18; at += 1) {
        for (const other of alphabet) {
          if (other === code[at]) continue
          expect(readReceiptCode(code.slice(0, at) + other + code.slice(at + 1))).toEqual(mistyped)
          found += 1
        }
      }
    }
    expect(found).toBe(60 * 18 * 31)
  })

  test('that swaps two characters is found, next to each other or not: 400 codes, all 153 pairs', () => {
    for (let round = 0; round < 400; round += 1) {
      const code = [...plain(newReceiptCode(systemRandom))]
      for (let one = 0; one < 18; one += 1) {
        for (let other = one + 1; other < 18; other += 1) {
          if (code[one] === code[other]) continue
          const swapped = code.map((character, at) => (at === one ? code[other] : at === other ? code[one] : character))
          expect(readReceiptCode(swapped.join(''))).toEqual(mistyped)
        }
      }
    }
  })

  test('that adds or leaves out a character, or puts in a strange one, is named as that', () => {
    const code = plain(newReceiptCode(systemRandom))
    expect(readReceiptCode(code.slice(1))).toEqual({ ok: false, error: 'wrong-length' })
    expect(readReceiptCode(`${code}0`)).toEqual({ ok: false, error: 'wrong-length' })
    expect(readReceiptCode(`${code.slice(1)}U`)).toEqual({ ok: false, error: 'unknown-character' })
  })
})

describe('what a receipt opens', () => {
  test('is the same for the same code and different for another: 16 bytes to be found by, 32 to read with', async () => {
    const code = newReceiptCode(systemRandom)
    const [keys, again] = [await receiptKeys(code), await receiptKeys(code)]
    expect(keys).toEqual(again)
    expect([keys.lookupId.length, keys.privateKey.length]).toEqual([16, 32])
    for (let at = 0; at < 10; at += 1) {
      const other = await receiptKeys(newReceiptCode(() => changedAt(code, at)))
      expect(toHex(other.lookupId)).not.toBe(toHex(keys.lookupId))
      expect(toHex(other.privateKey)).not.toBe(toHex(keys.privateKey))
    }
  })

  test('what the server finds the case by is no part of the private key, and that is a key like any other', async () => {
    const { lookupId, privateKey } = await receiptKeys(newReceiptCode(systemRandom))
    expect(toHex(privateKey)).not.toContain(toHex(lookupId))
    expect((await openingKey(privateKey)).publicKey).toEqual(await publicKeyOf(privateKey))
  })
})

test('a source of randomness that gives another number of bytes is a bug', () => {
  expect(() => newReceiptCode(() => new Uint8Array(9))).toThrow(RangeError)
})
