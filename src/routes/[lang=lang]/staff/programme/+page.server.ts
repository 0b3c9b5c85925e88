import { actorOf, requireHat } from '#app/staff/staff-request.ts'
import { about, mayDo } from '#modules/organisations/index.ts'
import { ownItems } from '#modules/programme/server/index.ts'
import type { PageServerLoad } from './$types'
import { ownQuery } from './own-query.ts'

export const load: PageServerLoad = async (event) => {
  const session = await requireHat(event)
  const { services, language } = event.locals
  const { hat } = session
  const query = ownQuery(event.url.searchParams)
  const view = services.registerOn(services.today(), services.contentLanguage(language))
  return {
    organisation: hat.name,
    query,
    list: await ownItems(services.editing, actorOf(session), view, query),
    mayAgree: mayDo(hat, 'agreement.change', about(hat.organisation, 'there')).ok,
    maySettle: mayDo(hat, 'promise.settle', about(null, 'open')).ok,
  }
}
