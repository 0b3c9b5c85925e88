import type { PageServerLoad } from './$types'

export const load: PageServerLoad = ({ locals: { services, language } }) => ({
  sensitive: true,
  contacts: [...services.guides.contacts(language, services.today()).values()],
})
