import { err, ok, type Result } from '#kernel/result.ts'
import {
  acceptedTotpStep,
  hashPassword,
  type PasswordFault,
  passwordFault,
  type Token,
  verifyPassword,
} from '#platform/credentials/index.ts'
import { lineOf } from '#platform/http/line-of.ts'
import type { DeskTransaction } from '../desk.ts'
import { atTheDoor, type Door, type Visitor } from './door.ts'
import { replaceRecoveryCodes } from './first-sign-in.ts'
import { lockedSecret, type ShownSecret, secondFactor, secretFor, shownSecret, useUp } from './second-factor.ts'
import { nowProved, type Session, type SignedInBy } from './sessions.ts'
import { tellOwner } from './tell-owner.ts'
import { giveTryBack, giveTryBackOf, spendTry, spendTryOf } from './tries.ts'

/** How somebody gets in, as their own page shows it. */
export interface OwnAccount {
  hasPassword: boolean
  recoveryCodesLeft: number
  passkeys: readonly { id: string; name: string; madeAt: Date; usedAt: Date | null }[]
  sessions: readonly { id: string; how: SignedInBy; beganAt: Date; seenAt: Date; isThis: boolean }[]
}

export const ownAccount = (door: Door, session: Session): Promise<OwnAccount> =>
  atTheDoor(door, async (trx) => {
    const person = session.person.id
    const account = await accountRow(trx, person)
    const codes = await trx
      .selectFrom('organisations_recovery_code')
      .select('hash')
      .where('person', '=', person)
      .where('used_at', 'is', null)
      .execute()
    const passkeys = await trx
      .selectFrom('organisations_passkey')
      .select(['id', 'name', 'made_at as madeAt', 'used_at as usedAt'])
      .where('person', '=', person)
      .orderBy('made_at')
      .execute()
    const sessions = await trx
      .selectFrom('organisations_session')
      .select(['id', 'how', 'began_at as beganAt', 'seen_at as seenAt'])
      .where('person', '=', person)
      .where('ends_at', '>', door.now())
      .orderBy('seen_at', 'desc')
      .execute()
    return {
      hasPassword: Boolean(account?.password),
      recoveryCodesLeft: codes.length,
      passkeys,
      sessions: sessions.map((one) => ({ ...one, how: one.how as SignedInBy, isThis: one.id === session.id })),
    }
  })

const accountRow = (trx: DeskTransaction, person: string) =>
  trx
    .selectFrom('organisations_account')
    .select(['password', 'totp', 'totp_step'])
    .where('person', '=', person)
    .executeTakeFirst()

/** `prove-again` – it asks for signing in once more. */
export type NotMine = 'prove-again'

/** Ends every session of the person but this one. Gives how many. */
export const endOtherSessions = (door: Door, session: Session): Promise<number> =>
  atTheDoor(door, async (trx) => {
    const done = await trx
      .deleteFrom('organisations_session')
      .where('person', '=', session.person.id)
      .where('id', '<>', session.id)
      .executeTakeFirst()
    await tellOwner(door, trx, session, 'other-sessions-ended')
    return Number(done.numDeletedRows)
  })

/** Chooses another password; every other session ends. Refusals: those of `passwordFault`, `prove-again`, `busy`. */
export async function changePassword(
  door: Door,
  visitor: Visitor,
  session: Session,
  password: string,
): Promise<Result<true, PasswordFault | NotMine | 'busy' | 'no-password'>> {
  if (!session.proved) return err('prove-again')
  const fault = passwordFault(password, [session.person.name, session.person.mail])
  if (fault) return err(fault)
  if (!(await spendTryOf(door, session.person.id)).ok) return err('busy')
  const hashed = await door.gate.run(lineOf(visitor), () => hashPassword(password, door.random(16)))
  if (!hashed.ok) return hashed
  return atTheDoor(door, async (trx): Promise<Result<true, 'no-password'>> => {
    const done = await trx
      .updateTable('organisations_account')
      .set({ password: hashed.value })
      .where('person', '=', session.person.id)
      .executeTakeFirst()
    if (done.numUpdatedRows !== 1n) return err('no-password')
    const others = trx.deleteFrom('organisations_session').where('person', '=', session.person.id)
    await others.where('id', '<>', session.id).execute()
    await tellOwner(door, trx, session, 'password')
    return ok(true)
  })
}

/** A secret for another phone; it counts once a code of it is typed. */
export const offeredSecret = (door: Door, session: Session): ShownSecret =>
  shownSecret(door, secretFor(door, `session:${session.id}`), session.person.mail)

/** Puts the offered secret in the place of the one before. Refusals: `wrong-code`, `prove-again`, `no-password`. */
export async function changeSecret(
  door: Door,
  session: Session,
  code: string,
): Promise<Result<true, NotMine | 'wrong-code' | 'no-password'>> {
  if (!session.proved) return err('prove-again')
  const secret = secretFor(door, `session:${session.id}`)
  const step = acceptedTotpStep(secret, code, door.now().getTime(), 0)
  if (step === null) return err('wrong-code')
  const totp = await lockedSecret(door, session.person.id, secret)
  return atTheDoor(door, async (trx): Promise<Result<true, 'no-password'>> => {
    const done = await trx
      .updateTable('organisations_account')
      .set({ totp, totp_step: step })
      .where('person', '=', session.person.id)
      .executeTakeFirst()
    if (done.numUpdatedRows !== 1n) return err('no-password')
    await tellOwner(door, trx, session, 'app-with-codes')
    return ok(true)
  })
}

/** Ten new recovery codes; those before count no more. */
export async function newOwnCodes(door: Door, session: Session): Promise<Result<string[], NotMine>> {
  if (!session.proved) return err('prove-again')
  return atTheDoor(door, async (trx) => {
    const codes = await replaceRecoveryCodes(door, trx, session.person.id)
    await tellOwner(door, trx, session, 'recovery-codes')
    return ok(codes)
  })
}

/** Proves once more who one is, with the password and a code. Refusals as those of signing in. */
export async function proveAgain(
  door: Door,
  visitor: Visitor,
  session: Session,
  typed: { password: string; code: string },
): Promise<Result<Token, 'not-right' | 'wait' | 'busy' | 'no-password'>> {
  const may = await spendTry(door, visitor)
  if (!may.ok) return may
  const person = session.person.id
  const account = await atTheDoor(door, (trx) => accountRow(trx, person))
  if (!account?.password || !account.totp) return err('no-password')
  const kept = { person, totp: account.totp, step: Number(account.totp_step) }
  const shown = await atTheDoor(door, (trx) => secondFactor(door, trx, kept, typed.code))
  if (shown === null) return err('not-right')
  if (!(await spendTryOf(door, person)).ok) return err('not-right')
  const { password } = account
  const checked = await door.gate.run(lineOf(visitor), () => verifyPassword(password, typed.password))
  if (!checked.ok) return checked
  if (checked.value === 'wrong') return err('not-right')
  const used = await atTheDoor(door, (trx) => useUp(door, trx, person, shown))
  const token = used ? await nowProved(door, session) : null
  if (token === null) return err('not-right')
  await Promise.all([giveTryBack(door, visitor), giveTryBackOf(door, person)])
  return ok(token)
}
