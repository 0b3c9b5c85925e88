import { fromBase64url, toBase64url } from '#modules/organisations/index.ts'
import {
  type Bytes,
  type OpeningKey,
  openingKey,
  type Random,
  sameBytes,
  unwrapWithPasskey,
  wrapUnderPasskey,
} from '#platform/sealing/index.ts'

/** Longer without a key pressed or a page opened, and somebody walked away from an unlocked desk. */
export const idleMs = 15 * 60_000

/** How often it is written down that somebody is still there: often enough for the end above, seldom enough to cost nothing. */
const writtenEveryMs = 20_000

const place = 'baken-work'

/** Whose keys they are, and what the server gives to this session only. Bytes as base64url. */
export interface WorkPlace {
  organisation: string
  /** The key in use, and behind it the one that is on its way out: until everything has moved some things open with that one only. */
  keys: readonly { number: number; publicKey: string }[]
  /** 32 bytes: without them what is kept here opens nothing. Another session, or another hat, has others. */
  half: string
}

/** Keys to work with, by their numbers. */
export type WorkKeys = ReadonlyMap<number, OpeningKey>

interface Kept {
  organisation: string
  wrapped: [number: number, wrapped: string][]
  usedAt: number
}

type Store = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

const label = (organisation: string, number: number) => `work/${organisation}/${number}`

function bytesIn(text: string): Bytes {
  const bytes = fromBase64url(text)
  if (bytes === null) throw new Error('the server told what are no bytes')
  return bytes
}

function keptIn(store: Store): Kept | null {
  try {
    const kept: unknown = JSON.parse(store.getItem(place) ?? 'null')
    return isKept(kept) ? kept : null
  } catch {
    return null
  }
}

const isKept = (value: unknown): value is Kept =>
  typeof value === 'object' &&
  value !== null &&
  'organisation' in value &&
  typeof value.organisation === 'string' &&
  'wrapped' in value &&
  Array.isArray(value.wrapped) &&
  'usedAt' in value &&
  typeof value.usedAt === 'number'

/** Whether somebody was there lately. A clock that went back makes nothing longer. */
const isUsed = ({ usedAt }: Kept, now: number): boolean => usedAt <= now && now - usedAt < idleMs

/**
 * Keeps private keys of the organisation for the pages that follow, locked with the half that only the server of this session gives: what a browser keeps lies
 * on the disk, also long after it was taken away. Why not as keys that cannot be read out: docs/decisions/049-the-key-on-the-desk.md.
 */
export async function keepWorkKeys(
  store: Store,
  { organisation, half }: WorkPlace,
  keys: readonly { number: number; privateKey: Bytes }[],
  { now, random }: { now: number; random: Random },
): Promise<void> {
  const wrapped: Kept['wrapped'] = []
  for (const { number, privateKey } of keys) {
    const one = await wrapUnderPasskey(bytesIn(half), privateKey, label(organisation, number), random)
    wrapped.push([number, toBase64url(one)])
  }
  const kept: Kept = { organisation, wrapped, usedAt: now }
  store.setItem(place, JSON.stringify(kept))
}

/**
 * The keys to work with, that in use at least; null: it has to be unlocked. What is over, or belongs to another session, another hat or an older key, is taken away
 * at once.
 */
export async function workKeys(store: Store, at: WorkPlace, now: number): Promise<WorkKeys | null> {
  const kept = keptIn(store)
  const keys = kept && isUsed(kept, now) && kept.organisation === at.organisation ? await opened(kept, at) : null
  const [current] = at.keys
  if (keys === null || current === undefined || !keys.has(current.number)) {
    lockWork(store)
    return null
  }
  store.setItem(place, JSON.stringify({ ...kept, usedAt: now }))
  return keys
}

async function opened({ organisation, wrapped }: Kept, { keys, half }: WorkPlace): Promise<Map<number, OpeningKey>> {
  const found = new Map<number, OpeningKey>()
  for (const { number, publicKey } of keys) {
    const text = wrapped.find(([one]) => one === number)?.[1]
    const bytes = typeof text === 'string' ? fromBase64url(text) : null
    if (bytes === null) continue
    const privateKey = await unwrapWithPasskey(bytesIn(half), bytes, label(organisation, number))
    if (!privateKey.ok) continue
    const key = await openingKey(privateKey.value)
    privateKey.value.fill(0)
    if (sameBytes(key.publicKey, bytesIn(publicKey))) found.set(number, key)
  }
  return found
}

export const lockWork = (store: Store): void => store.removeItem(place)

/** Somebody did something. False: it is locked, or its time was over. */
export function stillAtWork(store: Store, now: number): boolean {
  const kept = keptIn(store)
  if (!kept || !isUsed(kept, now)) {
    lockWork(store)
    return false
  }
  if (now - kept.usedAt >= writtenEveryMs) store.setItem(place, JSON.stringify({ ...kept, usedAt: now }))
  return true
}

/** How long it is still unlocked when nobody does anything more; 0: it is locked. */
export function leftMs(store: Store, now: number): number {
  const kept = keptIn(store)
  return kept && isUsed(kept, now) ? idleMs - (now - kept.usedAt) : 0
}
