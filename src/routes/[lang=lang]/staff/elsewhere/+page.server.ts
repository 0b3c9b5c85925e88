import { comeBack } from '#app/staff/elsewhere.ts'
import type { PageServerLoad } from './$types'

/** Where the provider sends people back to. */
export const load: PageServerLoad = async (event) => {
  const fault = await comeBack(event)
  event.locals.status = 422
  return { fault }
}
