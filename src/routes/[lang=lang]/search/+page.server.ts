import { siteSearch } from '#app/site-search.ts'
import { searchView } from '#modules/information/index.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals: { services, language }, url }) => ({
  sensitive: true,
  view: searchView(await siteSearch(services, language), url.searchParams.get('q') ?? ''),
})
