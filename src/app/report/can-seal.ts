import {
  type BegunCase,
  bytesOfJson,
  caseKeyByCode,
  caseKeyOf,
  openerOf,
  openItem,
  sealReport,
} from '#modules/reporting/ceremonies/index.ts'
import { makeKeyPair, openingKey, sameBytes, unwrapWithKey, wrapToKey } from '#platform/sealing/index.ts'
import { random } from './random.ts'

/**
 * Whether this browser can seal: everything that a report needs is done once with words that say nothing, and opened again as its reader and as its reporter
 * would. Asked before anything is typed. A browser without X25519 throws at its first key, whatever else it can do.
 */
export async function canSeal(begin: () => Promise<BegunCase>): Promise<BegunCase | null> {
  try {
    if (!isSecureContext) return null
    const { privateKey, publicKey } = await makeKeyPair(random)
    const begun = await begin()
    const rehearsal = { rehearsal: true }
    const reader = { organisation: begun.organisation, keyNumber: 1, publicKey }
    const sealed = await sealReport(begun, reader, { report: rehearsal, identity: null, files: [] }, random)
    if (!sealed.ok) return null
    const { report, wrappedForOrganisation, wrappedForReporter } = sealed.value
    const byReader = await caseKeyOf(await openingKey(privateKey), begun, 'case', wrappedForOrganisation)
    const { opener } = await openerOf(begun.code)
    const byReporter = await caseKeyByCode(opener, begun.caseId, wrappedForReporter)
    if (!byReader.ok || !byReporter.ok || !sameBytes(byReader.value, byReporter.value)) return null
    const opened = await openItem(byReader.value, begun, report)
    return opened.ok && sameBytes(opened.value, bytesOfJson(rehearsal)) ? begun : null
  } catch {
    return null
  }
}

/** Whether this browser can open what was sealed for somebody: asked before a code is typed. */
export async function canOpen(): Promise<boolean> {
  try {
    if (!isSecureContext) return false
    const { privateKey, publicKey } = await makeKeyPair(random)
    const secret = new Uint8Array(random(32))
    const wrapped = await wrapToKey(publicKey, secret, 'reporting/rehearsal')
    if (!wrapped.ok) return false
    const opened = await unwrapWithKey(await openingKey(privateKey), wrapped.value, 'reporting/rehearsal')
    return opened.ok && sameBytes(opened.value, secret)
  } catch {
    return false
  }
}
