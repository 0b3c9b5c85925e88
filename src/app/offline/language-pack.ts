import type { Day } from '#kernel/days.ts'
import type { LanguageTag } from '#kernel/language.ts'
import type { HelpPack } from '#modules/directory/index.ts'
import type { GuidesPack } from '#modules/guides/index.ts'
import type { InformationPack } from '#modules/information/index.ts'
import type { Catalogue } from '#platform/i18n/translator.ts'
import type { ChosenPlace } from '../place.ts'

/** Everything of one language that a phone needs without a connection. */
export interface LanguagePack {
  /** Changes when anything in it changes. */
  version: string
  language: LanguageTag
  madeOn: Day
  /** The words of the interface. */
  texts: Catalogue
  /** Pages that are kept as they are. */
  pages: readonly string[]
  /** The plans on one A4: large, so kept only when somebody asks. */
  papers: readonly string[]
  places: readonly ChosenPlace[]
  guides: GuidesPack
  information: InformationPack
  help: HelpPack
}

export const packAddress = (language: LanguageTag): string => `/${language}/offline.json`
/** The page in whose frame every page without a connection is drawn. */
export const frameAddress = (language: LanguageTag): string => `/${language}/offline`
/** Tells the day of the copy without reading all of it. */
export const madeOnHeader = 'x-baken-made-on'
export const cacheOf = (language: LanguageTag): string => `baken-${language}`
export const papersCacheOf = (language: LanguageTag): string => `baken-papers-${language}`
/** What stands among the kept A4s once all of them are there. */
export const allPapers = '/all-papers'
