import { error } from '@sveltejs/kit'
import { askedFrameworks } from '#app/asked-frameworks.ts'
import { documentPage } from '#modules/policy/server/index.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { view, asked, coverage, carried } = await askedFrameworks(event)
  const page = documentPage(view, event.params.id)
  if (!page.ok) error(404, page.error)
  return { asked, coverage, carried, mergerTerm: view.policy.mergerTerm, page: page.value }
}
