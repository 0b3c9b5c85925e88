import { argon2id } from 'hash-wasm'
import type { Bytes } from './bytes.ts'

/** What one guess at a passphrase costs, whoever makes it. */
export interface StretchCost {
  memoryKiB: number
  passes: number
  lanes: number
}

/** The first of the settings that OWASP recommends for Argon2id: bearable on an old phone, dear for who guesses by the million. */
export const usualCost: StretchCost = { memoryKiB: 19_456, passes: 2, lanes: 1 }

/** Three times the memory and five times the passes: room for a later year, and no more than an old phone survives. */
export const mostCost: StretchCost = { memoryKiB: 65_536, passes: 10, lanes: 1 }

/**
 * Whether a cost that stands in a record may be paid. Refusals: `too-weak` – less than `usualCost`, so somebody weakened
 * it · `too-costly` – more than `mostCost`, so somebody wants the browser to choke.
 */
export function costFault(cost: StretchCost): 'too-weak' | 'too-costly' | null {
  const parts = ['memoryKiB', 'passes', 'lanes'] as const
  if (parts.some((part) => cost[part] < usualCost[part])) return 'too-weak'
  return parts.some((part) => cost[part] > mostCost[part]) ? 'too-costly' : null
}

/**
 * Argon2id, version 1.3 (RFC 9106): a key of `length` bytes from a passphrase. `salt`: 8 bytes or more. Pays any cost: who
 * calls this has asked `costFault` first. Needs WebAssembly, which a content policy must allow with 'wasm-unsafe-eval'.
 */
export async function stretched(passphrase: Bytes, salt: Bytes, cost: StretchCost, length: number): Promise<Bytes> {
  const { memoryKiB, passes, lanes } = cost
  return new Uint8Array(
    await argon2id({
      password: passphrase,
      salt,
      memorySize: memoryKiB,
      iterations: passes,
      parallelism: lanes,
      hashLength: length,
      outputType: 'binary',
    }),
  )
}
