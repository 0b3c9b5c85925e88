import type { LanguageTag } from '#kernel/language.ts'
import { articleFrame, type InformationPack, type Reader } from '#modules/information/index.ts'
import type { ChosenPlace } from './place.ts'

/** What an article is shown with: the server takes it from its services, a phone from its pack. */
export interface Showing {
  reader: Omit<Reader, 'areas'>
  /** The areas that the article has something to add for. */
  localAreas: readonly string[]
  chosen: ChosenPlace | null
  places(): readonly ChosenPlace[]
  /** The title of a step plan; undefined when the reader's language has it not. */
  titleOfGuide(id: string): string | undefined
}

/** Everything that the page of an article draws; undefined when the reader's language has it not. */
export function shownArticle(pack: InformationPack, id: string, showing: Showing) {
  const { reader, chosen, localAreas } = showing
  const frame = articleFrame(pack, id, { ...reader, areas: chosen?.areas ?? [] })
  if (!frame) return undefined
  const guides = frame.view.guides.flatMap((guide) => {
    const title = showing.titleOfGuide(guide)
    return title === undefined ? [] : { id: guide, title }
  })
  return {
    ...frame,
    today: reader.today,
    guides,
    near: nearAddress(reader.t.language, chosen?.code ?? null),
    local:
      localAreas.length === 0
        ? null
        : {
            places: showing.places().map(({ code, name }) => ({ code, name })),
            chosen: chosen && { code: chosen.code, name: chosen.name },
            state: localState(localAreas, chosen?.areas ?? null, frame.view.local.length),
          },
  }
}

/** `none` – there is nothing for this place · `language` – there is, but not in this language · `shown` · `not-asked`. */
type LocalState = 'not-asked' | 'shown' | 'none' | 'language'

function localState(local: readonly string[], areas: readonly string[] | null, shown: number): LocalState {
  if (areas === null) return 'not-asked'
  if (shown > 0) return 'shown'
  return local.some((area) => areas.includes(area)) ? 'language' : 'none'
}

/** Help near the reader, from people who speak the reader's language. */
const nearAddress = (language: LanguageTag, place: string | null): string =>
  `/${language}/help?language=${language}${place ? `&municipality=${place}` : ''}`
