import { appendAudit } from '#platform/audit/index.ts'
import type { DeskTransaction } from '../desk.ts'
import type { Door } from './door.ts'
import type { Session } from './sessions.ts'

/** What was changed about how somebody gets in. */
export type AccountChange =
  | 'password'
  | 'app-with-codes'
  | 'recovery-codes'
  | 'passkey'
  | 'passkey-removed'
  | 'other-sessions-ended'

/** After three days it is no news any more. */
export const newsMs = 3 * 86_400_000

/** Tells the owner of an account by mail that something was changed, and writes it down; last in its transaction. */
export async function tellOwner(
  door: Door,
  trx: DeskTransaction,
  { person, hat }: Session,
  what: AccountChange,
): Promise<void> {
  const now = door.now()
  await door.post?.(trx, {
    kind: 'account-changed',
    to: person.mail,
    language: person.language,
    values: { name: person.name, what, when: now.toISOString() },
    sendBefore: new Date(now.getTime() + newsMs),
  })
  await appendAudit(trx, {
    actor: person.id,
    organisation: hat?.organisation ?? null,
    action: 'account.change',
    object: `person:${person.id}`,
    detail: { what },
  })
}
