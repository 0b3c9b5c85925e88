import type { LanguageTag } from '#kernel/language.ts'
import { languagesOfSection } from '#platform/i18n/languages.ts'
import type { MessageKey } from '#platform/i18n/translator.ts'
import type { Services } from './services.ts'

/** A link to a page of a section that may not be there in the reader's language. */
export interface LinkToSection {
  href: string
  text: string
  /** The language of the page behind it, and of the text. */
  language: LanguageTag
}

/** A section that the reader's language lacks is linked to in the first of these that it is in. */
const instead: readonly LanguageTag[] = ['en', 'nl']

/**
 * @param path below the language: `/notes`
 * @param words the key of the text, which must be among the words of the section
 * @throws Error when the section is in no language that can stand in
 */
export function linkToSection(
  { services, language }: { services: Pick<Services, 'texts'>; language: LanguageTag },
  section: string,
  path: string,
  words: MessageKey,
): LinkToSection {
  const offered = languagesOfSection(section)
  const found = [language, ...instead].find((tag) => offered.includes(tag))
  const text = found && services.texts(found)[words]
  if (!found || text === undefined) throw new Error(`the section "${section}" has no "${words}" to link with`)
  return { href: `/${found}${path}`, text, language: found }
}
