import { areaShapes } from '#app/area-shapes.ts'
import { articleCounts } from '#app/article-counts.ts'
import { coverageToday } from '#app/coverage-today.ts'
import { coveredDay } from '#modules/areas/index.ts'
import { kindsByLanguage } from '#modules/directory/server/index.ts'
import { languagesOfSection } from '#platform/i18n/languages.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals: { services, language } }) => {
  const { ofSite, spoken, directory, coverage } = await coverageToday(services)
  return {
    coverage,
    spoken,
    ofSite,
    kinds: kindsByLanguage(directory, spoken),
    // The names of the topics are words of another section.
    articles: languagesOfSection('information').includes(language) ? articleCounts(services, ofSite) : [],
    map: await areaShapes(services, coveredDay(services.areas, services.today())),
  }
}
