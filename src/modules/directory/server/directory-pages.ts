import type { LanguageTag } from '#kernel/language.ts'
import type { Areas } from '#modules/areas/index.ts'
import { dayAt, wallTimeAt } from '../domain/amsterdam-clock.ts'
import { type Directory, type DirectoryEvent, momentText } from '../domain/directory.ts'
import type { EpochMinute } from '../domain/open-state.ts'
import { helpChoices, listPage, pointPage } from '../ui/list-page.ts'
import { type ContactNumbers, type Material, wordIn } from '../ui/point-rows.ts'
import { coverageOf } from './coverage-page.ts'
import type { CoveragePage, EventRow, ListPage, ListQuery, PointPage } from './directory-views.ts'
import { surroundingsAt } from './surroundings.ts'

/** The pages of the directory. `at` is the instant they are asked at, in whole minutes. */
export interface DirectoryPages {
  /** The directory itself, as it is now. */
  current(): Promise<Directory>
  /** What a list may be asked for. */
  choices(language: LanguageTag, at: EpochMinute): Promise<ListPage['choices']>
  list(query: ListQuery, language: LanguageTag, at: EpochMinute): Promise<ListPage>
  /** `null`: there is no such point. Also finds a service without points by its own id. */
  point(id: string, language: LanguageTag, at: EpochMinute): Promise<PointPage | null>
  /** Events that have not ended, the next one first. */
  events(language: LanguageTag, at: EpochMinute): Promise<readonly EventRow[]>
  /** @param languages those that are looked for */
  coverage(languages: readonly LanguageTag[], at: EpochMinute): Promise<CoveragePage>
}

/**
 * @param current gives the directory; called once for each page
 * @param ofSite the languages of the site
 */
export function directoryPages(
  current: () => Promise<Directory>,
  areas: Areas,
  contacts: ContactNumbers,
  ofSite: () => readonly LanguageTag[],
): DirectoryPages {
  const material = async (language: LanguageTag, at: EpochMinute): Promise<Material> => ({
    directory: await current(),
    surroundings: surroundingsAt({ areas, at }),
    contacts,
    ofSite: ofSite(),
    language,
    at,
  })
  return {
    current,
    choices: async (language, at) => helpChoices(await material(language, at)),
    list: async (query, language, at) => listPage(await material(language, at), query),
    point: async (id, language, at) => pointPage(await material(language, at), id),
    events: async (language, at) => eventRows(await material(language, at)),
    coverage: async (languages, at) => coverageOf(await current(), { areas, at }, languages),
  }
}

function eventRows(material: Material): EventRow[] {
  const { directory, language, at } = material
  const now = momentText({ day: dayAt(at), minute: wallTimeAt(at).minute })
  const { places } = material.surroundings
  return directory.events
    .filter((event) => lastMoment(event) > now)
    .sort((a, b) => (momentText(a.starts) < momentText(b.starts) ? -1 : 1))
    .flatMap((event): EventRow[] => {
      const title = wordIn(event.texts, language, (words) => words.title)
      if (!title) return []
      const location = directory.locations.find(({ id }) => id === event.location)
      const found = places.get(location?.municipality ?? event.municipality ?? '')
      const municipality = found ? { code: found.code, name: found.name } : null
      const { id, starts, ends, languages, url, sources, confidence, checkedOn, verifiedByPerson, expiresOn } = event
      return [
        {
          id,
          title,
          description: wordIn(event.texts, language, (words) => words.description),
          organiser: directory.organisations.find((one) => one.id === event.organisation)?.name ?? '',
          starts,
          ends,
          place: location ? { name: location.name, municipality, address: location.address } : null,
          municipality,
          placeText: wordIn(event.texts, language, (words) => words.place),
          languages,
          url,
          checked: { sources, confidence, checkedOn, verifiedByPerson, expiresOn },
        },
      ]
    })
}

/** An event whose end is not said counts until the end of its day. */
const lastMoment = ({ starts, ends }: DirectoryEvent): string => momentText(ends ?? { day: starts.day, minute: 1440 })
