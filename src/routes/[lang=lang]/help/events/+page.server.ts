import { minuteNow } from '#app/asked-moment.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals: { services, language } }) => ({
  events: await services.directory.events(services.contentLanguage(language), minuteNow()),
  today: services.today(),
})
