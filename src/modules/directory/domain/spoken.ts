import type { LanguageTag } from '#kernel/language.ts'
import type { SpokenLanguage } from './directory.ts'

/** The people of a service, and its phones. `null`: their languages are not known. */
export interface Speaking {
  languages: readonly SpokenLanguage[] | null
  phones: readonly { languages: readonly SpokenLanguage[] | null }[]
}

/** The languages of the people and of the phones; one may stand there twice. */
export const languagesSpoken = ({ languages, phones }: Speaking): SpokenLanguage[] =>
  [languages, ...phones.map((phone) => phone.languages)].flatMap((spoken) => spoken ?? [])

/** Whether its people or one of its phones are known to speak a language. */
export const speaks = (one: Speaking, language: LanguageTag): boolean =>
  languagesSpoken(one).some(({ code }) => code === language)
