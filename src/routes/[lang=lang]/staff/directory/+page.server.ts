import { actorOf, requireHat } from '#app/staff/staff-request.ts'
import { keptList } from '#modules/directory/server/index.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const session = await requireHat(event)
  return { organisation: session.hat.name, ...(await keptList(event.locals.services.keeping, actorOf(session))) }
}
