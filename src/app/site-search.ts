import type { Day } from '#kernel/days.ts'
import type { LanguageTag } from '#kernel/language.ts'
import type { WordedGuide } from '#modules/guides/index.ts'
import { type Findable, findableArticles, type PageFinder, pageFinder } from '#modules/information/index.ts'
import { translator } from '#platform/i18n/languages.ts'
import type { Services } from './services.ts'

type Sources = Pick<Services, 'information' | 'guides' | 'today'>

const made = new Map<LanguageTag, { on: Day; finder: PageFinder }>()

/** Search over everything a language has. The texts hold amounts of a day, so a new day makes a new index. */
export function siteSearch(services: Sources, language: LanguageTag): PageFinder {
  const on = services.today()
  const known = made.get(language)
  if (known?.on === on) return known.finder
  const t = translator(language)
  const finder = pageFinder(language, [
    ...findableArticles(services.information.pack(language), {
      t,
      today: on,
      contacts: services.guides.contacts(language, on),
    }),
    ...findableGuides(services, language),
  ])
  made.set(language, { on, finder })
  return finder
}

function findableGuides({ guides }: Pick<Services, 'guides'>, language: LanguageTag): Findable[] {
  return guides
    .shelves(language)
    .flatMap(({ cards }) => cards)
    .flatMap(({ id }) => {
      const found = guides.find(id, language)
      return found.kind === 'found' ? findableGuide(found.worded) : []
    })
}

/** A step plan as search sees it: its questions and what they explain. */
export const findableGuide = ({ guide, words }: WordedGuide): Findable => ({
  kind: 'guide',
  id: guide.id,
  title: words.title,
  lead: words.lead,
  body: Object.values(words.nodes)
    .map(({ text, help }) => `${text} ${help ?? ''}`)
    .join(' '),
  words: [],
  official: [],
})
