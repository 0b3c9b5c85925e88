import type { PageServerLoad } from './$types'

export const load: PageServerLoad = ({ locals: { services, language } }) => ({
  sensitive: true,
  categories: services.guides.signals(language),
})
