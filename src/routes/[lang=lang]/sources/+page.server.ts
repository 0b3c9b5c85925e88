import type { PageServerLoad } from './$types'

export const load: PageServerLoad = ({ locals: { services } }) => ({
  sources: [...services.library.catalogues.sources.values()].map(({ code, title, url }) => ({ code, title, url })),
})
