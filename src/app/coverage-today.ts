import { languagesToCover } from '#modules/directory/server/index.ts'
import { minuteNow } from './asked-moment.ts'
import { realLanguages } from './real-languages.ts'
import type { Services } from './services.ts'

/** The map of the information: of help, in the languages of the site and every other that somebody speaks. */
export async function coverageToday(services: Pick<Services, 'directory' | 'contentLanguage'>) {
  const ofSite = realLanguages(services)
  const directory = await services.directory.current()
  const spoken = languagesToCover(directory, ofSite)
  return { ofSite, spoken, directory, coverage: await services.directory.coverage(spoken, minuteNow()) }
}
