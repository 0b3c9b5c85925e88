import type { LanguageTag } from '#kernel/language.ts'
import type { Translator } from '#platform/i18n/translator.ts'

const names = new Map<string, Intl.DisplayNames>()

/** The name of a language in the reader's language; its tag where that has none. */
export function languageName(t: Translator, tag: LanguageTag): string {
  const locale = t('language.locale')
  const known = names.get(locale) ?? new Intl.DisplayNames(locale, { type: 'language', fallback: 'code' })
  names.set(locale, known)
  return known.of(tag) ?? tag
}
