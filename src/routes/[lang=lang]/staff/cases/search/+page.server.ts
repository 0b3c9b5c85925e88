import { caseFacts, unlockablePage } from '#app/staff/case-pages.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const page = await unlockablePage(event)
  return { organisation: page.keys.organisation, hindrance: page.hindrance, facts: caseFacts(event, page, '') }
}
