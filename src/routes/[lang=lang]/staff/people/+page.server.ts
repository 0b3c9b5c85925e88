import { lookedAtPeople } from '#app/staff/looked-at-people.ts'
import { requireHat } from '#app/staff/staff-request.ts'
import {
  about,
  activeAdministrators,
  keyHolders,
  mayDo,
  peopleShown,
  readers,
  rolesAt,
} from '#modules/organisations/index.ts'
import { readPeopleQuery } from '#modules/organisations/server/index.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const session = await requireHat(event)
  const { hat } = session
  const { at, members } = await lookedAtPeople(event, session)
  const query = readPeopleQuery(event.url.searchParams)
  const roles = rolesAt(at.kind)
  const hasKey = roles.some((role) => keyHolders.includes(role))
  const on = about(at.id, at.state)
  return {
    organisation: at.name,
    me: session.person.id,
    // Who is away sees only themselves: nothing can be said about the others.
    isAway: hat.membership === 'away',
    mayInvite: mayDo(hat, 'organisation.invite', on).ok,
    hasKey,
    roles,
    query,
    rows: peopleShown(members, query),
    known: members.length,
    here: members.filter(({ state }) => state !== 'ended').length,
    names: Object.fromEntries(members.map(({ person, name }) => [person, name])),
    readers: hasKey ? readers(members).length : null,
    administrators: activeAdministrators(members).length,
  }
}
