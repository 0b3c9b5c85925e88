import type { LanguageTag } from '#kernel/language.ts'
import { languages } from '#platform/i18n/languages.ts'
import type { Services } from './services.ts'

/** The languages of the site that have content of their own: all but the made-up one of tests. */
export const realLanguages = ({ contentLanguage }: Pick<Services, 'contentLanguage'>): LanguageTag[] =>
  languages()
    .map(({ tag }) => tag)
    .filter((tag) => contentLanguage(tag) === tag)
