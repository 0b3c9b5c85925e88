import { type AuditDetail, appendAudit } from '#platform/audit/index.ts'
import type { DeskTransaction } from './desk.ts'
import type { Wearer } from './in-a-hat.ts'

/** A line in the audit about what the actor did to an object; last in its transaction. */
export const writeDown = (
  trx: DeskTransaction,
  { person, organisation }: Wearer,
  action: `${string}.${string}`,
  object: string | null,
  detail: AuditDetail = {},
) => appendAudit(trx, { actor: person, organisation, action, object, detail })
