import { error } from '@sveltejs/kit'
import { actorOf, requireHat, staffDesk } from '#app/staff/staff-request.ts'
import { mayDo, organisationsShown } from '#modules/organisations/index.ts'
import { allOrganisations, readOrganisationsQuery } from '#modules/organisations/server/index.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const session = await requireHat(event)
  const on = { organisation: null, successor: null, person: null, author: null, state: 'active' } as const
  if (!mayDo(session.hat, 'organisation.register', on).ok) error(403, 'not for this hat')
  const all = await allOrganisations(staffDesk(event).door, actorOf(session))
  const query = readOrganisationsQuery(event.url.searchParams)
  return {
    query,
    rows: organisationsShown(all, query),
    known: all.length,
    few: all.filter(({ state }) => state === 'few-administrators').length,
  }
}
