/**
 * What the server tells a page of keys about them. Nothing in it opens anything: public keys, and private ones that are wrapped. Bytes as base64url.
 */
export interface KeyFacts {
  me: string
  organisation: string
  /** Where the end of a ceremony is sent to. */
  send: string
  /** The name that passkeys of this site belong to; null: there are none. */
  rpId: string | null
  /** Passkeys with which this person signs in. */
  passkeys: readonly string[]
  /** The key of this person; null: none yet. */
  staffKey: StaffKeyFacts | null
  /** The key of the organisation that is in use, and the one that is on its way out. */
  current: OrganisationKeyFacts | null
  old: OrganisationKeyFacts | null
  /** The number that a new key of the organisation will get: it is wrapped under it before it is sent. */
  next: number
  /** Colleagues who could get a key here, with their own, and whether they have the key in use and the one that is on its way out. */
  colleagues: readonly { person: string; staffKeyNumber: number; publicKey: string; has: boolean; hasOld: boolean }[]
  /** How many secrets still have to move. */
  left: number
  /** Where a desk is unlocked: 32 bytes that only this session with this hat gets. */
  half?: string
}

export interface StaffKeyFacts {
  number: number
  publicKey: string
  ways: readonly { way: 'passphrase' | 'passkey'; passkey: string | null; wrapped: string }[]
}

export interface OrganisationKeyFacts {
  number: number
  publicKey: string
  /** Its private half, wrapped to the key of this person; null: this person has not got it. */
  mine: string | null
}
