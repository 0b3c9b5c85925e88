import { err, ok, type Result } from '#kernel/result.ts'
import { keptSecretLabel } from '#modules/organisations/index.ts'
import {
  type Bytes,
  type OpeningKey,
  openingKey,
  type Random,
  type ReceiptCode,
  receiptKeys,
  unwrapWithKey,
  wrapToKey,
} from '#platform/sealing/index.ts'
import { type CaseKeyName, keptSubject, reporterWrapLabel } from '../domain/item-kinds.ts'
import type { CasePlace } from './case-place.ts'

/** What a code opens: where the case is to be found, and the key to what is wrapped for the reporter. */
export interface CodeOpener {
  lookupId: Bytes
  opener: OpeningKey
}

/** Stretches a code: half a second or more on an old phone. */
export async function openerOf(code: ReceiptCode): Promise<CodeOpener> {
  const { lookupId, privateKey } = await receiptKeys(code)
  return { lookupId, opener: await openingKey(privateKey) }
}

/** The key of a case by the code of its reporter. Refusal: `wrong-code` – it is not theirs; who asks for a case that is not there gets the same. */
export async function caseKeyByCode(
  opener: OpeningKey,
  caseId: string,
  wrapped: Bytes,
): Promise<Result<Bytes, 'wrong-code'>> {
  const opened = await unwrapWithKey(opener, wrapped, reporterWrapLabel(caseId))
  return opened.ok ? ok(opened.value) : err('wrong-code')
}

/** A key of a case by the key of the organisation. Refusal: `not-opened` – wrapped to another key, for another case, or changed. */
export async function caseKeyOf(
  organisationKey: OpeningKey,
  { organisation, caseId }: CasePlace,
  key: CaseKeyName,
  wrapped: Bytes,
): Promise<Result<Bytes, 'not-opened'>> {
  const label = keptSecretLabel(organisation, keptSubject(caseId, key))
  const opened = await unwrapWithKey(organisationKey, wrapped, label)
  return opened.ok ? ok(opened.value) : err('not-opened')
}

/** A key of a case that only the organisation gets, and how it is kept. Refusal: `unusable-key` – the public key of the organisation is none. */
export async function makeCaseKey(
  publicKey: Bytes,
  { organisation, caseId }: CasePlace,
  key: CaseKeyName,
  random: Random,
): Promise<Result<{ key: Bytes; wrapped: Bytes }, 'unusable-key'>> {
  const fresh = new Uint8Array(random(32))
  const wrapped = await wrapToKey(publicKey, fresh, keptSecretLabel(organisation, keptSubject(caseId, key)))
  return wrapped.ok ? ok({ key: fresh, wrapped: wrapped.value }) : wrapped
}
