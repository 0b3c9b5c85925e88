import { requireHat } from '#app/staff/staff-request.ts'
import { toSettle } from '#modules/programme/server/index.ts'
import { ownQuery } from '../own-query.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { hat } = await requireHat(event)
  const { services, language } = event.locals
  const query = ownQuery(event.url.searchParams)
  const view = services.registerOn(services.today(), services.contentLanguage(language))
  return { organisation: hat.name, query, list: toSettle(view, query) }
}
