import type { Bytes, Random } from '../bytes.ts'
import { type KeyPair, makeKeyPair, type OpeningKey, openingKey } from '../key-pair.ts'

export const systemRandom: Random = (length) => crypto.getRandomValues(new Uint8Array(length))

/** The same bytes every time: for what must come out the same in years to come. */
export const countingRandom: Random = (length) => Uint8Array.from({ length }, (_, at) => (at * 7 + length) % 256)

export async function aKey(random: Random = systemRandom): Promise<KeyPair & { opening: OpeningKey }> {
  const pair = await makeKeyPair(random)
  return { ...pair, opening: await openingKey(pair.privateKey) }
}

/** A copy in which some bits of one byte are turned. */
export function changedAt(bytes: Uint8Array, at: number, by = 1): Bytes {
  const changed = new Uint8Array(bytes)
  changed[at] = (changed[at] ?? 0) ^ by
  return changed
}

export const zeros = (length: number): Bytes => new Uint8Array(length)
