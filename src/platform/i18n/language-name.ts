import type { LanguageTag } from '#kernel/language.ts'
import type { Translator } from './translator.ts'

const names = new Map<string, Intl.DisplayNames>()

/** The name of a language in the reader's language; its tag where that has none, and a text that is no tag as it is. */
export function languageName(t: Translator, tag: LanguageTag): string {
  const locale = t('language.locale')
  const known = names.get(locale) ?? new Intl.DisplayNames(locale, { type: 'language', fallback: 'code' })
  names.set(locale, known)
  try {
    return known.of(tag) ?? tag
  } catch {
    return tag
  }
}
