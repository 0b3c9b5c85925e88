import { sql } from 'kysely'
import { err, ok, type Result } from '#kernel/result.ts'
import { secretsInBatch } from '../../domain/keys/batches.ts'
import { about } from '../../domain/may.ts'
import { type Actor, asActor, mayNow, type NotDone } from '../acting.ts'
import { writeDown } from '../audit-lines.ts'
import type { Desk, DeskTransaction } from '../desk.ts'
import { hex, isWrappedToKey } from './key-forms.ts'
import { type KeptSecret, keyStateIn, keysIn } from './organisation-key.ts'

/** A secret to keep, wrapped to the organisation’s key with this number. */
export interface NewSecret extends KeptSecret {
  keyNumber: number
}

/**
 * Keeps a secret of 32 bytes under the key in use. Refusals of its own: `malformed` · `unknown-key` – there is no key · `old-key` –
 * it is wrapped to another key than the one in use: wrap it again · `taken` – the subject has a secret.
 */
export const keepSecret = (
  desk: Desk,
  actor: Actor,
  { subject, wrapped, keyNumber }: NewSecret,
): Promise<Result<true, NotDone | 'malformed' | 'old-key' | 'taken'>> =>
  asActor<true, NotDone | 'malformed' | 'old-key' | 'taken'>(desk, actor, async (trx, hat) => {
    const state = await keyStateIn(trx, actor.organisation)
    const may = mayNow(hat, 'key.keep-secret', about(actor.organisation, state), actor)
    if (!may.ok) return may
    if (!/^[A-Za-z0-9][A-Za-z0-9_-]{0,39}$/.test(subject) || !isWrappedToKey(wrapped)) return err('malformed')
    const { rows } = await sql<{ became: string }>`
      select organisations_keep_secret(${subject}, ${keyNumber}, ${Buffer.from(wrapped)}) as became
    `.execute(trx)
    const became = rows[0]?.became
    if (became === 'old-key' || became === 'taken') return err(became)
    await writeDown(trx, actor, 'key.keep-secret', `kept-secret:${subject}`, { number: keyNumber })
    return ok(true)
  })

/** `not-changing` – no change was begun, or it is finished · `not-held` – the actor has not got both keys. */
type NotMoving = NotDone | 'not-changing' | 'not-held'

async function changing(
  trx: DeskTransaction,
  { organisation }: Actor,
): Promise<Result<{ from: number; to: number }, 'not-changing' | 'not-held'>> {
  const { current, old } = await keysIn(trx, organisation)
  if (!current || !old) return err('not-changing')
  return current.mine && old.mine ? ok({ from: old.number, to: current.number }) : err('not-held')
}

export interface ToRewrap {
  from: number
  to: number
  /** The next ones, `secretsInBatch` at most. */
  secrets: KeptSecret[]
  /** How many there are in all, these included: counted where one begins, for that goes through all of them; null: it goes on. */
  left: number | null
}

/** The secrets that are only under the old key, by their subject, those after `after`. */
export const secretsToRewrap = (
  desk: Desk,
  actor: Actor,
  { after = '', limit = secretsInBatch }: { after?: string; limit?: number },
): Promise<Result<ToRewrap, NotMoving>> =>
  asActor<ToRewrap, NotMoving>(desk, actor, async (trx, hat) => {
    const state = await keyStateIn(trx, actor.organisation)
    const may = mayNow(hat, 'key.change', about(actor.organisation, state), actor)
    if (!may.ok) return may
    const keys = await changing(trx, actor)
    if (!keys.ok) return keys
    const secrets = await trx
      .selectFrom('organisations_kept_secret as kept')
      .select(['kept.subject', 'kept.wrapped'])
      .where('kept.organisation', '=', actor.organisation)
      .where('kept.key_number', '=', keys.value.from)
      .where('kept.subject', '>', after)
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom('organisations_kept_secret as moved')
              .select('moved.subject')
              .whereRef('moved.organisation', '=', 'kept.organisation')
              .whereRef('moved.subject', '=', 'kept.subject')
              .where('moved.key_number', '=', keys.value.to),
          ),
        ),
      )
      .orderBy('kept.subject')
      .limit(Math.min(limit, secretsInBatch))
      .execute()
    return ok({ ...keys.value, secrets, left: after === '' ? await leftIn(trx, actor) : null })
  })

async function leftIn(trx: DeskTransaction, { organisation }: Actor): Promise<number> {
  const { rows } = await sql<{ left: number }>`select organisations_secrets_left(${organisation}) as left`.execute(trx)
  return rows[0]?.left ?? 0
}

/** A secret as a browser wrapped it again: from the key with this number to the one in use. */
export interface Rewrapped extends KeptSecret {
  from: number
}

/**
 * Moves secrets to the key in use, `secretsInBatch` at most in one step that is done whole or not at all. What somebody else moved meanwhile stays as
 * they left it. The old ones stay as well until the change is finished, so that a wrong one costs nothing. Gives how many were moved.
 * Refusals of its own: those of `NotMoving` · `malformed` · `too-many`.
 */
export const rewrap = (
  desk: Desk,
  actor: Actor,
  secrets: readonly Rewrapped[],
): Promise<Result<number, NotMoving | 'malformed' | 'too-many'>> =>
  asActor<number, NotMoving | 'malformed' | 'too-many'>(desk, actor, async (trx, hat) => {
    const state = await keyStateIn(trx, actor.organisation)
    const may = mayNow(hat, 'key.change', about(actor.organisation, state), actor)
    if (!may.ok) return may
    const keys = await changing(trx, actor)
    if (!keys.ok) return keys
    if (secrets.length > secretsInBatch) return err('too-many')
    if (!secrets.every(({ wrapped }) => isWrappedToKey(wrapped))) return err('malformed')
    const rows = JSON.stringify(secrets.map(({ wrapped, ...rest }) => ({ ...rest, wrapped: hex(wrapped) })))
    const { rows: done } = await sql<{ moved: number }>`
      select organisations_rewrap(${rows}::jsonb) as moved
    `.execute(trx)
    const moved = done[0]?.moved ?? 0
    await writeDown(trx, actor, 'key.rewrap', `organisation:${actor.organisation}`, { ...keys.value, moved })
    return ok(moved)
  })

/**
 * Takes secrets from under the new key again that are still under the old one, so that they are moved anew: somebody wrapped them in a way that does not open. Gives how many
 * there were; one that came in under the new key stays as it is. Refusals of its own: those of `NotMoving`.
 */
export const moveAgain = (desk: Desk, actor: Actor, subjects: readonly string[]): Promise<Result<number, NotMoving>> =>
  asActor<number, NotMoving>(desk, actor, async (trx, hat) => {
    const state = await keyStateIn(trx, actor.organisation)
    const may = mayNow(hat, 'key.change', about(actor.organisation, state), actor)
    if (!may.ok) return may
    const keys = await changing(trx, actor)
    if (!keys.ok) return keys
    const { rows } = await sql<{ again: number }>`
      select organisations_move_again(${[...subjects]}) as again`.execute(trx)
    const again = rows[0]?.again ?? 0
    if (again > 0)
      await writeDown(trx, actor, 'key.move-again', `organisation:${actor.organisation}`, { ...keys.value, again })
    return ok(again)
  })

/**
 * Ends the old key: who had it, its papers and everything wrapped to it are gone. `without`: how many secrets stay behind as they are, because they do not open and somebody looked at
 * that; as many as there are, else it is not ended. Refusals of its own: `not-changing` · `not-held` – the actor has not got the new key · `secrets-left` – another number is
 * only under the old one.
 */
export const finishKeyChange = (
  desk: Desk,
  actor: Actor,
  without = 0,
): Promise<Result<true, NotMoving | 'secrets-left'>> =>
  asActor<true, NotMoving | 'secrets-left'>(desk, actor, async (trx, hat) => {
    const state = await keyStateIn(trx, actor.organisation)
    const may = mayNow(hat, 'key.change', about(actor.organisation, state), actor)
    if (!may.ok) return may
    const { current, old } = await keysIn(trx, actor.organisation)
    if (!current || !old) return err('not-changing')
    if (!current.mine) return err('not-held')
    const { rows } = await sql<{ finished: boolean }>`
      select organisations_finish_key_change(${without}) as finished`.execute(trx)
    if (!rows[0]?.finished) return err('secrets-left')
    const detail = { from: old.number, number: current.number, ...(without > 0 && { without }) }
    await writeDown(trx, actor, 'key.finish-change', `organisation:${actor.organisation}`, detail)
    return ok(true)
  })
