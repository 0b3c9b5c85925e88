import { err, type Result } from '#kernel/result.ts'
import {
  type Bytes,
  belongTogether,
  type FormFault,
  makeKeyPair,
  type PassphraseFault,
  type Random,
  unwrapWithPasskey,
  unwrapWithPassphrase,
  wrapUnderPasskey,
  wrapUnderPassphrase,
} from '#platform/sealing/index.ts'
import { staffKeyLabel } from '../domain/keys/labels.ts'

/** Whose key it is, and which one of theirs: 1 and up. */
export interface StaffKeyPlace {
  person: string
  number: number
}

/** With what somebody opens their own key: words that they type, or the 32 bytes that their passkey gives to this page. */
export type Opener = { passphrase: string } | { passkey: Bytes }

/** Both halves of a key that was just made, and the private one wrapped. Only `publicKey` and `wrapped` leave the browser. */
export interface MadeStaffKey {
  publicKey: Bytes
  privateKey: Bytes
  wrapped: Bytes
}

/** Makes somebody's own key and wraps it in one way. Refusals: those of a passphrase that is chosen. */
export async function makeStaffKey(
  place: StaffKeyPlace,
  opener: Opener,
  random: Random,
): Promise<Result<MadeStaffKey, PassphraseFault>> {
  const { publicKey, privateKey } = await makeKeyPair(random)
  const wrapped = await wrapStaffKey(place, privateKey, opener, random)
  return wrapped.ok ? { ok: true, value: { publicKey, privateKey, wrapped: wrapped.value } } : wrapped
}

/** Wraps somebody's own key in one more way. Refusals: those of a passphrase that is chosen. */
export async function wrapStaffKey(
  { person, number }: StaffKeyPlace,
  privateKey: Bytes,
  opener: Opener,
  random: Random,
): Promise<Result<Bytes, PassphraseFault>> {
  const label = staffKeyLabel(person, number)
  if ('passphrase' in opener) return wrapUnderPassphrase(opener.passphrase, privateKey, label, random)
  return { ok: true, value: await wrapUnderPasskey(opener.passkey, privateKey, label, random) }
}

/** Why a wrapped key did not give the key that it should. `other-key`: it opened, and is the private half of another public key. */
export type NotUnlocked = FormFault | 'too-weak' | 'too-costly' | 'not-opened' | 'other-key'

/**
 * Somebody's own private key, 32 bytes. It is held against the public key that the server told: what others wrap to that
 * key must be for this one. Refusals: `not-opened` – another passphrase or passkey, or the record was changed or belongs elsewhere · the rest: see `NotUnlocked`.
 */
export async function unlockStaffKey(
  { person, number, publicKey }: StaffKeyPlace & { publicKey: Bytes },
  wrapped: Bytes,
  opener: Opener,
): Promise<Result<Bytes, NotUnlocked>> {
  const label = staffKeyLabel(person, number)
  const opened =
    'passphrase' in opener
      ? await unwrapWithPassphrase(opener.passphrase, wrapped, label)
      : await unwrapWithPasskey(opener.passkey, wrapped, label)
  if (!opened.ok) return opened
  return (await belongTogether(opened.value, publicKey)) ? opened : err('other-key')
}
