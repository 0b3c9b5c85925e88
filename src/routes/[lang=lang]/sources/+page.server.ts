import { languagesOfSection } from '#platform/i18n/languages.ts'
import { partOfSource, readSourcePart } from '#ui/source-address.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals: { services, language }, url }) => {
  const part = readSourcePart(url.searchParams.get('part'))
  const sources = (await services.citedSources()).filter(({ code }) => partOfSource(code) === part)
  return {
    part,
    sources: sources.sort((a, b) => a.code.localeCompare(b.code, 'en', { numeric: true })),
    hasRegister: languagesOfSection('programme').includes(language),
  }
}
