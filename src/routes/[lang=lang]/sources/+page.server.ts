import { languagesOfSection } from '#platform/i18n/languages.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = ({ locals: { services, language } }) => ({
  sources: services.citedSources,
  hasRegister: languagesOfSection('programme').includes(language),
})
