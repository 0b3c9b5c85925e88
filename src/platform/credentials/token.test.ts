import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { newToken, readToken, type TokenPurpose, tokenHash } from './token.ts'

const random = (length: number) => crypto.getRandomValues(new Uint8Array(length))
const purposes: readonly TokenPurpose[] = ['session', 'invitation', 'begun', 'known-device']
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')
const malformed = { ok: false, error: 'malformed' }

describe('a token', () => {
  test('is 43 characters for 32 random bytes, and read as it is', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), (bytes) => {
        const token = newToken(() => bytes)
        expect(token).toMatch(/^[\w-]{43}$/)
        expect(Buffer.from(token, 'base64url')).toEqual(Buffer.from(bytes))
        expect(readToken(token)).toEqual({ ok: true, value: token })
      }),
    )
  })

  test('is never the same twice: 2,000 of 2,000', () => {
    expect(new Set(Array.from({ length: 2000 }, () => newToken(random))).size).toBe(2000)
  })

  test('is none when the source of randomness gives another number of bytes', () => {
    for (const length of [0, 16, 31, 33]) expect(() => newToken(() => random(length))).toThrow(RangeError)
  })
})

describe('what is no token is refused before anything is hashed', () => {
  const token = newToken(() => new Uint8Array(32).fill(0xab))
  const forms: Record<string, string> = {
    nothing: '',
    'one character less': token.slice(1),
    'one more': `${token}A`,
    padding: `${token}=`,
    'base64 of another alphabet': `+/${token.slice(2)}`,
    'a space before': ` ${token.slice(1)}`,
    'a line end after': `${token}\n`,
    'a line end inside': `${token.slice(0, 20)}\n${token.slice(21)}`,
    'a NUL': `${token.slice(0, 42)}\0`,
    quotes: `"${token}"`,
    'percent signs': token.replace('q', '%71'),
    'full-width letters': [...token].map((sign) => String.fromCodePoint((sign.codePointAt(0) ?? 0) + 0xfee0)).join(''),
    'a look-alike': `а${token.slice(1)}`,
    SQL: "' or '1'='1' -- aaaaaaaaaaaaaaaaaaaaaaaaaaa",
    'a JWT': 'eyJhbGciOiJub25lIn0.eyJzdWIiOiJhZG1pbiJ9.',
    'the hash itself, in hex': 'ab'.repeat(32),
    'a megabyte': 'A'.repeat(1_000_000),
    'two tokens': `${token},${token}`,
    'a path': `../${token.slice(3)}`,
    'a second spelling of the same bytes': `${token.slice(0, 42)}t`,
  }
  test.each(Object.entries(forms))('%s', (_, text) => {
    expect(readToken(text)).toEqual(malformed)
  })

  test('every second spelling: 48 of 64 last characters', () => {
    const all = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_']
    const read = all.filter((last) => readToken(token.slice(0, 42) + last).ok)
    expect(read).toHaveLength(16)
    expect(new Set(read.map((last) => hex(Buffer.from(token.slice(0, 42) + last, 'base64url')))).size).toBe(16)
  })
})

describe('what is kept', () => {
  test('is another for each purpose: an invitation is never found as a session', async () => {
    const token = newToken(random)
    const hashes = await Promise.all(purposes.map((purpose) => tokenHash(purpose, token)))
    expect(new Set(hashes.map(hex)).size).toBe(purposes.length)
    for (const hash of hashes) expect(hash).toHaveLength(32)
  })

  test('is the same each time, and another for a token that differs in one bit', async () => {
    const bytes = random(32)
    const kept = hex(
      await tokenHash(
        'session',
        newToken(() => bytes),
      ),
    )
    expect(
      hex(
        await tokenHash(
          'session',
          newToken(() => bytes),
        ),
      ),
    ).toBe(kept)
    for (let bit = 0; bit < 256; bit += 1) {
      const changed = bytes.map((byte, at) => (at === bit >> 3 ? byte ^ (1 << (bit & 7)) : byte))
      expect(
        hex(
          await tokenHash(
            'session',
            newToken(() => changed),
          ),
        ),
      ).not.toBe(kept)
    }
  })

  test('stays what it was: who changes it ends every session', async () => {
    const token = newToken(() => Uint8Array.from({ length: 32 }, (_, at) => at))
    expect(token).toBe('AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8')
    expect(hex(await tokenHash('session', token))).toMatchInlineSnapshot(
      `"a747af29232d16a6d7636f196ac9610a5c08fa17706c4baaa4202beeb1365f66"`,
    )
  })
})
