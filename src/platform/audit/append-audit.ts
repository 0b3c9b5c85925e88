import { sql, type Transaction } from 'kysely'
import { type AuditEntry, readyEntry } from './audit-entry.ts'
import type { AuditHead } from './audit-head.ts'

/**
 * Adds a line, in the transaction of what it tells about: both are kept or neither. Gives the line and its hash.
 *
 * Call it last. Until the transaction ends every other writer of the audit waits, and a transaction that took the audit first and then a
 * table could wait for one that did it the other way round. In a transaction that is `repeatable read` or stricter it fails when another
 * wrote meanwhile, as any row would.
 *
 * @throws Error when the entry is refused (`not-coded`, `too-large`): entries are made by our code, so that is a bug; and a refusal that somebody
 * forgot to look at would keep the change without its line. The message does not repeat what was refused.
 */
export async function appendAudit<Tables>(trx: Transaction<Tables>, entry: AuditEntry): Promise<AuditHead> {
  const ready = readyEntry(entry)
  if (!ready.ok) throw new Error(`a line of the audit was refused: ${ready.error}`)
  const { actor, organisation, action, object, detail } = ready.value
  const { rows } = await sql<{ line: string; hash: Uint8Array }>`
    select line, hash from platform_audit_append(${actor}, ${organisation}, ${action}, ${object}, ${detail})
  `.execute(trx)
  const [added] = rows
  if (!added) throw new Error('the audit gave no line back')
  return { line: Number(added.line), hash: added.hash }
}
