import { requireHat } from '#app/staff/staff-request.ts'
import { ownAgreements } from '#modules/programme/server/index.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { hat } = await requireHat(event)
  const { services, language } = event.locals
  const view = services.registerOn(services.today(), services.contentLanguage(language))
  return { organisation: hat.name, agreements: ownAgreements(view, hat.organisation) }
}
