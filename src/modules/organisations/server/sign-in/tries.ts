import { createHmac } from 'node:crypto'
import { err, ok, type Result } from '#kernel/result.ts'
import { lineOf } from '#platform/http/line-of.ts'
import { mostTries, msToWait, takeTry } from '../../domain/tries.ts'
import type { DeskTransaction } from '../desk.ts'
import type { Door, Visitor } from './door.ts'
import { atTheDoor } from './door.ts'

const keptHours = 24

/** A keyed hash: the table tells nobody which addresses came by. */
const keyed = ({ serverKey }: Door, whose: string): Uint8Array => createHmac('sha256', serverKey).update(whose).digest()

const keyOfLine = (door: Door, visitor: Visitor) => keyed(door, `baken-tries-1:${lineOf(visitor)}`)
const keyOfPerson = (door: Door, person: string) => keyed(door, `baken-tries-of-a-person-1:${person}`)

/**
 * Takes one of the tries of a visitor, before anything that costs something is done. Refusal `wait`: none is left. It is kept whatever comes
 * after, in a transaction of its own.
 */
export const spendTry = (door: Door, visitor: Visitor): Promise<Result<true, 'wait'>> =>
  spend(door, keyOfLine(door, visitor))

/**
 * Takes one of the tries of a person, of somebody who has shown a code of theirs: whoever has only the mail address spends none. It bounds how many
 * passwords a single code lets anybody have hashed, from however many lines. Refusal `wait`: none is left; who may not know that the code was right
 * hears something else.
 */
export const spendTryOf = (door: Door, person: string): Promise<Result<true, 'wait'>> =>
  spend(door, keyOfPerson(door, person))

function spend(door: Door, key: Uint8Array): Promise<Result<true, 'wait'>> {
  const now = door.now().getTime()
  return atTheDoor(door, async (trx) => {
    const all = { key, tries_left: mostTries, at: new Date(now) }
    // The row is there before it is locked: of many first tries at the same moment each sees the one before it.
    await trx
      .insertInto('organisations_try')
      .values(all)
      .onConflict((conflict) => conflict.doNothing())
      .execute()
    const left = takeTry(await triesOf(trx, key), now)
    if (left === null) return err('wait')
    await trx
      .updateTable('organisations_try')
      .set({ tries_left: left.left, at: new Date(left.at) })
      .where('key', '=', key)
      .execute()
    return ok(true)
  })
}

/** Whole seconds until the visitor may try again; 0 at once. */
export const secondsToWait = (door: Door, visitor: Visitor): Promise<number> =>
  atTheDoor(door, async (trx) =>
    Math.ceil(msToWait(await triesOf(trx, keyOfLine(door, visitor)), door.now().getTime()) / 1000),
  )

async function triesOf(trx: DeskTransaction, key: Uint8Array) {
  const row = await trx
    .selectFrom('organisations_try')
    .select(['tries_left', 'at'])
    .where('key', '=', key)
    .forUpdate()
    .executeTakeFirst()
  return row ? { left: row.tries_left, at: row.at.getTime() } : null
}

/** Forgets visitors who have all their tries again, and what was begun and not ended in time. */
export const forgetOldTries = (door: Door): Promise<void> =>
  atTheDoor(door, async (trx) => {
    const now = door.now()
    const before = new Date(now.getTime() - keptHours * 3_600_000)
    await trx.deleteFrom('organisations_try').where('at', '<', before).execute()
    await trx.deleteFrom('organisations_begun').where('ends_at', '<', now).execute()
    await trx.deleteFrom('organisations_session').where('ends_at', '<', now).execute()
  })

/** Gives one try back: who got in was not guessing. */
export const giveTryBack = (door: Door, visitor: Visitor): Promise<void> => giveBack(door, keyOfLine(door, visitor))

/** Gives one try of a person back. */
export const giveTryBackOf = (door: Door, person: string): Promise<void> => giveBack(door, keyOfPerson(door, person))

const giveBack = (door: Door, key: Uint8Array): Promise<void> =>
  atTheDoor(door, async (trx) => {
    const known = await triesOf(trx, key)
    if (known === null) return
    const tries_left = Math.min(mostTries, known.left + 1)
    await trx.updateTable('organisations_try').set({ tries_left }).where('key', '=', key).execute()
  })
