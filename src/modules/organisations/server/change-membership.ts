import { sql } from 'kysely'
import type { Day } from '#kernel/days.ts'
import { err, ok, type Result } from '#kernel/result.ts'
import { about, type Hat } from '../domain/may.ts'
import { actionToEnd, standIn, takesLastKey } from '../domain/membership.ts'
import type { Action } from '../domain/objects.ts'
import { type Role, rolesAt } from '../domain/roles.ts'
import { type Actor, asActor, mayNow, type NotDone } from './acting.ts'
import { writeDown } from './audit-lines.ts'
import type { Desk, DeskTransaction } from './desk.ts'
import { keyStateIn } from './keys/organisation-key.ts'
import { type Member, memberOn } from './members.ts'
import { organisationOn } from './organisations-read.ts'
import { askForSecond, type RequestDetail } from './requests.ts'

/** `done` – it stands so now · `asked` – it waits for a second person. */
export type Came = 'done' | 'asked'
/** `unknown-person` – the hat sees nobody with that id here · `role-not-here` – organisations of this kind have no such role. */
export type NotChanged = NotDone | 'unknown-person' | 'role-not-here' | 'nothing-changed'

interface Turn {
  trx: DeskTransaction
  hat: Hat
  actor: Actor
  desk: Desk
  one: Member
}

function withMember<E extends string>(
  desk: Desk,
  actor: Actor,
  person: string,
  work: (turn: Turn) => Promise<Result<Came, E>>,
): Promise<Result<Came, E | 'unknown-person' | 'not-here'>> {
  return asActor<Came, E | 'unknown-person'>(desk, actor, async (trx, hat) => {
    const one = await memberOn(trx, actor.organisation, person)
    return one ? work({ trx, hat, actor, desk, one }) : err('unknown-person')
  })
}

/** Does it, or asks a second person for it; and writes down which. */
async function doOrAsk(
  { trx, hat, actor, desk, one }: Turn,
  action: Action,
  detail: RequestDetail,
  change: () => Promise<unknown>,
): Promise<Result<Came, NotDone>> {
  const on = about(one.organisation, one.state, { person: one.person })
  const may = mayNow(hat, action, on, actor)
  if (!may.ok) return may
  const told = { ...(detail.roles ? { roles: detail.roles.length } : {}) }
  if (may.value.takesTwo) {
    await askForSecond(desk, trx, actor, { action, organisation: one.organisation, person: one.person, detail })
    await writeDown(trx, actor, `${action}.ask`, `person:${one.person}`, told)
    return ok('asked')
  }
  const before = await keyStateIn(trx, one.organisation)
  await change()
  // Who had the key and has it no longer: the database ordered another one in the same moment.
  const after = await keyStateIn(trx, one.organisation)
  const key = after === before ? {} : { key: after }
  await writeDown(trx, actor, action, `person:${one.person}`, { ...told, ...key })
  return ok('done')
}

const sameRoles = (one: readonly Role[], other: readonly Role[]) =>
  one.length === other.length && one.every((role) => other.includes(role))

const administers = (roles: readonly Role[]) =>
  roles.includes('organisation-administrator') || roles.includes('platform-administrator')

/** Whether no colleague opens what people told. Asked of the database: who is away sees no colleague, and may leave all the same. */
async function isLastKeyHolder(trx: DeskTransaction, { person, organisation }: Member): Promise<boolean> {
  const { rows } = await sql<{ last: boolean }>`
    select organisations_is_last_key_holder(${person}, ${organisation}) as last
  `.execute(trx)
  return rows[0]?.last === true
}

/** Gives a colleague these roles in the place of those they had. An administrator is made, and the last key taken, by two. */
export const changeRoles = (desk: Desk, actor: Actor, person: string, wanted: readonly Role[]) =>
  withMember<NotChanged>(desk, actor, person, async (turn) => {
    const { trx, hat, one } = turn
    const roles = [...new Set(wanted)]
    const at = await organisationOn(trx, one.organisation)
    if (!at || roles.length === 0 || roles.some((role) => !rolesAt(at.kind).includes(role))) return err('role-not-here')
    if (sameRoles(one.roles, roles)) return err('nothing-changed')
    const makes = administers(roles) && !administers(one.roles)
    const takes = (await isLastKeyHolder(trx, one)) && takesLastKey(one, roles, [one])
    const usual: Action = makes ? 'membership.make-administrator' : 'membership.change-roles'
    // Who may do the one may not yet do the other as well.
    const both = takes ? mayNow(hat, usual, about(one.organisation, one.state, { person }), actor) : ok(true)
    if (!both.ok) return both
    return doOrAsk(turn, takes ? 'membership.end-last-key-holder' : usual, { roles }, () => setRoles(trx, one, roles))
  })

/** Ends a membership; one's own as well. Of the last person who holds the key it takes two. */
export const endMembership = (desk: Desk, actor: Actor, person: string) =>
  withMember<NotChanged>(desk, actor, person, async (turn) => {
    const { trx, one } = turn
    const action = (await isLastKeyHolder(trx, one)) ? actionToEnd(one, [one]) : 'membership.end'
    return doOrAsk(turn, action, {}, () => setState(trx, one, 'ended'))
  })

/** Somebody is away for a while: ill, on leave. Until they are back they do nothing but look after themselves. */
export const setAway = (desk: Desk, actor: Actor, person: string) =>
  withMember<NotChanged>(desk, actor, person, (turn) =>
    doOrAsk(turn, 'membership.set-away', {}, () => setState(turn.trx, turn.one, 'away')),
  )

export const setBack = (desk: Desk, actor: Actor, person: string) =>
  withMember<NotChanged>(desk, actor, person, (turn) =>
    doOrAsk(turn, 'membership.set-back', {}, () => setState(turn.trx, turn.one, 'active')),
  )

/**
 * Lets a colleague do the work of somebody who is away, from the first day up to and without `until`. Refusals of its own: those of
 * `standIn`, and `period-order` – it ends before it begins.
 */
export const giveStandIn = (desk: Desk, actor: Actor, away: string, given: { person: string; from: Day; until: Day }) =>
  withMember<NotChanged | 'period-order' | 'oneself' | 'chosen-by-self' | 'elsewhere'>(
    desk,
    actor,
    away,
    async (turn) => {
      const { trx, one } = turn
      const other = await memberOn(trx, one.organisation, given.person)
      if (!other) return err('unknown-person')
      if (given.until <= given.from) return err('period-order')
      const fits = standIn(actor.person, one, other)
      if (!fits.ok) return fits
      return doOrAsk(turn, 'membership.give-stand-in', {}, () =>
        sql`insert into organisations_stand_in (organisation, away, person, from_day, until_day)
        values (${one.organisation}, ${one.person}, ${given.person}, ${given.from}, ${given.until})
        on conflict do nothing`.execute(trx),
      )
    },
  )

/** Takes back every time that a colleague stands in for somebody. */
export const endStandIn = (desk: Desk, actor: Actor, away: string, person: string) =>
  withMember<NotChanged>(desk, actor, away, (turn) =>
    doOrAsk(turn, 'membership.give-stand-in', {}, () =>
      turn.trx
        .deleteFrom('organisations_stand_in')
        .where('organisation', '=', turn.one.organisation)
        .where('away', '=', away)
        .where('person', '=', person)
        .execute(),
    ),
  )

export const setRoles = (
  trx: DeskTransaction,
  { person, organisation }: Pick<Member, 'person' | 'organisation'>,
  roles: readonly Role[],
) =>
  sql`update organisations_membership set roles = ${[...roles]}, since = organisations_today()
    where person = ${person} and organisation = ${organisation}`.execute(trx)

export const setState = (
  trx: DeskTransaction,
  { person, organisation }: Pick<Member, 'person' | 'organisation'>,
  state: 'active' | 'away' | 'ended',
) =>
  sql`update organisations_membership set state = ${state}, since = organisations_today()
    where person = ${person} and organisation = ${organisation}`.execute(trx)
