import type { LanguageTag } from '#kernel/language.ts'
import { type Shelf, shelvesOf } from '#modules/information/index.ts'
import { translator } from '#platform/i18n/languages.ts'
import { chosenPlace, everyPlace } from './chosen-place.ts'
import type { Services } from './services.ts'
import { shownArticle } from './shown-article.ts'

interface Asking {
  services: Pick<Services, 'information' | 'guides' | 'areas' | 'today' | 'contentLanguage'>
  language: LanguageTag
}

/** Every topic with its articles in the reader's language. */
export const articleTopics = ({ services, language }: Asking): { shelves: readonly Shelf[] } => ({
  shelves: shelvesOf(services.information.pack(language), services.today()),
})

/** One article as its page shows it; undefined when the reader's language has it not. */
export function articlePage({ services, language }: Asking, id: string, url: URL) {
  const { information, guides, today } = services
  const shown = shownArticle(information.pack(language), id, {
    reader: { t: translator(language), today: today(), contacts: guides.contacts(language, today()) },
    localAreas: information.localAreas(id),
    chosen: chosenPlace(services, url),
    places: () => everyPlace(services),
    titleOfGuide: (guide) => {
      const found = guides.find(guide, language)
      return found.kind === 'found' ? found.worded.words.title : undefined
    },
  })
  if (!shown) return undefined
  const base = `/${language}/articles/${id}`
  return { shown, address: `${url.origin}${base}`, qr: `${base}/qr.svg` }
}
