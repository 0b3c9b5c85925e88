import type { Day } from '#kernel/days.ts'
import type { LanguageTag } from '#kernel/language.ts'
import { findableArticles, type PageFinder, pageFinder } from '#modules/information/index.ts'
import { translator } from '#platform/i18n/languages.ts'
import { findableGuides } from './findable-guide.ts'
import type { Services } from './services.ts'

type Sources = Pick<Services, 'information' | 'guides' | 'today'>

const made = new Map<LanguageTag, { on: Day; finder: PageFinder }>()

/** Search over everything a language has. The texts hold amounts of a day, so a new day makes a new index. */
export function siteSearch(services: Sources, language: LanguageTag): PageFinder {
  const { information, guides } = services
  const on = services.today()
  const known = made.get(language)
  if (known?.on === on) return known.finder
  const worded = guides
    .shelves(language)
    .flatMap(({ cards }) => cards)
    .flatMap(({ id }) => {
      const found = guides.find(id, language)
      return found.kind === 'found' ? found.worded : []
    })
  const reader = { t: translator(language), today: on, contacts: guides.contacts(language, on) }
  const pack = information.pack(language)
  const finder = pageFinder(language, [...findableArticles(pack, reader), ...findableGuides(worded, pack)])
  made.set(language, { on, finder })
  return finder
}
