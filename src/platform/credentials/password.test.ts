import { argon2id } from 'hash-wasm'
import { describe, expect, test } from 'vitest'
import { hashOfNobody, hashPassword, isOutdated, verifyPassword } from './password.ts'
import { passwordFault } from './password-fault.ts'

const salt = Uint8Array.from({ length: 16 }, (_, at) => at)
const password = 'vier paarden in de regen'
const kept = await hashPassword(password, salt)
/** A second implementation, in WebAssembly and of other hands. */
const elsewhere = (typed: string, memorySize: number, iterations: number, parallelism = 1) =>
  argon2id({ password: typed, salt, memorySize, iterations, parallelism, hashLength: 32, outputType: 'encoded' })

describe('what is kept of a password', () => {
  test('is a PHC string of Argon2id with 19 MiB, 2 passes and 1 lane, the same that another implementation makes', async () => {
    expect(kept).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$AAECAwQFBgcICQoLDA0ODw\$[A-Za-z0-9+/]{43}$/)
    expect(kept).toHaveLength(97)
    expect(kept).toBe(await elsewhere(password, 19_456, 2))
  })

  test('is another with another salt', async () => {
    expect(await hashPassword(password, salt.toReversed())).not.toBe(kept)
  })

  test('is refused as a bug when the salt is short or long, or the password is longer than anybody may choose', async () => {
    for (const length of [0, 8, 15, 17, 32])
      await expect(hashPassword(password, new Uint8Array(length))).rejects.toThrow(RangeError)
    await expect(hashPassword('x'.repeat(129), salt)).rejects.toThrow(RangeError)
    await expect(hashPassword('🦊'.repeat(128), salt)).resolves.toContain('$argon2id$')
  })
})

describe('a password', () => {
  test('is right when it is the same, and wrong with one letter, a space or a capital more', async () => {
    expect(await verifyPassword(kept, password)).toBe('right')
    for (const other of [
      `${password} `,
      ` ${password}`,
      password.toUpperCase(),
      password.slice(1),
      '',
      `${password}\0`,
    ])
      expect(await verifyPassword(kept, other)).toBe('wrong')
  })

  test('is the same from a keyboard that composes letters, one that does not, and a full-width one', async () => {
    const composed = await hashPassword('café vóór één uur', salt)
    expect(await verifyPassword(composed, 'café vóór één uur'.normalize('NFD'))).toBe('right')
    expect(await verifyPassword(await hashPassword('abcxyz 12', salt), 'ａｂｃｘｙｚ　１２')).toBe('right')
  })

  test('of 128 characters is looked at; one of 129 is wrong before anything is worked out', async () => {
    const longest = 'é'.repeat(128)
    const keptLong = await hashPassword(longest, salt)
    expect(await verifyPassword(keptLong, longest)).toBe('right')
    // So many hashes take five minutes: longer than a test may.
    for (let round = 0; round < 20_000; round += 1)
      if ((await verifyPassword(keptLong, `${longest}é`)) !== 'wrong') throw new Error(`right in round ${round}`)
    expect(await verifyPassword(keptLong, '🦊'.repeat(50_000))).toBe('wrong')
  })

  test('kept at another cost is right at that cost, and outdated when the cost was lower in any part', async () => {
    for (const [memory, passes, lanes, old] of [
      [19_456, 2, 1, false],
      [19_455, 2, 1, true],
      [65_536, 1, 1, true],
      [19_456, 3, 2, false],
    ] as const) {
      const other = await elsewhere(password, memory, passes, lanes)
      expect([await verifyPassword(other, password), await verifyPassword(other, 'x'), isOutdated(other)]).toEqual([
        'right',
        'wrong',
        old,
      ])
    }
  })
})

describe('nobody', () => {
  test('has a hash at the cost of today, so that asking takes the same work', () => {
    expect(hashOfNobody.split('$').slice(0, 4)).toEqual(kept.split('$').slice(0, 4))
    expect(hashOfNobody).toHaveLength(kept.length)
    expect(isOutdated(hashOfNobody)).toBe(false)
  })

  test('has no password', async () => {
    for (const guess of [
      '',
      password,
      'nobody, nowhere.',
      'this tag is of no password at all'.slice(0, 32),
      hashOfNobody,
    ])
      expect(await verifyPassword(hashOfNobody, guess)).toBe('wrong')
  })
})

describe('a row that is no hash of ours', () => {
  const [, , , , saltText = '', tagText = ''] = kept.split('$')
  const rows: Record<string, string> = {
    nothing: '',
    'the password itself': password,
    'another function': kept.replace('argon2id', 'argon2i'),
    bcrypt: '$2b$12$KIXQ1Zr3x5oJ8l1cVZ0aTe1m7u0Yw0m9f3F1Oe4k6b0QJ1yq9h1uS',
    'an older version': kept.replace('v=19', 'v=16'),
    'no version': kept.replace('$v=19', ''),
    'memory that no server has': kept.replace('m=19456', 'm=999999'),
    'a hundred passes': kept.replace('t=2', 't=99'),
    'no pass': kept.replace('t=2', 't=0'),
    'no lane': kept.replace('p=1', 'p=0'),
    'nine lanes': kept.replace('p=1', 'p=9'),
    'too little memory for its lanes': kept.replace('m=19456,t=2,p=1', 'm=8,t=2,p=4'),
    'a cut salt': kept.replace(saltText, saltText.slice(1)),
    'a cut tag': kept.slice(0, -1),
    'something after it': `${kept}\n`,
    'something before it': ` ${kept}`,
    'a tag with foreign signs': kept.replace(tagText, `!${tagText.slice(1)}`),
  }
  test.each(Object.entries(rows))('is a bug and no wrong password: %s', async (_, row) => {
    await expect(verifyPassword(row, password)).rejects.toThrow(RangeError)
    expect(() => isOutdated(row)).toThrow(RangeError)
    // What a row holds must not end in a log.
    await expect(verifyPassword(row, password)).rejects.not.toThrow(
      new RegExp(tagText.slice(5, 15).replaceAll('+', '.')),
    )
  })
})

test('what may be chosen may be kept: the two count characters alike', async () => {
  for (const text of ['é'.repeat(128), '🦊🐎🦔🐝'.repeat(32)]) {
    expect(passwordFault(text, [])).not.toBe('too-long')
    expect(await hashPassword(text, salt)).toContain('$argon2id$')
  }
})
