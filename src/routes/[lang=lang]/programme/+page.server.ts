import { askedRegister } from '#app/asked-register.ts'
import { registerTally } from '#modules/programme/server/index.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = (event) => {
  const { view, ...asked } = askedRegister(event)
  return { ...asked, tally: registerTally(view) }
}
