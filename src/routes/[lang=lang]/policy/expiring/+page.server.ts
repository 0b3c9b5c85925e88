import { askedFrameworks } from '#app/asked-frameworks.ts'
import { expiringPage } from '#modules/policy/server/index.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { view, query: _, ...asked } = await askedFrameworks(event)
  return { ...asked, mergerTerm: view.policy.mergerTerm, page: expiringPage(view) }
}
