import { ok, type Result } from '#kernel/result.ts'
import { keptSecretLabel } from '#modules/organisations/index.ts'
import {
  type Bytes,
  commitmentTo,
  newReceiptCode,
  publicKeyOf,
  type Random,
  type ReceiptCode,
  receiptKeys,
  saltBytes,
  wrapToKey,
} from '#platform/sealing/index.ts'
import { keptSubject, reporterWrapLabel } from '../domain/item-kinds.ts'
import { type CasePlace, newReportingId } from './case-place.ts'
import { type FreshSecret, rewrappedFresh } from './fresh-keys.ts'
import { bytesOfJson, keyAsItIs, type SealedItem, sealItem } from './items.ts'

/** Who will read it: the organisation and the key of it that is in use. */
export interface Reader {
  organisation: string
  keyNumber: number
  publicKey: Bytes
}

/** A case that is begun on the reporter's side: made before the first try to send, and the same for every try. */
export interface BegunCase extends CasePlace {
  code: ReceiptCode
  caseKey: Bytes
  salt: Bytes
  lookupId: Bytes
  reporterKey: Bytes
  wrappedForReporter: Bytes
}

/** A report as it leaves the reporter: nothing in it can be read by who keeps it. */
export interface SealedReport extends CasePlace {
  /** The key of the organisation that it is wrapped to. */
  keyNumber: number
  wrappedForOrganisation: Bytes
  wrappedForReporter: Bytes
  lookupId: Bytes
  reporterKey: Bytes
  commitment: Bytes
  report: SealedItem
  identity: { wrapped: Bytes; item: SealedItem } | null
  /** Ids of files that were sent before. */
  files: readonly string[]
}

/**
 * Begins a case: its key, the code of the receipt and what follows from it. Takes as long as stretching a code does (`receiptKeys`).
 */
export async function beginCase(organisation: string, random: Random): Promise<BegunCase> {
  const caseId = newReportingId(random)
  const code = newReceiptCode(random)
  const caseKey = new Uint8Array(random(32))
  return {
    organisation,
    caseId,
    code,
    caseKey,
    salt: new Uint8Array(random(saltBytes)),
    ...(await withoutFresh(code, caseId, caseKey)),
  }
}

/** Nothing freshened a case that is just begun. */
async function withoutFresh(code: ReceiptCode, caseId: string, caseKey: Bytes) {
  const { freshForReporter: _, ...facts } = await forCode(code, caseId, caseKey)
  return facts
}

/**
 * What the server gets to know of a code: where to find the case, and its key and everything that freshened it, wrapped to who has the code. Throws for a key that was wiped.
 */
export async function forCode(code: ReceiptCode, caseId: string, given: Bytes, fresh: readonly FreshSecret[] = []) {
  const caseKey = keyAsItIs(given)
  const { lookupId, privateKey } = await receiptKeys(code)
  const reporterKey = await publicKeyOf(privateKey)
  const wrapped = await wrapToKey(reporterKey, caseKey, reporterWrapLabel(caseId))
  caseKey.fill(0)
  if (!wrapped.ok) throw new Error('a key of our own can be used')
  const freshForReporter = await rewrappedFresh(reporterKey, caseId, fresh)
  return { lookupId, reporterKey, wrappedForReporter: wrapped.value, freshForReporter }
}

/**
 * Seals a report to its reader. `report` is the whole of it as it will be read, with `salt` of the begun case in it, so that whoever keeps the receipt can prove
 * what was told. `identity`: who the reporter is, sealed apart under a key of its own; null: not told. Throws for a case whose key was wiped.
 * Refusals: `too-large` – more than fits in 64 KiB · `unusable-key` – the key of the reader is none.
 */
export async function sealReport(
  begun: BegunCase,
  reader: Reader,
  { report, identity, files }: { report: unknown; identity: unknown | null; files: readonly string[] },
  random: Random,
): Promise<Result<SealedReport, 'too-large' | 'unusable-key'>> {
  const { organisation, caseId, lookupId, reporterKey, wrappedForReporter } = begun
  // All parts are of one key and one salt, whatever is wiped meanwhile.
  const [caseKey, salt] = [keyAsItIs(begun.caseKey), begun.salt.slice()]
  const content = bytesOfJson(report)
  const at = { sender: 'reporter', kind: 'report', sequence: 0, item: caseId } as const
  const sealed = await sealItem(caseKey, begun, at, content, random)
  if (!sealed.ok) return sealed
  const wrapped = await wrapToKey(reader.publicKey, caseKey, keptSecretLabel(organisation, keptSubject(caseId, 'case')))
  caseKey.fill(0)
  if (!wrapped.ok) return wrapped
  const vault = identity === null ? ok(null) : await sealIdentity(begun, reader, identity, random)
  if (!vault.ok) return vault
  return ok({
    organisation,
    caseId,
    keyNumber: reader.keyNumber,
    wrappedForOrganisation: wrapped.value,
    wrappedForReporter,
    lookupId,
    reporterKey,
    commitment: await commitmentTo(salt, content),
    report: sealed.value,
    identity: vault.value,
    files,
  })
}

/** Who the reporter is, under a key that only the organisation gets. */
async function sealIdentity(
  place: CasePlace,
  { publicKey }: Reader,
  identity: unknown,
  random: Random,
): Promise<Result<{ wrapped: Bytes; item: SealedItem }, 'too-large' | 'unusable-key'>> {
  const vaultKey = new Uint8Array(random(32))
  const at = { sender: 'reporter', kind: 'identity', sequence: 0, item: newReportingId(random) } as const
  const item = await sealItem(vaultKey, place, at, bytesOfJson(identity), random)
  if (!item.ok) return item
  const label = keptSecretLabel(place.organisation, keptSubject(place.caseId, 'vault'))
  const wrapped = await wrapToKey(publicKey, vaultKey, label)
  return wrapped.ok ? ok({ wrapped: wrapped.value, item: item.value }) : wrapped
}
