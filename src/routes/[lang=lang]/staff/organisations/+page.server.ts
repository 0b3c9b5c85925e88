import { actorOf, requireHat, staffDesk } from '#app/staff/staff-request.ts'
import { organisationsShown } from '#modules/organisations/index.ts'
import { allOrganisations, readOrganisationsQuery } from '#modules/organisations/server/index.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const session = await requireHat(event)
  const all = await allOrganisations(staffDesk(event).door, actorOf(session))
  const query = readOrganisationsQuery(event.url.searchParams)
  return {
    query,
    rows: organisationsShown(all, query),
    known: all.length,
    few: all.filter(({ state }) => state === 'few-administrators').length,
  }
}
