import { languagesOfSection } from '#platform/i18n/languages.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals: { services, language } }) => ({
  sources: await services.citedSources(),
  hasRegister: languagesOfSection('programme').includes(language),
})
