import { err, ok, type Result } from '#kernel/result.ts'
import { keptSecretLabel } from '#modules/organisations/index.ts'
import {
  type Bytes,
  freshenedKey,
  makeKeyPair,
  type OpeningKey,
  type Random,
  unwrapWithKey,
  wrapToKey,
} from '#platform/sealing/index.ts'
import { freshSubject, reporterFreshLabel } from '../domain/item-kinds.ts'
import type { CasePlace } from './case-place.ts'

/** A secret that freshens a case: what is new in it is under a key that follows from it too. `number`: the key of the organisation that it came with. */
export interface FreshSecret {
  number: number
  secret: Bytes
  /** That key was declared lost: nobody of the organisation can open what follows from it. It opens what was written with it, and nothing new goes under it. */
  isLost?: boolean
}

/** Such a secret as a reporter gets it: wrapped to the key that follows from their code. */
export interface FreshForReporter {
  number: number
  wrapped: Uint8Array
  /** As of `FreshSecret`. */
  isLost?: boolean
}

/** The keys that items of a case are under, the newest first and those that were lost last; `fresh`: the number of the newest, 0 for the key that the case began with. */
export interface KeyRing {
  fresh: number
  keys: readonly Bytes[]
}

/** The ring of a key of a case (its own or that of both sides) with everything that freshened the case since. */
export async function ringOf(key: Bytes, secrets: readonly FreshSecret[]): Promise<KeyRing> {
  const newestFirst = secrets.toSorted((one, other) => other.number - one.number)
  const keysOf = (some: readonly FreshSecret[]) => Promise.all(some.map(({ secret }) => freshenedKey(key, secret)))
  const usable = newestFirst.filter(({ isLost }) => isLost !== true)
  const lost = newestFirst.filter(({ isLost }) => isLost === true)
  return { fresh: usable[0]?.number ?? 0, keys: [...(await keysOf(usable)), key, ...(await keysOf(lost))] }
}

/** The key that what is new goes under. */
export function newestOf({ keys: [newest] }: KeyRing): Bytes {
  if (!newest) throw new Error('a ring has a key')
  return newest
}

/** Wipes every key of a ring. */
export function forgetRing({ keys }: KeyRing): void {
  for (const key of keys) key.fill(0)
}

/**
 * A secret that freshens a case from the key of the organisation with this number on, wrapped to that key and to the key of the reporter. The reporter's key is what the server told:
 * who puts another in its place gets the secret, and nothing else, for it opens nothing without the key of the case. Is it no key, then the reporter never could open anything: it is wrapped
 * to nobody. @throws Error when that of the organisation is none: it is of who asks.
 */
export async function freshSecretFor(
  { organisation, caseId }: CasePlace,
  number: number,
  to: { organisationKey: Bytes; reporterKey: Bytes },
  random: Random,
): Promise<{ wrapped: Bytes; forReporter: Bytes }> {
  const secret = new Uint8Array(random(32))
  const [label, theirs] = [
    keptSecretLabel(organisation, freshSubject(caseId, number)),
    reporterFreshLabel(caseId, number),
  ]
  const wrapped = await wrapToKey(to.organisationKey, secret, label)
  const told = await wrapToKey(to.reporterKey, secret, theirs)
  const forReporter = told.ok ? told : await wrapToKey((await makeKeyPair(random)).publicKey, secret, theirs)
  secret.fill(0)
  if (!wrapped.ok || !forReporter.ok) throw new Error('a key of our own can be used')
  return { wrapped: wrapped.value, forReporter: forReporter.value }
}

/** Such a secret by the key of the organisation. Refusal: `not-opened`. */
export async function freshOf(
  organisationKey: OpeningKey,
  { organisation, caseId }: CasePlace,
  number: number,
  wrapped: Bytes,
): Promise<Result<FreshSecret, 'not-opened'>> {
  const label = keptSecretLabel(organisation, freshSubject(caseId, number))
  const opened = await unwrapWithKey(organisationKey, wrapped, label)
  return opened.ok ? ok({ number, secret: opened.value }) : err('not-opened')
}

/** Those that the code of a reporter opens. */
export async function freshByReporter(
  opener: OpeningKey,
  caseId: string,
  wraps: readonly FreshForReporter[],
): Promise<FreshSecret[]> {
  const secrets: FreshSecret[] = []
  for (const { number, wrapped, isLost } of wraps) {
    const opened = await unwrapWithKey(opener, new Uint8Array(wrapped), reporterFreshLabel(caseId, number))
    if (opened.ok) secrets.push({ number, secret: opened.value, ...(isLost ? { isLost } : {}) })
  }
  return secrets
}

/** The same secrets for another code of the reporter. */
export async function rewrappedFresh(
  reporterKey: Bytes,
  caseId: string,
  secrets: readonly FreshSecret[],
): Promise<{ number: number; wrapped: Bytes }[]> {
  const wraps: { number: number; wrapped: Bytes }[] = []
  for (const { number, secret } of secrets) {
    if (secret.every((byte) => byte === 0)) throw new Error('this secret was wiped')
    const wrapped = await wrapToKey(reporterKey, secret, reporterFreshLabel(caseId, number))
    if (!wrapped.ok) throw new Error('a key of our own can be used')
    wraps.push({ number, wrapped: wrapped.value })
  }
  return wraps
}
