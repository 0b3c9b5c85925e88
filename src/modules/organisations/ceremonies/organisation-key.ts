import { err, ok, type Result } from '#kernel/result.ts'
import {
  type Bytes,
  belongTogether,
  combineShares,
  type FormFault,
  makeKeyPair,
  openingKey,
  type Random,
  readShare,
  showShare,
  splitForRecovery,
  unwrapWithKey,
  withEach,
  wrapToKey,
} from '#platform/sealing/index.ts'
import { keptSecretLabel, organisationKeyLabel } from '../domain/keys/labels.ts'

/** Which key of which organisation: 1 and up. */
export interface OrganisationKeyPlace {
  organisation: string
  number: number
}

/** Somebody whom the key is wrapped to. Who wraps has compared `publicKey` with them, or opened it themselves. */
export interface Receiver {
  person: string
  publicKey: Bytes
}

/** A new key of an organisation. The three papers are shown once and leave the browser on paper only. */
export interface MadeOrganisationKey {
  publicKey: Bytes
  /** As they are printed, of paper 1, 2 and 3. */
  papers: readonly string[]
  wraps: readonly { person: string; wrapped: Bytes }[]
}

/**
 * Makes the key of an organisation: wrapped to each receiver, and split over three papers of which any two give it back. The private half itself is
 * given to nobody. Refusal: `unusable-key` – the public key of a receiver is none.
 * @throws RangeError without a receiver: nobody could ever open what is sealed to such a key.
 */
export async function makeOrganisationKey(
  place: OrganisationKeyPlace,
  receivers: readonly Receiver[],
  random: Random,
): Promise<Result<MadeOrganisationKey, 'unusable-key'>> {
  if (receivers.length === 0) throw new RangeError('a key that nobody gets opens nothing')
  const { publicKey, privateKey } = await makeKeyPair(random)
  const wraps: { person: string; wrapped: Bytes }[] = []
  for (const receiver of receivers) {
    const wrapped = await giveOrganisationKey(place, privateKey, receiver)
    if (!wrapped.ok) return wrapped
    wraps.push({ person: receiver.person, wrapped: wrapped.value })
  }
  const papers = (await splitForRecovery(privateKey, publicKey)).map(showShare)
  return ok({ publicKey, papers, wraps })
}

/** Wraps the private key of an organisation to one person. Refusal: `unusable-key` – their public key is none. */
export const giveOrganisationKey = (
  { organisation, number }: OrganisationKeyPlace,
  privateKey: Bytes,
  { person, publicKey }: Receiver,
): Promise<Result<Bytes, 'unusable-key'>> =>
  wrapToKey(publicKey, privateKey, organisationKeyLabel(organisation, number, person))

/** Why a wrap of the key of an organisation did not open. `other-key`: it opened, and belongs to another public key. */
export type NotOpened = FormFault | 'not-opened' | 'other-key'

/**
 * The private key of an organisation, 32 bytes, by somebody's own private key. Held against the public key that the server told, so
 * that nobody goes on with a key that somebody slipped in. Refusals: see `NotOpened`.
 */
export async function openOrganisationKey(
  { organisation, number, publicKey }: OrganisationKeyPlace & { publicKey: Bytes },
  own: { person: string; privateKey: Bytes },
  wrapped: Bytes,
): Promise<Result<Bytes, NotOpened>> {
  const key = await openingKey(own.privateKey)
  const opened = await unwrapWithKey(key, wrapped, organisationKeyLabel(organisation, number, own.person))
  if (!opened.ok) return opened
  return (await belongTogether(opened.value, publicKey)) ? opened : err('other-key')
}

/** A secret that the organisation keeps, wrapped to its key of number `from`. */
export interface KeptSecret {
  subject: string
  from: number
  wrapped: Bytes
}

/**
 * Wraps secrets to the new key of an organisation that were wrapped to the old one; what they are is looked at by nobody. What
 * does not open with the old key comes back by its subject and is left as it was. `newKey`: the private half of the new key, so that it is certain that
 * somebody can open what is wrapped here.
 */
export async function rewrapSecrets(
  organisation: string,
  oldKey: Bytes,
  newKey: Bytes,
  secrets: readonly KeptSecret[],
): Promise<{ rewrapped: KeptSecret[]; unopened: string[] }> {
  const from = await openingKey(oldKey)
  const { publicKey } = await openingKey(newKey)
  const done = await withEach(secrets, async (secret): Promise<KeptSecret | null> => {
    const label = keptSecretLabel(organisation, secret.subject)
    const opened = await unwrapWithKey(from, secret.wrapped, label)
    const wrapped = opened.ok ? await wrapToKey(publicKey, opened.value, label) : opened
    return wrapped.ok ? { ...secret, wrapped: wrapped.value } : null
  })
  return {
    rewrapped: done.filter((one) => one !== null),
    unopened: secrets.filter((_, at) => done[at] === null).map(({ subject }) => subject),
  }
}

/** Opens each of these secrets with a key of the organisation and forgets them; gives the subjects of those that do not open. */
export async function unopenedSecrets(
  organisation: string,
  privateKey: Bytes,
  secrets: readonly Omit<KeptSecret, 'from'>[],
): Promise<string[]> {
  const key = await openingKey(privateKey)
  const opens = await withEach(secrets, async ({ subject, wrapped }) => {
    const opened = await unwrapWithKey(key, wrapped, keptSecretLabel(organisation, subject))
    if (opened.ok) opened.value.fill(0)
    return opened.ok
  })
  return secrets.filter((_, at) => !opens[at]).map(({ subject }) => subject)
}

/** What is wrong with one of two papers that were typed. */
export type PaperFault = `${'first' | 'second'}-${'unknown-character' | 'wrong-length' | 'mistyped'}`

/**
 * The private key of an organisation from two papers as they were typed, wrapped to who typed them. Refusals: a `PaperFault` · `same-share` – one
 * paper twice · `other-key` – a paper of another key, such as of an earlier one · `do-not-match` – papers that never belonged together ·
 * `unusable-key` – the public key of the receiver is none.
 */
export async function recoverOrganisationKey(
  place: OrganisationKeyPlace & { publicKey: Bytes },
  typed: readonly [string, string],
  receiver: Receiver,
): Promise<Result<Bytes, PaperFault | 'same-share' | 'other-key' | 'do-not-match' | 'unusable-key'>> {
  const [first, second] = [readShare(typed[0]), readShare(typed[1])]
  if (!first.ok) return err(`first-${first.error}`)
  if (!second.ok) return err(`second-${second.error}`)
  const combined = await combineShares([first.value, second.value], place.publicKey)
  if (combined.ok) return giveOrganisationKey(place, combined.value, receiver)
  if (combined.error === 'too-few') throw new Error('two papers are enough')
  return err(combined.error)
}
