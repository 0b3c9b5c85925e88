import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  matchingRecoveryCode,
  newRecoveryCodes,
  type RecoveryCode,
  readRecoveryCode,
  recoveryCodeHash,
  showRecoveryCode,
} from './recovery-codes.ts'

const random = (length: number) => crypto.getRandomValues(new Uint8Array(length))
const codes = newRecoveryCodes(random)
const hashesOf = (person: string, of: readonly RecoveryCode[]) =>
  Promise.all(of.map((code) => recoveryCodeHash(person, code)))

describe('recovery codes', () => {
  test('are ten, all different, in four groups of four characters of Crockford', () => {
    const shown = codes.map(showRecoveryCode)
    expect(new Set(shown).size).toBe(10)
    for (const one of shown) expect(one).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/)
  })

  test('use every random bit', () => {
    expect(newRecoveryCodes((length) => new Uint8Array(length).fill(255)).map(showRecoveryCode)[0]).toBe(
      'ZZZZ-ZZZZ-ZZZZ-ZZZZ',
    )
    const seen = new Set(Array.from({ length: 20 }, () => newRecoveryCodes(random).map(showRecoveryCode)).flat())
    expect(seen.size).toBe(200)
  })

  test('are no codes when the source of randomness gives too few bytes', () => {
    expect(() => newRecoveryCodes(() => random(9))).toThrow(RangeError)
  })

  test('are read again, however they are typed', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 10, maxLength: 10 }), (bytes) => {
        const [code] = newRecoveryCodes(() => bytes)
        if (code === undefined) throw new Error('no code')
        const shown = showRecoveryCode(code)
        for (const typed of [
          shown,
          shown.toLowerCase(),
          shown.replaceAll('-', ''),
          shown.replaceAll('-', ' '),
          ` ${shown}\n`,
          shown.replaceAll('0', 'o').replaceAll('1', 'l'),
        ])
          expect(readRecoveryCode(typed)).toEqual({ ok: true, value: code })
      }),
    )
  })

  test.each([
    ['nothing', '', 'wrong-length'],
    ['one too short', 'ABCD-EFGH-JKMN-PQR', 'wrong-length'],
    ['one too long', 'ABCD-EFGH-JKMN-PQRST', 'wrong-length'],
    ['a sign', 'ABCD-EFGH-JKMN-PQR*', 'unknown-character'],
    ['a U', 'ABCD-EFGH-JKMN-PQRU', 'unknown-character'],
    ['SQL', "' OR 1=1 --", 'unknown-character'],
    ['a megabyte', 'A'.repeat(1_000_000), 'wrong-length'],
    ['the receipt of a reporter', '7F3 K9C 7F3 K9C 7F3 K9C', 'wrong-length'],
    ['a code of an app', '123 456', 'wrong-length'],
  ])('%s is none', (_, typed, error) => {
    expect(readRecoveryCode(typed)).toEqual({ ok: false, error })
  })
})

describe('what is kept', () => {
  test('is SHA-256 over label, person and code, each after its length', async () => {
    const code = codes[0] ?? newRecoveryCodes(random)[0]
    if (code === undefined) throw new Error('no code')
    const parts = [Buffer.from('baken/credentials/1/recovery-code'), Buffer.from('person-7'), Buffer.from(code)]
    const framed = parts.flatMap((part) => [Buffer.from([0, 0, 0, part.length]), part])
    expect(Buffer.from(await recoveryCodeHash('person-7', code))).toEqual(
      createHash('sha256').update(Buffer.concat(framed)).digest(),
    )
  })

  test('tells which code it was, first, middle and last, and nothing for one that is not there', async () => {
    const kept = await hashesOf('person-7', codes)
    for (const [at, code] of codes.entries()) expect(await matchingRecoveryCode('person-7', code, kept)).toBe(at)
    for (const stranger of newRecoveryCodes(random))
      expect(await matchingRecoveryCode('person-7', stranger, kept)).toBe(null)
  })

  test('of one person fits no other', async () => {
    const kept = await hashesOf('person-7', codes)
    for (const code of codes)
      for (const person of ['person-8', 'person-', 'PERSON-7'])
        expect(await matchingRecoveryCode(person, code, kept)).toBe(null)
  })

  test('that is used up, cut or changed fits no more', async () => {
    const kept = await hashesOf('person-7', codes)
    const [first] = codes
    if (first === undefined) throw new Error('no code')
    expect(await matchingRecoveryCode('person-7', first, kept.slice(1))).toBe(null)
    expect(await matchingRecoveryCode('person-7', first, [])).toBe(null)
    expect(
      await matchingRecoveryCode(
        'person-7',
        first,
        kept.map((hash) => hash.slice(0, 31)),
      ),
    ).toBe(null)
    const changed = kept.map((hash) => hash.map((byte, at) => (at === 31 ? byte ^ 1 : byte)))
    expect(await matchingRecoveryCode('person-7', first, changed)).toBe(null)
  })

  test('is for a person with a name that can be bound', async () => {
    const [first] = codes
    if (first === undefined) throw new Error('no code')
    for (const person of ['', 'two words', 'é', 'x'.repeat(121)])
      await expect(recoveryCodeHash(person, first)).rejects.toThrow(RangeError)
  })
})
