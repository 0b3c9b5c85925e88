import { paged } from '#app/paged.ts'
import { languagesOfSection } from '#platform/i18n/languages.ts'
import { partOfSource, readSourcePart } from '#ui/source-address.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals: { services, language }, url }) => {
  const part = readSourcePart(url.searchParams.get('part'))
  const sources = (await services.citedSources()).filter(({ code }) => partOfSource(code) === part)
  const sorted = sources.sort((a, b) => a.code.localeCompare(b.code, 'en', { numeric: true }))
  // Of what was said on screen nobody knows how much it becomes.
  const { shown, page, pages } = paged(sorted, url.searchParams.get('page'), part === 'zeg' ? 40 : sorted.length || 1)
  return {
    part,
    sources: shown,
    page,
    pages: Array.from({ length: pages }, (_, index) => index + 1),
    hasRegister: languagesOfSection('programme').includes(language),
  }
}
