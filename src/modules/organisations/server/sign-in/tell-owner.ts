import { createHmac } from 'node:crypto'
import { appendAudit } from '#platform/audit/index.ts'
import type { DeskTransaction } from '../desk.ts'
import { useOnce } from './begun.ts'
import { atTheDoor, type Door } from './door.ts'
import { personOn, type Session } from './sessions.ts'

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

const dayMs = 86_400_000

/** Tells somebody by mail, once a day, that passwords are being guessed by who has a right code of theirs: the phone, or what the app was made with, is not theirs alone. */
export const tellCodeIsKnown = (door: Door, id: string): Promise<void> =>
  atTheDoor(door, async (trx) => {
    const now = door.now()
    const day = now.toISOString().slice(0, 10)
    const hash = createHmac('sha256', door.serverKey).update(`baken-code-known-1:${id}:${day}`).digest()
    const person = await personOn(trx, id)
    if (!person || !(await useOnce(trx, hash, new Date(now.getTime() + dayMs)))) return
    const values = { name: person.name, when: now.toISOString() }
    const sendBefore = new Date(now.getTime() + newsMs)
    await door.post?.(trx, { kind: 'code-known', to: person.mail, language: person.language, values, sendBefore })
  })
