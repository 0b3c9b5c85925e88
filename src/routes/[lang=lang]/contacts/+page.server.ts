import { linkToReport } from '#app/link-to-report.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = ({ locals: { services, language } }) => ({
  sensitive: true,
  report: linkToReport({ services, language }),
  contacts: [...services.guides.contacts(language, services.today()).values()],
})
