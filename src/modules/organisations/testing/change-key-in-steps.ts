import { sql } from 'kysely'
import type { Desk } from '../server/desk.ts'
import { finishKeyChange } from '../server/keys/move-secrets.ts'
import { orderKeyChange } from '../server/keys/order-key.ts'
import { organisationKey } from '../server/keys/organisation-key.ts'
import { agreeWith } from '../server/settle-request.ts'
import { type Browser, right } from './a-browser.ts'
import { at } from './a-key-world.ts'

/** What one step of a change of the key did. */
export type KeyChangeStep = 'asked' | 'agreed' | 'begun' | 'moved' | 'finished'

/** Secrets in one batch: small, so that a change takes many steps. */
const batch = 5

/**
 * Goes one step further in a change of the key of `ours`, from wherever it stands: one administrator asks, the other agrees, the browser of a holder begins,
 * moves a batch, and at last finishes. Each step looks at the database first, so that one whose answer was lost is not done twice.
 */
export async function changeKeyByOneStep(desk: Desk, [self, ...others]: readonly Browser[]): Promise<KeyChangeStep> {
  if (!self) throw new Error('somebody holds the key')
  const { state } = right(await organisationKey(desk, self.actor))
  if (state === 'in-use') {
    const { rows } = await sql<{ id: string }>`
      select id from organisations_request where outcome is null and organisation = 'ours'`.execute(desk.db)
    const [asked] = rows
    if (!asked) {
      right(await orderKeyChange(desk, at('one')))
      return 'asked'
    }
    right(await agreeWith(desk, at('two'), asked.id))
    return 'agreed'
  }
  if (state === 'change-ordered') {
    await self.begin(others)
    return 'begun'
  }
  if ((await self.moveBatch(batch)) !== null) return 'moved'
  right(await finishKeyChange(desk, self.actor))
  return 'finished'
}
