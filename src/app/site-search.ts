import type { Day } from '#kernel/days.ts'
import type { LanguageTag } from '#kernel/language.ts'
import type { Directory } from '#modules/directory/index.ts'
import type { PageFinder } from '#modules/information/index.ts'
import { translator } from '#platform/i18n/languages.ts'
import { minuteNow } from './asked-moment.ts'
import type { Services } from './services.ts'
import { siteFinder } from './site-finder.ts'

type Sources = Pick<Services, 'information' | 'guides' | 'today' | 'directory' | 'contentLanguage'>

const made = new Map<LanguageTag, { on: Day; directory: Directory; finder: Promise<PageFinder> }>()

/**
 * Search over everything a language has. The texts hold amounts of a day and help as it is known now: a new day or a change of
 * the directory makes a new index, once for all who ask at that moment.
 */
export async function siteSearch(services: Sources, language: LanguageTag): Promise<PageFinder> {
  const directory = await services.directory.current()
  const on = services.today()
  const known = made.get(language)
  if (known?.on === on && known.directory === directory) return known.finder
  const finder = finderOver(services, language, on)
  made.set(language, { on, directory, finder })
  // What could not be made is tried again by the next who asks.
  finder.catch(() => made.delete(language))
  return finder
}

async function finderOver(services: Sources, language: LanguageTag, on: Day): Promise<PageFinder> {
  const { information, guides } = services
  const worded = guides
    .shelves(language)
    .flatMap(({ cards }) => cards)
    .flatMap(({ id }) => {
      const found = guides.find(id, language)
      return found.kind === 'found' ? found.worded : []
    })
  const reader = { t: translator(language), today: on, contacts: guides.contacts(language, on) }
  const pack = information.pack(language)
  const help = await services.directory.list({}, services.contentLanguage(language), minuteNow())
  return siteFinder({ pack, guides: worded, help, reader })
}
