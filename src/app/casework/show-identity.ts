import { type CasePlace, caseKeyOf, jsonOf, openItem } from '#modules/reporting/ceremonies/index.ts'
import { contactFields, type Identity, readIdentity } from '#modules/reporting/index.ts'
import type { Bytes } from '#platform/sealing/index.ts'
import { Refused } from '../keys/ceremony-page.ts'
import { bytesOf } from '../keys/sent-bytes.ts'
import type { CameFrom } from './came-from.ts'
import type { CasePage } from './case-page.ts'
import type { WorkKeys } from './work-key.ts'
import type { OpenCase, WritingFacts } from './write-sealed.ts'

interface SentVault {
  item: string
  sequence: number
  envelope: string
  keys: readonly { keyNumber: number; wrapped: string }[]
}

/** Who the reporter is, while two people agreed. @throws Refused `closed-vault` · `not-opened`, also for what a partner had not signed */
export async function openIdentity(
  { facts, send, work }: OpenCase<WritingFacts>,
  came: CameFrom | null = null,
): Promise<Identity> {
  const place = { organisation: facts.organisation, caseId: facts.caseId }
  const vault = await send<SentVault>({ do: 'open-vault', case: facts.caseId })
  return openedIdentity(vault, place, await vaultKey(vault, place, work), came)
}

/** Shows who the reporter is, until what two people agreed to is over. @throws as `openIdentity` */
export async function showIdentity(page: CasePage, open: OpenCase, came: CameFrom | null): Promise<void> {
  const identity = await openIdentity(open, came)
  for (const field of contactFields) {
    const where = page.one(`[data-case-who="${field === 'other' ? 'otherwise' : field}"]`)
    if (where) where.textContent = identity[field]
  }
  const list = page.one('[data-case-identity]')
  if (list) list.hidden = false
  // The server gives it no longer by then; what it gave is taken away as well.
  setTimeout(() => page.forgetIdentity(), Math.max(0, Number(list?.dataset['caseIdentity']) - Date.now()))
}

async function vaultKey({ keys }: SentVault, place: CasePlace, work: WorkKeys): Promise<Bytes> {
  for (const { keyNumber, wrapped } of keys) {
    const organisationKey = work.get(keyNumber)
    const key = organisationKey && (await caseKeyOf(organisationKey, place, 'vault', bytesOf(wrapped)))
    if (key?.ok) return key.value
  }
  throw new Refused('not-opened')
}

async function openedIdentity(
  { item, sequence, envelope }: SentVault,
  place: CasePlace,
  key: Bytes,
  came: CameFrom | null,
): Promise<Identity> {
  const sealed = { item, sender: 'reporter', kind: 'identity', sequence, envelope: bytesOf(envelope) } as const
  const opened = await openItem(key, place, sealed)
  if (opened.ok && came !== null && !(await came.isIdentity(opened.value))) throw new Refused('not-opened')
  const identity = opened.ok ? readIdentity(jsonOf(opened.value)) : opened
  if (!identity.ok) throw new Refused('not-opened')
  return identity.value
}
