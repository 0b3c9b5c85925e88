import { sql } from 'kysely'
import { dutchDay } from '#kernel/days.ts'
import { err, ok, type Result } from '#kernel/result.ts'
import { appendAudit } from '#platform/audit/index.ts'
import {
  acceptedTotpStep,
  hashPassword,
  newRecoveryCodes,
  type PasswordFault,
  passwordFault,
  readToken,
  recoveryCodeHash,
  showRecoveryCode,
  type Token,
  tokenHash,
} from '#platform/credentials/index.ts'
import { lineOf } from '#platform/http/line-of.ts'
import type { Role } from '../../domain/roles.ts'
import type { DeskTransaction } from '../desk.ts'
import { rolesIn } from '../hats.ts'
import { atTheDoor, type Door, type Visitor } from './door.ts'
import { lockedSecret, type ShownSecret, secretFor, shownSecret } from './second-factor.ts'
import { type Person, personOn, type Session, startSession } from './sessions.ts'
import { giveTryBack, spendTry } from './tries.ts'

/** `unknown` – not ours, taken back, or replaced by a newer one · `used` · `over` – its week is past. */
export type InvitationFault = 'unknown' | 'used' | 'over'

export interface OpenInvitation {
  person: Person
  organisation: { id: string; name: string }
  roles: readonly Role[]
  endsAt: Date
  /** Whether the person has a way to sign in already: then they sign in and accept. */
  hasAccount: boolean
  /** For the app with codes; the same every time the page is opened. */
  secret: ShownSecret
}

interface Found extends Omit<OpenInvitation, 'secret'> {
  hash: Uint8Array
}

async function find(door: Door, trx: DeskTransaction, shown: string): Promise<Result<Found, InvitationFault>> {
  const token = readToken(shown)
  if (!token.ok) return err('unknown')
  const hash = await tokenHash('invitation', token.value)
  const row = await trx
    .selectFrom('organisations_invitation as i')
    .innerJoin('organisations_membership as m', (join) =>
      join.onRef('m.person', '=', 'i.person').onRef('m.organisation', '=', 'i.organisation'),
    )
    .innerJoin('organisations_organisation as o', 'o.id', 'i.organisation')
    .select(['i.person', 'i.ends_at', 'i.used_at', 'm.roles', 'm.state', 'o.id', 'o.name'])
    .where('i.hash', '=', hash)
    // Whoever takes the invitation back or uses it at the same moment comes before or after, and not in between.
    .forUpdate(['i', 'm'])
    .executeTakeFirst()
  const person = row && (await personOn(trx, row.person))
  if (!row || !person) return err('unknown')
  if (row.used_at !== null || row.state !== 'invited') return err('used')
  if (row.ends_at <= door.now()) return err('over')
  return ok({
    hash,
    person,
    organisation: { id: row.id, name: row.name },
    roles: rolesIn(row.roles),
    endsAt: row.ends_at,
    hasAccount: await hasAccount(trx, row.person),
  })
}

async function hasAccount(trx: DeskTransaction, person: string): Promise<boolean> {
  for (const table of ['organisations_account', 'organisations_passkey', 'organisations_identity'] as const)
    if (await trx.selectFrom(table).select('person').where('person', '=', person).executeTakeFirst()) return true
  return false
}

/** What an invitation says to who opens it. */
export const openInvitation = (door: Door, shown: string): Promise<Result<OpenInvitation, InvitationFault>> =>
  atTheDoor(door, async (trx): Promise<Result<OpenInvitation, InvitationFault>> => {
    const found = await find(door, trx, shown)
    if (!found.ok) return found
    const { hash: _, ...rest } = found.value
    return ok({ ...rest, secret: shownSecret(door, secretFor(door, shown), found.value.person.mail) })
  })

/**
 * Whose administrators can send a new invitation in the place of this one: those of the organisation, or of where they work who sent it when it has
 * none yet. null: the link is none of ours.
 */
export async function whomToAsk(door: Door, shown: string): Promise<string | null> {
  const token = readToken(shown)
  if (!token.ok) return null
  const hash = await tokenHash('invitation', token.value)
  const { rows } = await atTheDoor(door, (trx) =>
    sql<{ name: string | null }>`
      select coalesce(
        (select o.name from organisations_organisation o where o.id = i.organisation and exists (
          select from organisations_membership m
          where m.organisation = o.id and m.state = 'active' and organisations_administers(m.roles)
        )),
        (select o.name from organisations_membership m join organisations_organisation o on o.id = m.organisation
          where m.person = i.invited_by and m.state = 'active' and organisations_administers(m.roles) order by o.id limit 1)
      ) as name
      from organisations_invitation i where i.hash = ${hash}`.execute(trx),
  )
  return rows[0]?.name ?? null
}

export type NotBegun = InvitationFault | PasswordFault | 'wrong-code' | 'wait' | 'busy' | 'has-account'

/** Somebody is in for the first time: their token, and ten codes that are shown this once. */
export interface Begun {
  token: Token
  recoveryCodes: readonly string[]
}

/**
 * A first sign-in by invitation: chooses a password and proves that the app has the secret. Refusals: those of the invitation and of
 * `passwordFault`, `wrong-code`, `has-account` – sign in and accept instead, `wait`, `busy`. Nothing is kept of a refused one.
 */
export async function signInFirst(
  door: Door,
  visitor: Visitor,
  shown: string,
  typed: { password: string; code: string },
): Promise<Result<Begun, NotBegun>> {
  const may = await spendTry(door, visitor)
  if (!may.ok) return may
  const found = await atTheDoor(door, (trx) => find(door, trx, shown))
  if (!found.ok) return found
  const { person, organisation, hasAccount: has } = found.value
  if (has) return err('has-account')
  const fault = passwordFault(typed.password, [person.name, person.mail, organisation.name])
  if (fault) return err(fault)
  const secret = secretFor(door, shown)
  const step = acceptedTotpStep(secret, typed.code, door.now().getTime(), 0)
  if (step === null) return err('wrong-code')
  const hashed = await door.gate.run(lineOf(visitor), () => hashPassword(typed.password, door.random(16)))
  if (!hashed.ok) return hashed
  const totp = await lockedSecret(door, person.id, secret)
  const begun = await atTheDoor(door, async (trx): Promise<Result<Begun, NotBegun>> => {
    const still = await find(door, trx, shown)
    if (!still.ok) return still
    await trx
      .insertInto('organisations_account')
      .values({ person: person.id, password: hashed.value, totp, totp_step: step, made_at: door.now() })
      .execute()
    const recoveryCodes = await replaceRecoveryCodes(door, trx, person.id)
    const { token } = await accept(door, trx, still.value)
    return ok({ token, recoveryCodes })
  })
  if (begun.ok) await giveTryBack(door, visitor)
  return begun
}

/** Ten fresh codes in the place of all before; given as they are shown. */
export async function replaceRecoveryCodes(door: Door, trx: DeskTransaction, person: string): Promise<string[]> {
  const codes = newRecoveryCodes(door.random)
  await trx.deleteFrom('organisations_recovery_code').where('person', '=', person).execute()
  for (const code of codes)
    await trx
      .insertInto('organisations_recovery_code')
      .values({ hash: await recoveryCodeHash(person, code), person, used_at: null })
      .execute()
  return codes.map(showRecoveryCode)
}

async function useInvitation(door: Door, trx: DeskTransaction, { hash, person, organisation }: Found): Promise<void> {
  const now = door.now()
  await trx.updateTable('organisations_invitation').set({ used_at: now }).where('hash', '=', hash).execute()
  await trx
    .updateTable('organisations_membership')
    .set({ state: 'active', since: dutchDay(now) })
    .where('person', '=', person.id)
    .where('organisation', '=', organisation.id)
    .where('state', '=', 'invited')
    .execute()
}

async function accept(door: Door, trx: DeskTransaction, found: Found): Promise<{ token: Token }> {
  await useInvitation(door, trx, found)
  const { token } = await startSession(door, trx, found.person.id, 'invitation')
  await appendAudit(trx, {
    actor: found.person.id,
    organisation: found.organisation.id,
    action: 'membership.accept',
    object: `person:${found.person.id}`,
    detail: { first: true },
  })
  return { token }
}

/** Somebody who can sign in already accepts an invitation to one more organisation. Refusal `somebody-else`: it is for another person. */
export const acceptInvitation = (
  door: Door,
  session: Session,
  shown: string,
): Promise<Result<string, InvitationFault | 'somebody-else'>> =>
  atTheDoor(door, async (trx): Promise<Result<string, InvitationFault | 'somebody-else'>> => {
    const found = await find(door, trx, shown)
    if (!found.ok) return found
    const { person, organisation } = found.value
    if (person.id !== session.person.id) return err('somebody-else')
    await useInvitation(door, trx, found.value)
    const told = { object: `person:${person.id}`, detail: { first: false } }
    await appendAudit(trx, { actor: person.id, organisation: organisation.id, action: 'membership.accept', ...told })
    return ok(organisation.id)
  })
