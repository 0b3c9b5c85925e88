import { type Kysely, sql, type Transaction } from 'kysely'
import { err, ok, type Result } from '#kernel/result.ts'
import { type ActedOn, type Hat, type MayNot, mayDo } from '../domain/may.ts'
import type { Action } from '../domain/objects.ts'
import type { DeskTables } from './desk.ts'
import { hatOn } from './hats.ts'
import { inHat, type Wearer } from './in-a-hat.ts'

/** Who acts, and whether they proved just now who they are. */
export interface Actor extends Wearer {
  proved: boolean
}

/**
 * Why something was not done. Besides those of `mayDo`: `prove-again` – it asks for signing in once more · `say-why` – it asks for
 * a reason.
 */
export type NotDone = MayNot | 'prove-again' | 'say-why'

/**
 * Runs work in the name of the actor; for one organisation one at a time, so that nobody decides on what another is just changing. The desk of a
 * module has its own tables beside those of organisations. Refusal `not-here`: the actor left, or the organisation ended.
 */
export function asActor<T, E extends string, Tables extends DeskTables = DeskTables>(
  desk: { db: Kysely<Tables> },
  actor: Actor,
  work: (trx: Transaction<Tables>, hat: Hat) => Promise<Result<T, E>>,
): Promise<Result<T, E | 'not-here'>> {
  return inHat(desk.db, actor, async (trx): Promise<Result<T, E | 'not-here'>> => {
    // The same lock as `organisations_guard_membership` takes.
    await sql`select pg_advisory_xact_lock(20201233, hashtext(${actor.organisation}))`.execute(trx)
    const hat = await hatOn(trx, actor)
    return hat ? work(trx, hat) : err('not-here')
  })
}

/** Whether it may be done now, and whether a second person has to agree first. Refusals: see `NotDone`. */
export function mayNow(
  hat: Hat,
  action: Action,
  on: ActedOn,
  { proved, reason = '' }: { proved: boolean; reason?: string },
): Result<{ takesTwo: boolean }, NotDone> {
  const may = mayDo(hat, action, on)
  if (!may.ok) return may
  if (may.value.includes('sign-in-again') && !proved) return err('prove-again')
  if (may.value.includes('reason') && reason.trim() === '') return err('say-why')
  return ok({ takesTwo: may.value.includes('second-person') })
}
