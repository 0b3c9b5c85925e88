import { createHmac } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { acceptedTotpStep, checkTotp, totpAddress, totpCode, totpForTyping, totpStep } from './totp.ts'

/** The secret of RFC 6238, appendix B. */
const secret = new TextEncoder().encode('12345678901234567890')
const other = new TextEncoder().encode('09876543210987654321')
const day = 86_400_000

/** RFC 4226 written out, by nothing of the library. */
function codeOf(step: number, own: Uint8Array = secret): string {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(step))
  const mac = createHmac('sha1', own).update(counter).digest()
  const at = (mac[19] ?? 0) & 15
  return String((mac.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, '0')
}
const now = Date.parse('2026-11-29T09:00:00Z')
const step = totpStep(now)
const wrong = { ok: false, error: 'wrong' }
const used = { ok: false, error: 'used' }
/** A code that is none of yesterday, today or tomorrow. */
const noCode = (() => {
  const all = new Set(Array.from({ length: 5800 }, (_, at) => codeOf(step - 2900 + at)))
  return ['000000', '123456', '111111', '222222', '333333', '444444'].find((code) => !all.has(code)) ?? ''
})()

describe('RFC 6238, appendix B: the last six digits of the vectors for SHA-1', () => {
  test.each([
    [59, '94287082'],
    [1111111109, '07081804'],
    [1111111111, '14050471'],
    [1234567890, '89005924'],
    [2000000000, '69279037'],
    [20000000000, '65353130'],
  ])('at %i seconds', (seconds, code) => {
    const moment = Math.floor(seconds / 30)
    expect(checkTotp(secret, code.slice(2), seconds * 1000, 0)).toEqual({ ok: true, step: moment })
    expect(codeOf(moment)).toBe(code.slice(2))
  })
})

describe('a code', () => {
  test('counts in its own thirty seconds, in those before and in those after, and no longer', () => {
    const from = step * 30_000
    const at = (ms: number) => acceptedTotpStep(secret, codeOf(step), from + ms, 0)
    expect([at(-30_001), at(-30_000), at(0), at(29_999), at(59_999), at(60_000)]).toEqual([
      null,
      step,
      step,
      step,
      step,
      null,
    ])
  })

  test('counts once: the same and the one before are used, the next one is not', () => {
    expect(checkTotp(secret, codeOf(step), now, 0)).toEqual({ ok: true, step })
    expect(checkTotp(secret, codeOf(step), now, step)).toEqual(used)
    expect(checkTotp(secret, codeOf(step - 1), now, step)).toEqual(used)
    expect(checkTotp(secret, codeOf(step + 1), now, step)).toEqual({ ok: true, step: step + 1 })
    expect(acceptedTotpStep(secret, codeOf(step), now, step)).toBe(null)
  })

  test('of a sign-in some minutes ago is used, and not a clock that is off', () => {
    expect(checkTotp(secret, codeOf(step), now + 600_000, step)).toEqual(used)
    expect(checkTotp(secret, codeOf(step - 5), now + 600_000, step)).toEqual(used)
  })

  test('of another secret is wrong', () => {
    expect(checkTotp(secret, codeOf(step, other), now, 0)).toEqual(wrong)
  })

  test('counts again after the clock of the server was put back: nobody is kept out until tomorrow', () => {
    expect(checkTotp(secret, codeOf(step), now, step + 2880)).toEqual({ ok: true, step })
    expect(checkTotp(secret, codeOf(step), now, step + 2)).toEqual({ ok: true, step })
    // One step ahead may be honest: the code of the next step was accepted.
    expect(checkTotp(secret, codeOf(step), now, step + 1)).toEqual(used)
  })
})

describe('however it is typed', () => {
  const code = codeOf(step)
  const spellings = {
    'in two groups': `${code.slice(0, 3)} ${code.slice(3)}`,
    'with a dash': `${code.slice(0, 3)}-${code.slice(3)}`,
    'with spaces around': `\t ${code}\n`,
    'with marks nobody sees': `\u200e${code.slice(0, 2)}\u200b${code.slice(2)}\u202c`,
    'in full-width digits': [...code].map((digit) => String.fromCodePoint(0xff10 + Number(digit))).join(''),
    'in Arabic digits': [...code].map((digit) => String.fromCodePoint(0x660 + Number(digit))).join(''),
    'in Persian digits': [...code].map((digit) => String.fromCodePoint(0x6f0 + Number(digit))).join(''),
    'in Devanagari digits': [...code].map((digit) => String.fromCodePoint(0x966 + Number(digit))).join(''),
    'with a letter O for the zero': code.replaceAll('0', 'O'),
  }
  test.each(Object.entries(spellings))('%s it is right', (_, typed) => {
    expect(checkTotp(secret, typed, now, 0)).toEqual({ ok: true, step })
  })

  test.each([
    '',
    ' ',
    code.slice(1),
    `${code}0`,
    `${code}${code.slice(1)}`,
    `-${code.slice(1)}`,
    `${code.slice(0, 5)}A`,
    'abcdef',
    '１２３',
    `${code}\u00009`,
    `0x${code.slice(2)}`,
    `${code.slice(0, 5)}.`,
    '1e5',
    'NaN',
    code.repeat(3),
    '9'.repeat(50),
    '½½½½½½',
    `'${code}`,
  ])('%j is wrong', (typed) => {
    expect(checkTotp(secret, typed, now, 0)).toEqual(wrong)
  })

  test('a letter is no two digits: A for the 10 that a code begins with', () => {
    let at = step
    while (!codeOf(at).startsWith('10')) at += 1
    expect(acceptedTotpStep(secret, codeOf(at), at * 30_000, 0)).toBe(at)
    for (const last of '0189')
      expect(acceptedTotpStep(secret, `A${codeOf(at).slice(2)}${last}`, at * 30_000, 0)).toBe(null)
  })

  test('any text gets an answer, and none but a code of now gets in', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 30 }), (typed) => {
        expect(checkTotp(secret, typed, now, 0).ok).toBe(false)
      }),
    )
  })
})

describe('a clock that is off', () => {
  const behind = (minutes: number) => ({ ok: false, error: 'clock', minutes: -minutes })
  const ahead = (minutes: number) => ({ ok: false, error: 'clock', minutes })
  const pair = (last: number) => `${codeOf(last - 1)} ${codeOf(last)}`

  test('and behind is told from one code, up to a day', () => {
    expect(checkTotp(secret, codeOf(step - 2), now, 0)).toEqual(behind(1))
    expect(checkTotp(secret, codeOf(step - 3), now, 0)).toEqual(behind(2))
    expect(checkTotp(secret, codeOf(step - 122), now, 0)).toEqual(behind(61))
    expect(checkTotp(secret, codeOf(step - 2880), now, 0)).toEqual(behind(1440))
    expect(checkTotp(secret, codeOf(step - 2881), now, 0)).toEqual(wrong)
  })

  test('and ahead is not told from one code: whoever guesses would learn which code will be right', () => {
    for (const later of [2, 3, 60, 120, 1000, 2880])
      expect(checkTotp(secret, codeOf(step + later), now, 0)).toEqual(wrong)
  })

  test('is told from two codes that follow each other, both ways', () => {
    expect(checkTotp(secret, pair(step + 2), now, 0)).toEqual(ahead(1))
    expect(checkTotp(secret, pair(step + 120), now, 0)).toEqual(ahead(60))
    expect(checkTotp(secret, pair(step + 2880), now, 0)).toEqual(ahead(1440))
    expect(checkTotp(secret, pair(step + 2881), now, 0)).toEqual(wrong)
    expect(checkTotp(secret, pair(step - 120), now, 0)).toEqual(behind(60))
    expect(checkTotp(secret, pair(step - 2880), now, 0)).toEqual(behind(1440))
  })

  test('and two that do not follow each other are wrong, also when one of them is of now', () => {
    for (const typed of [
      `${codeOf(step)} ${codeOf(step)}`,
      `${codeOf(step + 1)} ${codeOf(step)}`,
      `${codeOf(step - 2)} ${codeOf(step)}`,
      `${noCode} ${codeOf(step)}`,
      `${codeOf(step)} ${noCode}`,
      `${codeOf(step + 100)} ${codeOf(step + 102)}`,
    ])
      expect(checkTotp(secret, typed, now, 0)).toEqual(wrong)
  })

  test('that is right accepts two codes where the later one would be, once', () => {
    expect(checkTotp(secret, pair(step), now, 0)).toEqual({ ok: true, step })
    expect(checkTotp(secret, pair(step + 1), now, 0)).toEqual({ ok: true, step: step + 1 })
    expect(checkTotp(secret, pair(step), now, step)).toEqual(used)
  })

  test('never lets anybody in: every moment of two days, with one code and with two', () => {
    for (let off = -2880; off <= 2880; off += 1) {
      if (Math.abs(off) <= 1) continue
      expect([codeOf(step + off), pair(step + off)].map((typed) => acceptedTotpStep(secret, typed, now, 0))).toEqual([
        null,
        null,
      ])
    }
  })

  test('is told to the minute, whichever way and however far', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 2880 }), fc.constantFrom(1, -1), (off, way) => {
        expect(checkTotp(secret, pair(step + way * off), now, 0)).toEqual({
          ok: false,
          error: 'clock',
          minutes: way * Math.round(off / 2),
        })
      }),
      { numRuns: 40 },
    )
  })

  test('at the beginning of time is no error', () => {
    expect(checkTotp(secret, noCode, 0, 0).ok).toBe(false)
    expect(checkTotp(secret, noCode, day, 0).ok).toBe(false)
  })
})

describe('a secret', () => {
  test('becomes an address that an app reads', () => {
    expect(totpAddress(secret, 'Baken Brabant', 'desk@stad.example')).toBe(
      'otpauth://totp/Baken%20Brabant:desk%40stad.example?issuer=Baken%20Brabant&secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&algorithm=SHA1&digits=6&period=30',
    )
  })

  test('has an address in which nothing of a name can become a setting', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (issuer, account) => {
        const address = new URL(totpAddress(secret, `x${issuer}`, `y${account}`))
        expect(address.searchParams.getAll('secret')).toEqual(['GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'])
        expect(address.searchParams.getAll('digits')).toEqual(['6'])
        expect(address.hash).toBe('')
      }),
    )
    expect(totpAddress(secret, 'a:b?secret=x', '#&digits=8')).toContain('totp/a%3Ab%3Fsecret%3Dx:%23%26digits%3D8?')
  })

  test('shows the code of a moment, as an app does', () => {
    for (const off of [0, 1, 500, 90_000])
      expect(totpCode(secret, (step + off) * 30_000 + 29_999)).toBe(codeOf(step + off))
  })

  test('is shown in eight groups of four to type', () => {
    expect(totpForTyping(secret)).toBe('GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ')
  })

  test('of another length than 20 bytes is a bug', () => {
    for (const length of [0, 10, 19, 21, 32]) {
      const bytes = new Uint8Array(length)
      for (const go of [
        () => totpAddress(bytes, 'a', 'b'),
        () => totpForTyping(bytes),
        () => checkTotp(bytes, '123456', now, 0),
      ])
        expect(go).toThrow(RangeError)
    }
  })

  test('in a piece of larger memory is read from there and not beyond', () => {
    const larger = new Uint8Array(64).fill(7)
    larger.set(secret, 9)
    expect(acceptedTotpStep(larger.subarray(9, 29), codeOf(step), now, 0)).toBe(step)
  })
})
