import { z } from 'zod'
import { type OrganisationKind, organisationKinds } from '../domain/organisation.ts'
import { type OrganisationsQuery, organisationStates } from '../domain/organisations-list.ts'
import { everybody, memberStates, type PeopleQuery, peopleSorts } from '../domain/people-list.ts'
import { type Role, roles } from '../domain/roles.ts'

const role = z.enum(roles as [Role, ...Role[]])
const search = z.string().max(100)
const kinds: readonly OrganisationKind[] = organisationKinds

/** A list asked for in an address. What the list does not know is left out, and everybody is shown. */
export function readPeopleQuery(asked: URLSearchParams): PeopleQuery {
  const sort = asked.get('sort') ?? 'name'
  const key = sort.replace(/^-/, '')
  const known = peopleSorts.find((one) => one === key)
  return {
    q: search.safeParse(asked.get('q')).data ?? '',
    state: z.enum(memberStates).safeParse(asked.get('state')).data ?? null,
    role: readRole(asked),
    sort: known ?? everybody.sort,
    descending: known !== undefined && sort.startsWith('-'),
  }
}

/** The role that an address asks for; null: none that there is. */
export const readRole = (asked: URLSearchParams): Role | null => role.safeParse(asked.get('role')).data ?? null

export const readOrganisationsQuery = (asked: URLSearchParams): OrganisationsQuery => ({
  q: search.safeParse(asked.get('q')).data ?? '',
  kind: kinds.find((one) => one === asked.get('kind')) ?? null,
  state: z.enum(organisationStates).safeParse(asked.get('state')).data ?? null,
})
