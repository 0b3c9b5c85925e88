import { type LanguageTag, sourceLanguage, type TranslationStatus } from '#kernel/language.ts'

interface Translated {
  /** `source` for the Dutch, or for the only language there is. */
  translation: TranslationStatus
}

export interface OrganisationWords extends Translated {
  description: string
}

export interface ServiceWords extends Translated {
  name: string
  description: string | null
  /** Whom it is for; `null`: not known. */
  eligibility: string | null
  /** What to bring; empty: nothing. `null`: not known. */
  documents: readonly string[] | null
}

export interface PlaceWords extends Translated {
  description: string
}

export interface EventWords extends Translated {
  title: string
  description: string | null
  /** Where it is, for an event without a location. */
  place: string | null
}

/** One set of words per language; a language that is not there was not translated. */
export type Texts<Words> = Readonly<Record<LanguageTag, Words>>

/** Words in the language that was asked for, or in another one, and then it says so. */
export interface TextIn<Words> {
  words: Words
  language: LanguageTag
  /** False: these are words of another language, to be marked as such. */
  asked: boolean
}

/** The words in `language`; else the Dutch; else the first there are. `null`: there are none. */
export function textIn<Words>(texts: Texts<Words>, language: LanguageTag): TextIn<Words> | null {
  for (const tag of [language, sourceLanguage, ...Object.keys(texts).sort()]) {
    const words = Object.hasOwn(texts, tag) ? texts[tag] : undefined
    if (words) return { words, language: tag, asked: tag === language }
  }
  return null
}
