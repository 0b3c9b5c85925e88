import type { PageServerLoad } from './$types'

export const load: PageServerLoad = ({ locals: { services, language } }) => ({
  sensitive: true,
  shelves: services.guides.shelves(language),
  elsewhere: services.guides.elsewhere(language),
})
