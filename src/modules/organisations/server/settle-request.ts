import { sql } from 'kysely'
import type { Day } from '#kernel/days.ts'
import { err, ok, type Result } from '#kernel/result.ts'
import { about, type Hat, mayAgree } from '../domain/may.ts'
import { type Actor, asActor, mayNow, type NotDone } from './acting.ts'
import { writeDown } from './audit-lines.ts'
import { setRoles, setState } from './change-membership.ts'
import type { Desk, DeskTransaction } from './desk.ts'
import { hatOn, looksAfter, rolesIn } from './hats.ts'
import { type Invitation, sendInvitation } from './invite-person.ts'
import { carryOut, isHeld } from './keys/order-key.ts'
import { keyStateIn } from './keys/organisation-key.ts'
import { memberOn } from './members.ts'
import { organisationOn } from './organisations-read.ts'
import { type AskedFor, openRequests, settleRequest } from './requests.ts'

/**
 * `unknown-request` – it is not there, is over, or somebody else was faster · `same-person` – who asked does not agree ·
 * `asker-gone` – who asked may not do it any more · `still-held` – the key was to be declared lost, and somebody has it · `overtaken` – something
 * changed meanwhile, and it cannot be done as it was asked for.
 */
export type NotSettled = NotDone | 'unknown-request' | 'same-person' | 'asker-gone' | 'still-held' | 'overtaken'

/** What came of agreeing: of a recovery the new invitation, to hand over. */
export interface Settled {
  request: AskedFor
  invitation: Invitation | null
}

/** A second person agrees, and in the same moment it is done. */
export function agreeWith(desk: Desk, actor: Actor, id: string): Promise<Result<Settled, NotSettled>> {
  return asActor<Settled, NotSettled>(desk, actor, async (trx, hat) => {
    const [asked] = await openRequests(trx, desk.now(), id)
    if (!asked) return err('unknown-request')
    const on = await actedOn(trx, asked)
    const may = mayNow(hat, asked.action, on, actor)
    if (!may.ok) return may
    const first = await hatOn(trx, { person: asked.askedBy, organisation: actor.organisation })
    if (!first) return err('asker-gone')
    const agreed = mayAgree(first, hat, asked.action, on)
    if (!agreed.ok) return agreed
    if (!mayStill(first, asked, on)) return err('asker-gone')
    if (asked.action === 'key.declare-lost' && (await isHeld(trx, asked.organisation))) return err('still-held')
    const done = await unlessOvertaken(trx, async () => {
      if (!(await settleRequest(trx, id, actor.person, 'agreed'))) return err('unknown-request')
      return ok(await enact(desk, trx, actor, asked))
    })
    if (!done.ok) return done
    const invitation = done.value
    await writeDown(trx, actor, `${asked.action}.agree`, objectOf(asked), { request: id, asked: asked.askedBy })
    return ok({ request: asked, invitation })
  })
}

/** Refused for want of a right, or by a rule of the table. */
const refusals = ['42501', '23514', '23503']
const isRefusal = (cause: unknown) => cause instanceof Error && 'code' in cause && refusals.includes(String(cause.code))

/**
 * Does it, unless the database says that this is not any more what two people agreed on: somebody else of those who hold the key left, say, and what was
 * one more role takes away the last key. Then nothing is done.
 */
async function unlessOvertaken<T, E extends string>(
  trx: DeskTransaction,
  work: () => Promise<Result<T, E>>,
): Promise<Result<T, E | 'overtaken'>> {
  await sql`savepoint before_agreed`.execute(trx)
  try {
    const done = await work()
    await sql`release savepoint before_agreed`.execute(trx)
    return done
  } catch (cause) {
    if (!isRefusal(cause)) throw cause
    await sql`rollback to savepoint before_agreed`.execute(trx)
    return err('overtaken')
  }
}

/** A second person refuses, or who asked takes it back. Nothing is done. */
export function putAside(desk: Desk, actor: Actor, id: string): Promise<Result<AskedFor, NotSettled>> {
  return asActor<AskedFor, NotSettled>(desk, actor, async (trx) => {
    const [asked] = await openRequests(trx, desk.now(), id)
    if (!asked) return err('unknown-request')
    const outcome = asked.askedBy === actor.person ? 'withdrawn' : 'refused'
    if (!(await settleRequest(trx, id, actor.person, outcome))) return err('unknown-request')
    await writeDown(trx, actor, `${asked.action}.${outcome === 'refused' ? 'refuse' : 'take-back'}`, objectOf(asked), {
      request: id,
    })
    return ok(asked)
  })
}

const objectOf = ({ person, organisation }: AskedFor) => (person ? `person:${person}` : `organisation:${organisation}`)

async function actedOn(trx: DeskTransaction, { action, organisation, person }: AskedFor) {
  if (action.startsWith('membership.') && person) {
    const one = await memberOn(trx, organisation, person)
    return about(organisation, one?.state ?? 'ended', { person })
  }
  if (action.startsWith('account.') && person)
    return about((await looksAfter(trx, person)) ? organisation : null, 'there', { person })
  if (action.startsWith('key.')) return about(organisation, await keyStateIn(trx, organisation))
  const at = await organisationOn(trx, organisation)
  return about(organisation, at?.state ?? 'ended', { successor: at?.successor ?? null })
}

const mayStill = (first: Hat, { action }: AskedFor, on: ReturnType<typeof about>) =>
  mayNow(first, action, on, { proved: true }).ok

/** Does what was asked for. The database asks once more whether two people agreed. */
async function enact(desk: Desk, trx: DeskTransaction, actor: Actor, asked: AskedFor): Promise<Invitation | null> {
  const { action, organisation, person, detail } = asked
  const one = { person: person ?? '', organisation }
  switch (action) {
    case 'membership.make-administrator':
      await setRoles(trx, one, rolesIn(detail.roles ?? []))
      return null
    case 'membership.end-last-key-holder':
      await (detail.roles ? setRoles(trx, one, rolesIn(detail.roles)) : setState(trx, one, 'ended'))
      return null
    case 'account.recover':
      return recover(desk, trx, actor, one)
    case 'organisation.hand-over':
      await endOrganisation(trx, organisation, detail.until as Day, detail.successor ?? '')
      return null
    case 'organisation.receive':
      await sql`select organisations_receive(${organisation})`.execute(trx)
      return null
    case 'key.order-change':
    case 'key.order-recovery':
    case 'key.declare-lost':
      await carryOut(trx, action, organisation)
      return null
    default:
      throw new Error(`${action} does not take two people`)
  }
}

const endOrganisation = (trx: DeskTransaction, id: string, until: Day, successor: string) =>
  trx.updateTable('organisations_organisation').set({ until_day: until, successor }).where('id', '=', id).execute()

async function recover(
  desk: Desk,
  trx: DeskTransaction,
  actor: Actor,
  one: { person: string; organisation: string },
): Promise<Invitation> {
  await sql`select organisations_forget_proof(${one.person})`.execute(trx)
  const at = await organisationOn(trx, one.organisation)
  const member = await memberOn(trx, one.organisation, one.person)
  if (!at || !member) throw new Error('a person was recovered whom the hat does not see')
  return sendInvitation(desk, trx, { actor, at, person: one.person, invited: member, kind: 'recovery' })
}
