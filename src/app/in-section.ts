import { error } from '@sveltejs/kit'
import type { LanguageTag } from '#kernel/language.ts'
import { languagesOfSection } from '#platform/i18n/languages.ts'

/**
 * For the layout of a section that is not there in every language: what its pages need to know about that.
 * @throws the answer 404 with the languages it does exist in, when the reader's is none of them.
 */
export function inSection(section: string, language: LanguageTag): { availableIn: readonly LanguageTag[] } {
  const availableIn = languagesOfSection(section)
  if (!availableIn.includes(language)) {
    error(404, { message: 'not in this language', elsewhere: availableIn })
  }
  return { availableIn }
}
