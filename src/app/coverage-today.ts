import { languagesToCover } from '#modules/directory/server/index.ts'
import { languages } from '#platform/i18n/languages.ts'
import { minuteNow } from './asked-moment.ts'
import type { Services } from './services.ts'

/** The map of the information: of help, in the languages of the site and every other that somebody speaks. */
export async function coverageToday(services: Pick<Services, 'directory' | 'contentLanguage'>) {
  const ofSite = languages()
    .map(({ tag }) => tag)
    .filter((tag) => services.contentLanguage(tag) === tag)
  const directory = await services.directory.current()
  const spoken = languagesToCover(directory, ofSite)
  return { ofSite, spoken, directory, coverage: await services.directory.coverage(spoken, minuteNow()) }
}
