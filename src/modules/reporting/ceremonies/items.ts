import { err, ok, type Result } from '#kernel/result.ts'
import { type Bytes, openEnvelope, type Random, sealEnvelope } from '#platform/sealing/index.ts'
import { type ItemKind, keyOf, type Sender } from '../domain/item-kinds.ts'
import { type CasePlace, envelopePlace, type ItemPlace } from './case-place.ts'
import type { KeyRing } from './fresh-keys.ts'

/** An item as it is kept: only its place is in clear. */
export interface SealedItem extends ItemPlace {
  item: string
  envelope: Bytes
  /** Of the ring whose newest key it is under; left out: 0, nothing freshened the case. */
  fresh?: number
}

export type NotOpened = 'unknown-version' | 'malformed' | 'not-opened'

/** The key as it is now, for whoever needs it for longer than one step. Throws when it was wiped: what is sealed to nothing is open to everybody. */
export function keyAsItIs(key: Bytes): Bytes {
  if (key.every((byte) => byte === 0)) throw new Error('this key was wiped')
  return key.slice()
}

/**
 * Seals one item of a case under one of its keys (32 bytes): `itemKinds` says under which. Throws under a key that was wiped.
 * Refusal: `too-large` – more than 64 KiB of text or 16 MiB of a file.
 */
export async function sealItem(
  key: Bytes,
  place: CasePlace,
  { item, ...at }: ItemPlace & { item: string },
  content: Bytes,
  random: Random,
): Promise<Result<SealedItem, 'too-large'>> {
  const caseKey = keyAsItIs(key)
  const sealed = await sealEnvelope({ caseKey }, envelopePlace(place, at), content, random)
  caseKey.fill(0)
  if (sealed.ok) return ok({ item, ...at, envelope: sealed.value })
  if (sealed.error === 'too-large') return err('too-large')
  throw new Error('a case key is no public key')
}

/** What is in an item. Refusals: `not-opened` – another key, another place, or changed · `unknown-version` · `malformed`. */
export const openItem = (
  key: Bytes,
  place: CasePlace,
  { envelope, ...at }: SealedItem,
): Promise<Result<Bytes, NotOpened>> => openEnvelope({ caseKey: key }, envelopePlace(place, at), envelope)

/** As `openItem`, with whichever key of the ring opens it. */
export async function openWithRing(
  ring: KeyRing,
  place: CasePlace,
  item: SealedItem,
): Promise<Result<Bytes, NotOpened>> {
  let last: Result<Bytes, NotOpened> = err('not-opened')
  for (const key of ring.keys) {
    last = await openItem(key, place, item)
    if (last.ok || last.error !== 'not-opened') return last
  }
  return last
}

/** Words as they are sealed: JSON in UTF-8. */
export const bytesOfJson = (value: unknown): Bytes => new TextEncoder().encode(JSON.stringify(value))

/** JSON out of an opened item; null: it is none. What it says is parsed by who knows its kind. */
export function jsonOf(content: Bytes): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(content))
  } catch {
    return null
  }
}

/** The next number for what a sender writes under the key of this kind: numbers count for each sender and key by themselves. */
export const nextSequence = (
  items: readonly { sender: Sender; kind: ItemKind; sequence: number }[],
  sender: Sender,
  kind: ItemKind,
): number =>
  Math.max(
    -1,
    ...items.filter((one) => one.sender === sender && keyOf(one.kind) === keyOf(kind)).map(({ sequence }) => sequence),
  ) + 1

/** Seals words of a kind as JSON. Refusals as `sealItem`. */
export const sealWords = (
  key: Bytes,
  place: CasePlace,
  at: { item: string; sender: Sender; kind: ItemKind; sequence: number },
  value: unknown,
  random: Random,
): Promise<Result<SealedItem, 'too-large'>> => sealItem(key, place, at, bytesOfJson(value), random)
