import { ok, type Result } from '#kernel/result.ts'
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
import { newReportingId } from './case-place.ts'
import { type NotOpened, sealItem } from './items.ts'
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
}

/**
 * Seals the text of a payload to a partner, as the first item of a new case. The code that every case has is drawn and thrown away: nobody ever holds it.
 * Refusals: `too-large` – more than 64 KiB · `unusable-key` – the key of the partner is none.
 */
export async function sealForward(
  partner: Reader,
  payload: string,
  random: Random,
): Promise<Result<SealedForward, 'too-large' | 'unusable-key'>> {
  const place = { organisation: partner.organisation, caseId: newReportingId(random) }
  const caseKey = new Uint8Array(random(32))
  const at = { item: place.caseId, sender: 'reporter', kind: 'report', sequence: 0 } as const
  const sealed = await sealItem(caseKey, place, at, utf8(payload), random)
  if (!sealed.ok) return sealed
  const label = keptSecretLabel(place.organisation, keptSubject(place.caseId, 'case'))
  const wrapped = await wrapToKey(partner.publicKey, caseKey, label)
  if (!wrapped.ok) return wrapped
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
  })
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
}

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

/** Seals the text of a payload behind a link and a code. Refusal: `too-large` – more than 64 KiB. */
export async function sealLetter(
  { from, forwardId }: { from: string; forwardId: string },
  payload: string,
  random: Random,
): Promise<Result<SealedLetter, 'too-large'>> {
  const [linkSecret, code] = [new Uint8Array(random(linkSecretBytes)), newReceiptCode(random)]
  const { proof, key } = await linkAndCodeKeys(linkSecret, code)
  const sealed = await sealEnvelope({ caseKey: key }, letterPlace(from, forwardId), utf8(payload), random)
  if (sealed.ok) return ok({ token: new Uint8Array(random(16)), linkSecret, code, proof, envelope: sealed.value })
  if (sealed.error === 'too-large') return { ok: false, error: 'too-large' }
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
