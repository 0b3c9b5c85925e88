import { err, ok, type Result } from '#kernel/result.ts'
import { keptSecretLabel } from '#modules/organisations/index.ts'
import {
  type Bytes,
  linkAndCodeKeys,
  linkSecretBytes,
  makeKeyPair,
  newReceiptCode,
  openEnvelope,
  type Random,
  type ReceiptCode,
  sealEnvelope,
  wrapToKey,
} from '#platform/sealing/index.ts'
import { keptSubject, reporterWrapLabel } from '../domain/item-kinds.ts'
import { type CasePlace, newReportingId } from './case-place.ts'
import { type NotOpened, type SealedItem, sealItem } from './items.ts'
import type { Reader } from './seal-report.ts'

const utf8 = (text: string): Bytes => new TextEncoder().encode(text)

/** What is handed over to a partner in Baken: a new case there, under a key of its own. */
export interface SealedForward {
  newCase: string
  keyNumber: number
  wrapped: Bytes
  /** Of a reporter that nobody is: whoever wrote the report stays with the sender, and this case has no code. */
  lookupId: Bytes
  reporterKey: Bytes
  wrappedForReporter: Bytes
  report: Bytes
  /** Files that go along, for the new case. */
  files: readonly SealedItem[]
  /** Who the reporter is, under a vault key of the partner's own: there too it takes two people. */
  identity: { item: string; wrapped: Bytes; envelope: Bytes } | null
}

/** What goes along, open. `identity`: as JSON in UTF-8. */
export interface AlongContent {
  files: readonly { item: string; sequence: number; bytes: Bytes }[]
  identity: Bytes | null
}
const nothingAlong: AlongContent = { files: [], identity: null }

/**
 * Seals the text of a payload to a partner, as the first item of a new case. The code that every case has is drawn and thrown away: nobody ever holds it.
 * Refusals: `too-large` – more than 64 KiB, or a file of more than 16 MiB · `unusable-key` – the key of the partner is none.
 */
export async function sealForward(
  partner: Reader,
  payload: string,
  random: Random,
  along = nothingAlong,
): Promise<Result<SealedForward, 'too-large' | 'unusable-key'>> {
  const place = { organisation: partner.organisation, caseId: newReportingId(random) }
  const caseKey = new Uint8Array(random(32))
  const at = { item: place.caseId, sender: 'reporter', kind: 'report', sequence: 0 } as const
  const sealed = await sealItem(caseKey, place, at, utf8(payload), random)
  if (!sealed.ok) return sealed
  const label = keptSecretLabel(place.organisation, keptSubject(place.caseId, 'case'))
  const wrapped = await wrapToKey(partner.publicKey, caseKey, label)
  if (!wrapped.ok) return wrapped
  const files: SealedItem[] = []
  for (const { bytes, ...one } of along.files) {
    const file = await sealItem(caseKey, place, { ...one, sender: 'reporter', kind: 'file' }, bytes, random)
    if (!file.ok) return file
    files.push(file.value)
  }
  const identity = along.identity && (await sealIdentity(partner, place, along.identity, random))
  if (identity && !identity.ok) return identity
  const nobody = await makeKeyPair(random)
  const forNobody = await wrapToKey(nobody.publicKey, caseKey, reporterWrapLabel(place.caseId))
  if (!forNobody.ok) return forNobody
  return ok({
    newCase: place.caseId,
    keyNumber: partner.keyNumber,
    wrapped: wrapped.value,
    lookupId: new Uint8Array(random(16)),
    reporterKey: nobody.publicKey,
    wrappedForReporter: forNobody.value,
    report: sealed.value.envelope,
    files,
    identity: identity?.value ?? null,
  })
}

async function sealIdentity(
  partner: Reader,
  place: CasePlace,
  content: Bytes,
  random: Random,
): Promise<Result<NonNullable<SealedForward['identity']>, 'too-large' | 'unusable-key'>> {
  const vaultKey = new Uint8Array(random(32))
  const item = newReportingId(random)
  const at = { item, sender: 'reporter', kind: 'identity', sequence: 0 } as const
  const sealed = await sealItem(vaultKey, place, at, content, random)
  if (!sealed.ok) return sealed
  const label = keptSecretLabel(place.organisation, keptSubject(place.caseId, 'vault'))
  const wrapped = await wrapToKey(partner.publicKey, vaultKey, label)
  vaultKey.fill(0)
  return wrapped.ok ? ok({ item, wrapped: wrapped.value, envelope: sealed.value.envelope }) : wrapped
}

/** A letter for somebody outside. The link and the code go to them by two different ways; the server gets neither whole. */
export interface SealedLetter {
  /** 16 bytes: the part of the link that the server sees, of which it keeps the hash. */
  token: Bytes
  /** 16 bytes: the part of the link behind the #, which no browser sends. */
  linkSecret: Bytes
  /** For a telephone call, or paper. */
  code: ReceiptCode
  proof: Bytes
  envelope: Bytes
  /** What goes along, in its order. */
  along: readonly Bytes[]
}

/** Number from 1. */
const alongPlace = (from: string, forwardId: string, sequence: number) =>
  ({
    organisation: from,
    caseId: forwardId,
    sender: 'organisation',
    recipient: 'outside',
    sequence,
    kind: 'forward-file',
    padding: 'file',
  }) as const

const letterPlace = (from: string, forwardId: string) =>
  ({
    organisation: from,
    caseId: forwardId,
    sender: 'organisation',
    recipient: 'outside',
    sequence: 0,
    kind: 'forward',
    padding: 'text',
  }) as const

/** Seals the text of a payload behind a link and a code, with what goes along. Refusal: `too-large` – more than 64 KiB, or a file of more than 16 MiB. */
export async function sealLetter(
  { from, forwardId }: { from: string; forwardId: string },
  payload: string,
  random: Random,
  along: readonly Bytes[] = [],
): Promise<Result<SealedLetter, 'too-large'>> {
  const [linkSecret, code] = [new Uint8Array(random(linkSecretBytes)), newReceiptCode(random)]
  const { proof, key } = await linkAndCodeKeys(linkSecret, code)
  const sealed = await sealEnvelope({ caseKey: key }, letterPlace(from, forwardId), utf8(payload), random)
  const files: Bytes[] = []
  for (const [at, content] of along.entries()) {
    const file = await sealEnvelope({ caseKey: key }, alongPlace(from, forwardId, at + 1), content, random)
    if (!file.ok) return notSealed(file.error)
    files.push(file.value)
  }
  if (!sealed.ok) return notSealed(sealed.error)
  return ok({ token: new Uint8Array(random(16)), linkSecret, code, proof, envelope: sealed.value, along: files })
}

function notSealed(error: string): Result<never, 'too-large'> {
  if (error === 'too-large') return err('too-large')
  throw new Error('a key of our own is no public key')
}

/** The text of the payload in a letter. Refusals: as of `openItem`. */
export async function openLetter(
  key: Bytes,
  { from, forwardId }: { from: string; forwardId: string },
  envelope: Bytes,
): Promise<Result<string, NotOpened>> {
  const opened = await openEnvelope({ caseKey: key }, letterPlace(from, forwardId), envelope)
  return opened.ok ? ok(new TextDecoder().decode(opened.value)) : opened
}

/** What goes along with a letter, by its number from 1. Refusals: as of `openItem`. */
export const openAlong = (
  key: Bytes,
  { from, forwardId }: { from: string; forwardId: string },
  sequence: number,
  envelope: Bytes,
): Promise<Result<Bytes, NotOpened>> => openEnvelope({ caseKey: key }, alongPlace(from, forwardId, sequence), envelope)
