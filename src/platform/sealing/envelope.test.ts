import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { type Bytes, joined, utf8 } from './bytes.ts'
import {
  type EnvelopePlace,
  envelopeBinding,
  openEnvelope,
  type SealingKey,
  sealEnvelope,
  type UnsealingKey,
  type Way,
} from './envelope.ts'
import { seal } from './hpke.ts'
import { paddedSizes } from './padding.ts'
import { purposeBytes } from './purposes.ts'
import { locked } from './secret-lock.ts'
import { aKey, changedAt, systemRandom, zeros } from './testing/a-key.ts'
import { toHex } from './testing/hex.ts'

const place: EnvelopePlace = {
  organisation: 'breda',
  caseId: 'case-7',
  sender: 'reporter',
  recipient: 'breda',
  sequence: 3,
  kind: 'message',
  padding: 'text',
}
const words = utf8('Zij slapen met z’n achten in de schuur.')
const notOpened = { ok: false, error: 'not-opened' }
const malformed = { ok: false, error: 'malformed' }

interface Held {
  way: Way
  seals: SealingKey
  opens: UnsealingKey
  envelope: Bytes
}
const held: Held[] = []

async function sealed(key: SealingKey, where = place, content: Bytes = words): Promise<Bytes> {
  const result = await sealEnvelope(key, where, content, systemRandom)
  if (!result.ok) throw new Error(result.error)
  return result.value
}

beforeAll(async () => {
  const key = await aKey()
  const caseKey = new Uint8Array(systemRandom(32))
  const ways = [
    { way: 'to-key', seals: { publicKey: key.publicKey }, opens: { openingKey: key.opening } },
    { way: 'under-case-key', seals: { caseKey }, opens: { caseKey } },
  ] as const
  for (const one of ways) held.push({ ...one, envelope: await sealed(one.seals) })
})

const forEachWay = async (check: (one: Held) => Promise<void>) => {
  expect(held.map(({ way }) => way)).toEqual(['to-key', 'under-case-key'])
  for (const one of held) await check(one)
}

describe('what was sealed', () => {
  test('comes back, whatever it was, and its size says only which class it has', async () => {
    const content = fc.oneof(fc.uint8Array({ maxLength: 50 }), fc.uint8Array({ minLength: 4000, maxLength: 4200 }))
    await forEachWay(async ({ seals, opens }) => {
      await fc.assert(
        fc.asyncProperty(content, fc.nat(), fc.constantFrom('text', 'file'), async (given, sequence, padding) => {
          const where = { ...place, sequence, padding } as const
          const envelope = await sealed(seals, where, new Uint8Array(given))
          const size = paddedSizes[padding].find((one) => one >= given.length + 4) ?? 0
          expect(envelope.length).toBe(2 + 32 + size + 16)
          const opened = await openEnvelope(opens, where, envelope)
          expect(opened.ok && toHex(opened.value)).toBe(toHex(given))
        }),
        { numRuns: 25 },
      )
    })
  })

  test('is never the same twice', () =>
    forEachWay(async ({ seals, envelope }) => expect(toHex(await sealed(seals))).not.toBe(toHex(envelope))))

  test('of the largest size comes back too, and one byte more is refused', () =>
    forEachWay(async ({ seals, opens }) => {
      const most = new Uint8Array(65_532).fill(7)
      const opened = await openEnvelope(opens, place, await sealed(seals, place, most))
      expect(opened.ok && opened.value.length).toBe(65_532)
      expect(await sealEnvelope(seals, place, zeros(65_533), systemRandom)).toEqual({ ok: false, error: 'too-large' })
    }))

  test('with another key does not open, nor in the other way', async () => {
    const other = await aKey()
    const [toKey, underCaseKey] = held
    if (!toKey || !underCaseKey) throw new Error('nothing is sealed')
    expect(await openEnvelope({ openingKey: other.opening }, place, toKey.envelope)).toEqual(notOpened)
    expect(await openEnvelope({ caseKey: zeros(32) }, place, underCaseKey.envelope)).toEqual(notOpened)
    expect(await openEnvelope(underCaseKey.opens, place, toKey.envelope)).toEqual(notOpened)
    expect(await openEnvelope(toKey.opens, place, underCaseKey.envelope)).toEqual(notOpened)
    const otherWay = changedAt(toKey.envelope, 1, 1 ^ 2)
    expect(await openEnvelope(toKey.opens, place, otherWay)).toEqual(notOpened)
    expect(await openEnvelope(underCaseKey.opens, place, otherWay)).toEqual(notOpened)
  })

  test('cannot be sealed to bytes that are no key', async () => {
    for (const publicKey of [zeros(32), zeros(31), zeros(33), zeros(0)])
      expect(await sealEnvelope({ publicKey }, place, words, systemRandom)).toEqual({
        ok: false,
        error: 'unusable-key',
      })
  })
})

describe('an envelope found in another place', () => {
  const others: { [Part in Exclude<keyof EnvelopePlace, 'padding'>]: EnvelopePlace[Part][] } = {
    organisation: ['tilburg', 'bred', 'breda2', 'Breda'],
    caseId: ['case-8', 'case-70', 'case-'],
    sender: ['breda', 'reporter2'],
    recipient: ['reporter', 'tilburg'],
    sequence: [0, 2, 4, 3 + 2 ** 32],
    kind: ['identity', 'messag'],
  }

  test.each(Object.keys(others))('does not open when its %s differs', (part) =>
    forEachWay(async ({ opens, envelope }) => {
      const changed = Object.entries(others).flatMap(([name, values]) =>
        name === part ? values.map((value) => ({ ...place, [name]: value })) : [],
      )
      for (const where of changed) expect(await openEnvelope(opens, where, envelope)).toEqual(notOpened)
    }),
  )

  test('does not open when a file is given out for words of the same size', () =>
    forEachWay(async ({ seals, opens }) => {
      const large = await sealed(seals, place, zeros(20_000))
      expect(large.length).toBe(2 + 32 + 65_536 + 16)
      expect(await openEnvelope(opens, { ...place, padding: 'file' }, large)).toEqual(notOpened)
    }))

  test('does not open when sender and recipient, or case and organisation, are swapped', () =>
    forEachWay(async ({ opens, envelope }) => {
      const turned = { ...place, sender: place.recipient, recipient: place.sender }
      const crossed = { ...place, organisation: place.caseId, caseId: place.organisation }
      for (const where of [turned, crossed]) expect(await openEnvelope(opens, where, envelope)).toEqual(notOpened)
    }))

  test('does not open when a letter moves from one name to the next', () =>
    forEachWay(async ({ opens, envelope }) => {
      const moved = { ...place, organisation: 'bred', caseId: 'acase-7' }
      expect(await openEnvelope(opens, moved, envelope)).toEqual(notOpened)
    }))

  test('no two places are bound by the same bytes', () => {
    const name = fc.string({ minLength: 1, maxLength: 3, unit: fc.constantFrom('a', 'b', '1', '/') })
    const anyPlace = fc.record({
      organisation: name,
      caseId: name,
      sender: name,
      recipient: name,
      sequence: fc.constantFrom(0, 1, 2 ** 32, 2 ** 32 + 1, Number.MAX_SAFE_INTEGER),
      kind: name,
      padding: fc.constantFrom('text', 'file'),
    })
    const way = fc.constantFrom('to-key', 'under-case-key')
    const seen = new Map<string, string>()
    fc.assert(
      fc.property(way, anyPlace, (how, where) => {
        const bound = toHex(envelopeBinding(how, where))
        const said = JSON.stringify([how, where])
        expect(seen.get(bound) ?? said).toBe(said)
        seen.set(bound, said)
      }),
      { numRuns: 2000 },
    )
  })

  test('a place that cannot be bound is a bug', async () => {
    const wrong: Partial<EnvelopePlace>[] = [
      { sequence: -1 },
      { sequence: 1.5 },
      { sequence: 2 ** 53 },
      { organisation: '' },
      { caseId: 'met spatie' },
      { sender: 'é' },
      { recipient: '\ud800' },
      { kind: 'x'.repeat(121) },
    ]
    for (const part of wrong) {
      const where = { ...place, ...part }
      await expect(sealEnvelope({ caseKey: zeros(32) }, where, words, systemRandom)).rejects.toThrow(RangeError)
    }
    await expect(sealEnvelope({ caseKey: zeros(31) }, place, words, systemRandom)).rejects.toThrow('a secret has 32')
  })
})

describe('an envelope that was changed', () => {
  test('does not open: one bit in any byte', { timeout: 120_000 }, () =>
    forEachWay(async ({ opens, envelope }) => {
      let refused = 0
      for (let at = 0; at < envelope.length; at += 1) {
        const opened = await openEnvelope(opens, place, changedAt(envelope, at, 1 << (at % 8)))
        if (!opened.ok) refused += 1
      }
      expect(refused).toBe(4146)
    }),
  )

  test('does not open: cut to any length, or made longer', () =>
    forEachWay(async ({ opens, envelope }) => {
      for (let length = 0; length < envelope.length; length += 1)
        expect(await openEnvelope(opens, place, envelope.slice(0, length))).toEqual(malformed)
      for (const more of [1, 16, 4096, 16_384 - 4096]) {
        const longer = await openEnvelope(opens, place, joined(envelope, zeros(more)))
        expect(longer).toEqual(more === 16_384 - 4096 ? notOpened : malformed)
      }
    }))

  test('is refused by name when its version is unknown, and as malformed when its way is', () =>
    forEachWay(async ({ opens, envelope }) => {
      for (let by = 1; by < 256; by += 1)
        expect(await openEnvelope(opens, place, changedAt(envelope, 0, by))).toEqual({
          ok: false,
          error: 'unknown-version',
        })
      for (const way of [0, 3, 255])
        expect(await openEnvelope(opens, place, changedAt(envelope, 1, (envelope[1] ?? 0) ^ way))).toEqual(malformed)
    }))

  test('is malformed when its sealer padded it in another way', async () => {
    const [toKey, underCaseKey] = held
    if (!toKey || !underCaseKey || !('publicKey' in toKey.seals) || !('caseKey' in underCaseKey.seals))
      throw new Error('nothing is sealed')
    const plain = changedAt(zeros(4096), 4000)
    const bound = { info: purposeBytes('envelope-to-key'), aad: envelopeBinding('to-key', place) }
    const body = await seal(toKey.seals.publicKey, plain, bound)
    if (!body.ok) throw new Error(body.error)
    expect(await openEnvelope(toKey.opens, place, joined(Uint8Array.of(1, 1), body.value))).toEqual(malformed)
    const aad = envelopeBinding('under-case-key', place)
    const lock = await locked(underCaseKey.seals.caseKey, 'envelope-under-case-key', plain, aad, systemRandom)
    expect(await openEnvelope(underCaseKey.opens, place, joined(Uint8Array.of(1, 2), lock))).toEqual(malformed)
  })
})
