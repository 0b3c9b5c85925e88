import { looksWrapped, wrapToKey } from '#platform/sealing/index.ts'

/** One way to open one's own key: the private half, wrapped. */
export interface Way {
  way: 'passphrase' | 'passkey'
  /** The id of the passkey; null for a passphrase. */
  passkey: string | null
  wrapped: Uint8Array
}

/** `malformed` – not of the form that a browser wraps in · `unusable-key` – no public key that anything may be sealed to. */
export type BlobFault = 'malformed' | 'unusable-key'

/** The bytes of a row as PostgreSQL reads them inside JSON. */
export const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')

/**
 * Whether something can be sealed to this public key. A point of small order would let everybody read, and which points those are
 * only the seal itself knows: so it is tried, with zeros.
 */
export const isUsableKey = async (publicKey: Uint8Array): Promise<boolean> =>
  (await wrapToKey(new Uint8Array(publicKey), new Uint8Array(32), 'is-it-a-key')).ok

export const isWrappedToKey = (wrapped: Uint8Array): boolean => looksWrapped(wrapped, 'to-key')

const longestPasskeyId = 1400

export const isWay = ({ way, passkey, wrapped }: Way): boolean =>
  looksWrapped(wrapped, way === 'passphrase' ? 'under-passphrase' : 'under-passkey') &&
  (way === 'passphrase' ? passkey === null : passkey !== null && passkey.length >= 8) &&
  (passkey?.length ?? 0) <= longestPasskeyId
