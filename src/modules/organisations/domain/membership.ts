import { type Day, isWithin } from '#kernel/days.ts'
import { err, ok, type Result } from '#kernel/result.ts'
import type { Action } from './objects.ts'
import type { OrganisationId } from './organisation.ts'
import { keyHolders, type Role } from './roles.ts'

/** A person at an organisation. */
export interface Membership {
  person: string
  organisation: OrganisationId
  roles: readonly Role[]
  state: 'invited' | 'active' | 'away' | 'ended'
  /** Those for whom somebody does their work: from the first day, up to and without `until`. */
  standsInFor: readonly { person: string; from: Day; until: Day }[]
}

/**
 * The roles somebody has on a day: their own, and those of everyone for whom they stand in while that person is away.
 * Who is not active has none. An administrator's role is never passed on by standing in: that takes two people.
 */
export function rolesOn(one: Membership, colleagues: readonly Membership[], on: Day): Role[] {
  if (one.state !== 'active') return []
  const passedOn = one.standsInFor
    .filter((time) => isWithin(time, on))
    .flatMap(({ person }) => colleagues.filter((other) => other.person === person && isAwayFrom(other, one)))
    .flatMap(({ roles }) => roles)
    .filter((role) => role !== 'organisation-administrator' && role !== 'platform-administrator')
  return [...new Set([...one.roles, ...passedOn])]
}

const isAwayFrom = (other: Membership, one: Membership): boolean =>
  other.state === 'away' && other.organisation === one.organisation

const holdsKey = ({ roles }: Membership): boolean => roles.some((role) => keyHolders.includes(role))

/** Those who can open what people told this organisation: active, and holding its key themselves. */
export const readers = (members: readonly Membership[]): Membership[] =>
  members.filter((one) => one.state === 'active' && holdsKey(one))

/**
 * Nobody reads into the void: fewer than this many readers, and no form is offered. Two, because one can fall ill on the
 * day somebody asks for help.
 */
export const leastReaders = 2

export const isReadHere = (members: readonly Membership[]): boolean => readers(members).length >= leastReaders

/**
 * What taking someone away is called in the table of permissions: of the last person who can open what people told, it
 * is something that two administrators do together. A colleague who is away opens nothing.
 */
export function actionToEnd(one: Membership, members: readonly Membership[]): Action {
  const left = readers(members).filter(({ person }) => person !== one.person)
  return holdsKey(one) && one.state !== 'invited' && left.length === 0
    ? 'membership.end-last-key-holder'
    : 'membership.end'
}

/** Whether a change of roles takes the key from the last one who holds it; then it is as much as an end. */
export const takesLastKey = (one: Membership, roles: readonly Role[], members: readonly Membership[]): boolean =>
  actionToEnd(one, members) === 'membership.end-last-key-holder' && !holdsKey({ ...one, roles })

/**
 * Who may do the work of somebody who is away. Refusals: `oneself` – nobody stands in for themselves · `chosen-by-self` –
 * an administrator does not take over the work of a colleague · `elsewhere` – only within one organisation · `not-here` –
 * who is away or gone stands in for nobody.
 */
export function standIn(
  administrator: string,
  away: Membership,
  other: Membership,
): Result<true, 'oneself' | 'chosen-by-self' | 'elsewhere' | 'not-here'> {
  if (other.person === away.person) return err('oneself')
  if (other.person === administrator) return err('chosen-by-self')
  if (other.organisation !== away.organisation) return err('elsewhere')
  return other.state === 'active' ? ok(true) : err('not-here')
}
