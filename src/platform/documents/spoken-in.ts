import type { LanguageTag } from '#kernel/language.ts'

/** Languages whose spelling we keep to in one country; another language is given as it is. */
const countries: Readonly<Record<LanguageTag, string>> = { nl: 'NL', en: 'GB', pl: 'PL', ro: 'RO', bg: 'BG', uk: 'UA' }

/** The language with the country whose spelling is used, as documents name it: `nl-NL`, `en-GB`. */
export function spokenIn(language: LanguageTag): string {
  const country = countries[language]
  return country === undefined ? language : `${language}-${country}`
}
