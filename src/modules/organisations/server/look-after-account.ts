import { sql } from 'kysely'
import { err, ok, type Result } from '#kernel/result.ts'
import { about } from '../domain/may.ts'
import { type Actor, asActor, mayNow, type NotDone } from './acting.ts'
import { writeDown } from './audit-lines.ts'
import type { Came } from './change-membership.ts'
import type { Desk, DeskTransaction } from './desk.ts'
import { looksAfter } from './hats.ts'
import { memberOn } from './members.ts'
import { askForSecond } from './requests.ts'

/** Of somebody who was asked to come and works elsewhere, the account is none of ours: refusal `relation`. */
const accountOf = async (trx: DeskTransaction, { organisation }: Actor, person: string) =>
  about((await looksAfter(trx, person)) ? organisation : null, 'there', { person })

/** Ends every session of a colleague, at once and everywhere. Gives how many there were. */
export const endSignInsOf = (
  desk: Desk,
  actor: Actor,
  person: string,
): Promise<Result<number, NotDone | 'unknown-person'>> =>
  asActor<number, NotDone | 'unknown-person'>(desk, actor, async (trx, hat) => {
    const one = await memberOn(trx, actor.organisation, person)
    if (!one || one.state === 'ended') return err('unknown-person')
    const may = mayNow(hat, 'account.end-sign-ins', await accountOf(trx, actor, person), actor)
    if (!may.ok) return may
    const { rows } = await sql<{ ended: number }>`select organisations_end_sign_ins(${person}) as ended`.execute(trx)
    const ended = rows[0]?.ended ?? 0
    await writeDown(trx, actor, 'account.end-sign-ins', `person:${person}`, { sessions: ended })
    return ok(ended)
  })

/** Asks a second administrator to agree that a colleague who lost everything gets in again by a new invitation. */
export const recoverAccount = (
  desk: Desk,
  actor: Actor,
  person: string,
): Promise<Result<Came, NotDone | 'unknown-person'>> =>
  asActor<Came, NotDone | 'unknown-person'>(desk, actor, async (trx, hat) => {
    const one = await memberOn(trx, actor.organisation, person)
    if (!one || one.state === 'ended') return err('unknown-person')
    const may = mayNow(hat, 'account.recover', await accountOf(trx, actor, person), actor)
    if (!may.ok) return may
    const asked = { action: 'account.recover', organisation: actor.organisation, person, detail: {} } as const
    await askForSecond(desk, trx, actor, asked)
    await writeDown(trx, actor, 'account.recover.ask', `person:${person}`)
    return ok('asked')
  })
