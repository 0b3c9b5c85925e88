import { askedOutcomes } from '#app/asked-outcomes.ts'
import { paged } from '#app/paged.ts'
import { agreementsPage } from '#modules/programme/server/index.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = (event) => {
  const { view, ...asked } = askedOutcomes(event)
  const page = agreementsPage(view)
  // The newest first, and as many as fit the bytes of a first view, however many are written.
  const { shown, ...pager } = paged(page.agreements.toReversed(), event.url.searchParams.get('page'), 6)
  return { ...asked, page: { ...page, agreements: shown }, pager }
}
