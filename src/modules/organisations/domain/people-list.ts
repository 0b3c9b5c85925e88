import type { Day } from '#kernel/days.ts'
import type { Membership } from './membership.ts'
import { keyHolders, type Role } from './roles.ts'

export const memberStates = ['active', 'away', 'invited', 'ended'] as const
export const peopleSorts = ['name', 'roles', 'state', 'since'] as const
export type PeopleSort = (typeof peopleSorts)[number]

/** What the address of the list asks for. Null and empty: everybody. */
export interface PeopleQuery {
  q: string
  state: Membership['state'] | null
  role: Role | null
  sort: PeopleSort
  descending: boolean
}

export const everybody: PeopleQuery = { q: '', state: null, role: null, sort: 'name', descending: false }

/** A member with what the list sorts and searches by. */
export interface ListedMember extends Membership {
  name: string
  mail: string
  since: Day
}

const folded = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
const byWords = new Intl.Collator('nl')

/**
 * Whom the list shows, in its order. Who left is shown only when asked for. A search finds a part of a name or of a mail address, without
 * regard to capitals and accents.
 */
export function peopleShown<One extends ListedMember>(all: readonly One[], query: PeopleQuery): One[] {
  const wanted = folded(query.q.trim())
  const found = all.filter(
    ({ state, roles, name, mail }) =>
      (query.state === null ? state !== 'ended' : state === query.state) &&
      (query.role === null || roles.includes(query.role)) &&
      (folded(name).includes(wanted) || folded(mail).includes(wanted)),
  )
  const sign = query.descending ? -1 : 1
  return found.sort(
    (one, other) =>
      sign * byWords.compare(sortedBy(one, query.sort), sortedBy(other, query.sort)) ||
      byWords.compare(one.name, other.name),
  )
}

function sortedBy({ name, roles, state, since }: ListedMember, sort: PeopleSort): string {
  switch (sort) {
    case 'name':
      return name
    case 'roles':
      return roles.join(' ')
    case 'state':
      return String(memberStates.indexOf(state))
    case 'since':
      return since
  }
}

/** The query as the end of an address; empty when it asks for nothing. */
export function peopleSearch({ q, state, role, sort, descending }: PeopleQuery): string {
  const pairs = [
    ...(q === '' ? [] : [['q', q]]),
    ...(state === null ? [] : [['state', state]]),
    ...(role === null ? [] : [['role', role]]),
    ...(sort === 'name' && !descending ? [] : [['sort', descending ? `-${sort}` : sort]]),
  ]
  return pairs.length === 0 ? '' : `?${new URLSearchParams(pairs)}`
}

export const keepsKey = ({ roles }: Pick<Membership, 'roles'>): boolean =>
  roles.some((role) => keyHolders.includes(role))

/** Those who look after the organisation and are there now. */
export const activeAdministrators = <One extends Membership>(members: readonly One[]): One[] =>
  members.filter(
    ({ state, roles }) =>
      state === 'active' && (roles.includes('organisation-administrator') || roles.includes('platform-administrator')),
  )

/** How many administrators are left when this one goes; null: this one is none, or is not there now. */
export function administratorsLeft(one: Membership, members: readonly Membership[]): number | null {
  const there = activeAdministrators(members)
  return there.some(({ person }) => person === one.person) ? there.length - 1 : null
}
