import { sql } from 'kysely'
import { err, ok, type Result } from '#kernel/result.ts'
import { about } from '../../domain/may.ts'
import { type Actor, asActor, mayNow, type NotDone } from '../acting.ts'
import { writeDown } from '../audit-lines.ts'
import type { Came } from '../change-membership.ts'
import type { Desk, DeskTransaction } from '../desk.ts'
import { askForSecond } from '../requests.ts'
import { keyStateIn, keysIn } from './organisation-key.ts'

/** What two administrators decide about a key that neither of them has. */
export type KeyOrder = 'key.order-change' | 'key.order-recovery' | 'key.declare-lost'

const ask =
  (action: KeyOrder) =>
  (desk: Desk, actor: Actor): Promise<Result<Came, NotDone | 'still-held'>> =>
    asActor<Came, NotDone | 'still-held'>(desk, actor, async (trx, hat) => {
      const { organisation } = actor
      const may = mayNow(hat, action, about(organisation, await keyStateIn(trx, organisation)), actor)
      if (!may.ok) return may
      if (action === 'key.declare-lost' && (await isHeld(trx, organisation))) return err('still-held')
      await askForSecond(desk, trx, actor, { action, organisation, person: null, detail: {} })
      await writeDown(trx, actor, `${action}.ask`, `organisation:${organisation}`)
      return ok('asked')
    })

/** Whether somebody has the key that everything new goes to. */
export async function isHeld(trx: DeskTransaction, organisation: string): Promise<boolean> {
  const { current } = await keysIn(trx, organisation)
  if (!current) return false
  const { rows } = await sql<{ held: boolean }>`
    select organisations_key_is_held(${organisation}, ${current.number}) as held`.execute(trx)
  return rows[0]?.held === true
}

/** Asks a second administrator to agree that the key has to change. */
export const orderKeyChange = ask('key.order-change')

/** Asks a second administrator to agree that the key has to come back from two of its papers. */
export const orderKeyRecovery = ask('key.order-recovery')

/**
 * Asks a second administrator to agree that nobody has the key and its papers are gone: what was sealed to it stays, for nobody to read, and a new
 * one can be made. A new key that got lost before its change was finished gives way to the one before, where somebody has that. Refusal of its
 * own: `still-held` – somebody has the key that everything new goes to.
 */
export const declareKeyLost = ask('key.declare-lost')

/** Does what two agreed on. The database asks once more whether they did. */
export async function carryOut(trx: DeskTransaction, order: KeyOrder, organisation: string): Promise<void> {
  switch (order) {
    case 'key.order-change':
      await sql`select organisations_order_key_change(${organisation})`.execute(trx)
      return
    case 'key.order-recovery':
      await sql`select organisations_order_key_recovery(${organisation})`.execute(trx)
      return
    case 'key.declare-lost':
      await sql`select organisations_declare_key_lost(${organisation})`.execute(trx)
  }
}
