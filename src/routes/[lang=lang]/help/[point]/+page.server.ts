import { error } from '@sveltejs/kit'
import { askedHelp } from '#app/asked-help.ts'
import { expiredContacts } from '#app/expired-contacts.ts'
import { helpSearch, pointWeek } from '#modules/directory/index.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { services, language } = event.locals
  const { directory } = services
  // The filters of the list are only carried along to go back to it: what is wrong with them is said there.
  const { at, chosen, typed } = await askedHelp(event)
  const point = await directory.point(event.params.point, services.contentLanguage(language), at)
  if (!point) error(404, 'no such point')
  return {
    point,
    week: pointWeek(point, await directory.current(), at),
    municipalities: services.municipalities(),
    regions: services.areas.regions.map(({ scheme, code, name }) => ({ scheme, code, name })),
    at,
    chosen,
    search: helpSearch(typed),
    today: services.today(),
    expired: expiredContacts(services.library.catalogues.contacts.values(), services.today()),
  }
}
