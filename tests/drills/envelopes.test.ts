import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import {
  type Bytes,
  type EnvelopePlace,
  makeKeyPair,
  openEnvelope,
  openingKey,
  type SealingKey,
  sealEnvelope,
  type UnsealingKey,
} from '../../src/platform/sealing/index.ts'
import { drillDice, tell, times } from './drill.ts'

const many = times(2_000, 100_000)
const dice = drillDice('envelopes')
const random = (length: number): Bytes => new Uint8Array(randomBytes(length))

/** An envelope as it is kept: what it is in, and what opens it. */
interface Kept {
  place: EnvelopePlace
  seals: SealingKey
  opens: UnsealingKey
  envelope: Bytes
}

/** Two cases of two organisations with items in both directions, sealed in both ways; a few are files. */
async function aStore(): Promise<[Kept, ...Kept[]]> {
  const kept: Kept[] = []
  for (const organisation of ['voorbeeldstad', 'voorbeelddorp']) {
    for (const caseId of ['a1'.repeat(16), 'b2'.repeat(16)]) {
      const pair = await makeKeyPair(random)
      const caseKey = random(32)
      const keys: { seals: SealingKey; opens: UnsealingKey }[] = [
        { seals: { caseKey }, opens: { caseKey } },
        { seals: { publicKey: pair.publicKey }, opens: { openingKey: await openingKey(pair.privateKey) } },
      ]
      for (const [sequence, sender] of ['reporter', 'organisation', 'reporter', 'organisation'].entries()) {
        const recipient = sender === 'reporter' ? 'organisation' : 'reporter'
        for (const [way, key] of keys.entries()) {
          const padding = sequence === 3 ? 'file' : 'text'
          const kind = padding === 'file' ? 'file' : 'message'
          const place: EnvelopePlace = {
            organisation,
            caseId,
            sender,
            recipient,
            sequence: 2 * sequence + way,
            kind,
            padding,
          }
          const sealed = await sealEnvelope(key.seals, place, random(20 + dice.number(2_000)), random)
          if (!sealed.ok) throw new Error(sealed.error)
          kept.push({ place, ...key, envelope: sealed.value })
        }
      }
    }
  }
  const [first, ...rest] = kept
  if (!first) throw new Error('something is kept')
  return [first, ...rest]
}

interface Attack {
  place: EnvelopePlace
  opens: UnsealingKey
  envelope: Bytes
}
type Maker = (one: Kept, other: Kept) => Attack

const copyOf = (bytes: Uint8Array): Bytes => new Uint8Array(bytes)
function withByte(envelope: Bytes, at: number, change: (byte: number) => number): Bytes {
  const changed = copyOf(envelope)
  changed[at] = change(changed[at] ?? 0) & 0xff
  return changed
}
const glued = (...parts: Uint8Array[]): Bytes => copyOf(Buffer.concat(parts))
const at = (one: Kept, place: Partial<EnvelopePlace>): Attack => ({ ...one, place: { ...one.place, ...place } })
const bytes = (one: Kept, envelope: Bytes): Attack => ({ ...one, envelope })
/** Places that matter as often as any: the head, what comes after it, the tag. */
const somewhere = ({ envelope: { length } }: Kept) =>
  dice.oneOf([dice.number(length), dice.number(40), length - 1 - dice.number(16)])

const attacks: Readonly<Record<string, Maker>> = {
  'one bit turned': (one) =>
    bytes(
      one,
      withByte(one.envelope, somewhere(one), (byte) => byte ^ (1 << dice.number(8))),
    ),
  'one byte replaced': (one) =>
    bytes(
      one,
      withByte(one.envelope, somewhere(one), (byte) => byte + 1 + dice.number(255)),
    ),
  'cut off behind': (one) => bytes(one, one.envelope.slice(0, dice.number(one.envelope.length))),
  'cut off in front': (one) => bytes(one, one.envelope.slice(1 + dice.number(one.envelope.length - 1))),
  'longer by some bytes': (one) => bytes(one, glued(one.envelope, random(1 + dice.number(64)))),
  'padded to the next class': (one) => bytes(one, glued(one.envelope, new Uint8Array(one.envelope.length - 50))),
  'a stretch of zeros': (one) => {
    const changed = copyOf(one.envelope)
    const from = dice.number(changed.length - 20)
    changed.fill(0, from, from + 20)
    return bytes(one, changed)
  },
  'two blocks swapped': (one) => {
    const changed = copyOf(one.envelope)
    const [a, b] = [34 + 16 * dice.number(100), 34 + 16 * (100 + dice.number(100))]
    changed.set(one.envelope.slice(b, b + 16), a)
    changed.set(one.envelope.slice(a, a + 16), b)
    return bytes(one, changed)
  },
  'random bytes of the right length': (one) => bytes(one, random(one.envelope.length)),
  'random bytes behind a right head': (one) =>
    bytes(one, glued(one.envelope.slice(0, 2), random(one.envelope.length - 2))),
  'the tag of another': (one, other) => bytes(one, glued(one.envelope.slice(0, -16), other.envelope.slice(-16))),
  'the head of another': (one, other) => bytes(one, glued(other.envelope.slice(0, 34), one.envelope.slice(34))),
  'half of another': (one, other) => {
    const half = Math.floor(one.envelope.length / 2)
    return bytes(one, glued(one.envelope.slice(0, half), other.envelope.slice(half)))
  },
  'the whole of another in its place': (one, other) => bytes(one, other.envelope),
  'the key of another': (one, other) => ({ ...one, opens: other.opens }),
  'moved to another place with its key': (one, other) => ({ ...one, place: other.place }),
  'played again with a later number': (one) => at(one, { sequence: one.place.sequence + 1 + dice.number(1_000) }),
  'played again far away': (one) => at(one, { sequence: one.place.sequence + 2 ** 32 }),
  'sent back to who sent it': (one) => at(one, { sender: one.place.recipient, recipient: one.place.sender }),
  'of another kind': (one) => at(one, { kind: dice.oneOf(['report', 'identity', 'note', 'facts']) }),
  'of another organisation': (one) => at(one, { organisation: `${one.place.organisation}x` }),
  'of another case': (one) => at(one, { caseId: 'c3'.repeat(16) }),
  'a letter moved from one name to the next': (one) =>
    at(one, {
      organisation: one.place.organisation.slice(0, -1),
      caseId: `${one.place.organisation.slice(-1)}${one.place.caseId}`,
    }),
  'of another way': (one) =>
    bytes(
      one,
      withByte(one.envelope, 1, (byte) => 3 - byte),
    ),
  'of another version': (one) =>
    bytes(
      one,
      withByte(one.envelope, 0, () => dice.oneOf([0, 2, 3, 255])),
    ),
  'of another padding': (one) => at(one, { padding: one.place.padding === 'text' ? 'file' : 'text' }),
}

test(`${many} envelopes that were changed, swapped, played again or cut are refused, and none throws`, async () => {
  const store = await aStore()
  const [kinds, counts] = [Object.entries(attacks), new Map<string, number>()]
  const wrong: string[] = []
  for (let number = 0; number < many; number += 1) {
    const [name, make] = kinds[number % kinds.length] ?? ['', () => store[0]]
    const one = dice.oneOf(store)
    const others = store.filter((kept) => kept !== one && kept.envelope.length === one.envelope.length)
    const other = others[dice.number(others.length)] ?? one
    // Items of one case in one way have one key.
    const attack = make(one, sameKey(one, other) && name === 'the key of another' ? foreign(store, one) : other)
    try {
      const opened = await openEnvelope(attack.opens, attack.place, attack.envelope)
      if (opened.ok) wrong.push(`${number}: ${name}, of ${JSON.stringify(one.place)}`)
    } catch (cause) {
      wrong.push(`${number}: ${name} threw ${String(cause)}`)
    }
    counts.set(name, (counts.get(name) ?? 0) + 1)
  }
  // All of them are still right: it was the attack that was refused.
  for (const { opens, place, envelope } of store) expect((await openEnvelope(opens, place, envelope)).ok).toBe(true)
  tell('envelopes', { attacks: many, kinds: counts.size, opened: wrong.length })
  expect(counts.size).toBe(kinds.length)
  expect(wrong).toEqual([])
})

const sameKey = (one: Kept, other: Kept) => one.opens === other.opens
const foreign = (store: readonly Kept[], one: Kept): Kept => store.find((kept) => !sameKey(kept, one)) ?? one
