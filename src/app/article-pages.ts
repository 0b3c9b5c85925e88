import type { LanguageTag } from '#kernel/language.ts'
import { articleFrame, type Shelf, shelvesOf } from '#modules/information/index.ts'
import { translator } from '#platform/i18n/languages.ts'
import { chosenPlace, everyPlace } from './chosen-place.ts'
import type { Services } from './services.ts'

interface Asking {
  services: Pick<Services, 'information' | 'guides' | 'areas' | 'today' | 'contentLanguage'>
  language: LanguageTag
}

/** Every topic with its articles in the reader's language; a summary is filled in only where it is shown. */
export const articleTopics = ({ services, language }: Asking): { shelves: readonly Omit<Shelf, 'summary'>[] } => ({
  shelves: shelvesOf(services.information.pack(language), services.today()).map((shelf) => ({
    ...shelf,
    articles: shelf.articles.map(({ id, title }) => ({ id, title, summary: '' })),
  })),
})

/** One article as its page shows it; undefined when the reader's language has it not. */
export function articlePage({ services, language }: Asking, id: string, url: URL) {
  const { information, guides, today } = services
  const chosen = chosenPlace(services, url)
  const frame = articleFrame(information.pack(language), id, {
    t: translator(language),
    today: today(),
    contacts: guides.contacts(language, today()),
    areas: chosen?.areas ?? [],
  })
  if (!frame) return undefined
  const local = information.localAreas(id)
  const address = `${url.origin}/${language}/articles/${id}`
  return {
    frame,
    today: today(),
    guides: guideLinks(services, language, frame.view.guides),
    near: nearAddress(language, chosen?.code ?? null),
    address,
    qr: `/${language}/articles/${id}/qr.svg`,
    place: chosen && { code: chosen.code, name: chosen.name },
    places: local.length > 0 ? everyPlace(services).map(({ code, name }) => ({ code, name })) : [],
    localState: localState(local, chosen?.areas ?? null, frame.view.local.length),
  }
}

/** `none` – there is nothing for this place · `language` – there is, but not in this language · `shown` · `not-asked`. */
export type LocalState = 'not-asked' | 'shown' | 'none' | 'language'

function localState(local: readonly string[], areas: readonly string[] | null, shown: number): LocalState {
  if (areas === null) return 'not-asked'
  if (shown > 0) return 'shown'
  return local.some((area) => areas.includes(area)) ? 'language' : 'none'
}

/** Help near the reader, who speaks the reader's language. */
export const nearAddress = (language: LanguageTag, place: string | null): string =>
  `/${language}/help?language=${language}${place ? `&municipality=${place}` : ''}`

/** The step plans that exist in the reader's language. */
function guideLinks({ guides }: Pick<Services, 'guides'>, language: LanguageTag, ids: readonly string[]) {
  return ids.flatMap((id) => {
    const found = guides.find(id, language)
    return found.kind === 'found' ? { id, title: found.worded.words.title } : []
  })
}
