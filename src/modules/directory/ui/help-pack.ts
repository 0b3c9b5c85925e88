import type { LanguageTag } from '#kernel/language.ts'
import type { Directory, Reach } from '../domain/directory.ts'
import type { EpochMinute } from '../domain/open-state.ts'
import { type Texts, textIn } from '../domain/texts.ts'
import type { ContactNumber, Material, Surroundings } from './point-rows.ts'

/** A municipality on a phone: its centre and the regions it is in. */
export interface HelpPlace {
  code: string
  name: string
  lat: number
  lon: number
  /** Codes of its regions, and its own. */
  areas: readonly string[]
}

/** The directory of one language with what it needs: what a phone keeps. */
export interface HelpPack {
  directory: Directory
  places: readonly HelpPlace[]
  contacts: readonly (readonly [string, ContactNumber])[]
  regions: readonly { scheme: string; code: string; name: string }[]
  /** The languages of the site: each is a fair question, also where nobody speaks it. */
  ofSite: readonly LanguageTag[]
}

/** The directory with only the words that a reader of one language is shown. Events stay away: they change too soon. */
export function directoryIn(directory: Directory, language: LanguageTag): Directory {
  const only = <Words>(texts: Texts<Words>): Texts<Words> => {
    const found = textIn(texts, language)
    return found ? { [found.language]: found.words } : {}
  }
  return {
    organisations: directory.organisations.map((one) => ({ ...one, texts: only(one.texts) })),
    services: directory.services.map((one) => ({ ...one, texts: only(one.texts) })),
    locations: directory.locations.map((one) => ({ ...one, texts: only(one.texts) })),
    points: directory.points,
    events: [],
    holidays: directory.holidays,
  }
}

/** What a page about help is made from, on a phone, at a moment. */
export const materialOf = (pack: HelpPack, language: LanguageTag, at: EpochMinute): Material => ({
  directory: pack.directory,
  surroundings: surroundingsOf(pack.places),
  contacts: new Map(pack.contacts),
  ofSite: pack.ofSite,
  language,
  at,
})

function surroundingsOf(places: readonly HelpPlace[]): Surroundings {
  const byCode = new Map(places.map((place) => [place.code, place]))
  const isKnown = (region: string) => places.some(({ areas }) => areas.includes(region))
  return {
    places: byCode,
    inReach: (reach: Reach | null, code: string) => {
      if (reach === null) return null
      if (reach.kind === 'national') return true
      if (reach.kind === 'municipalities') return reach.codes.includes(code)
      return isKnown(reach.region) ? (byCode.get(code)?.areas.includes(reach.region) ?? false) : null
    },
  }
}
