import { areaShapes } from '#app/area-shapes.ts'
import { askedHelp } from '#app/asked-help.ts'
import { expiredContacts } from '#app/expired-contacts.ts'
import { linkToSection } from '#app/link-to-section.ts'
import { coveredDay } from '#modules/areas/index.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { services, language } = event.locals
  const asked = await askedHelp(event)
  if (asked.problems.length > 0) event.locals.status = 422
  const today = services.today()
  return {
    asked,
    today,
    page: await services.directory.list(asked.query, services.contentLanguage(language), asked.at),
    map: await areaShapes(services, coveredDay(services.areas, today)),
    expired: expiredContacts(services.library.catalogues.contacts.values(), today),
    api: linkToSection({ services, language }, 'directory-api', '/help/api', 'directory-api.title'),
  }
}
