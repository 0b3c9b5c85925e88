import { askedOutcomes } from '#app/asked-outcomes.ts'
import { type AskedSort, askedOfExecutive, askedSorts } from '#modules/programme/server/index.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = (event) => {
  const { asked, coverage, quick, view, search } = askedOutcomes(event)
  const typed = event.url.searchParams.get('sort') ?? ''
  const order = event.url.searchParams.get('order') ?? ''
  const sort = askedSorts.find((one): one is AskedSort => one === typed)
  const wrong = [typed !== '' && !sort ? typed : '', ['', 'asc', 'desc'].includes(order) ? '' : order]
    .filter((one) => one !== '')
    .map((one) => one.slice(0, 40))
  if (wrong.length > 0) event.locals.status = 422
  const by = wrong.length === 0 ? (sort ?? 'number') : 'number'
  const descending = wrong.length === 0 && order === 'desc'
  return {
    asked,
    coverage,
    quick,
    search,
    sort: { by, descending, wrong },
    lines: askedOfExecutive(view, by, descending),
  }
}
