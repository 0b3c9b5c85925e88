import type { Catalogue } from '#platform/i18n/translator.ts'

/** The made-up right-to-left language of CLDR: it shows what breaks when a page is mirrored. Only for tests. */
export const pseudoLanguage = 'ar-XB'

/** English words, told to be right to left; numbers and dates stay as English writes them. */
export function pseudoCatalogue(english: Catalogue): Catalogue {
  return { ...english, 'language.name': '‮English‬', 'language.direction': 'rtl', 'language.locale': 'en' }
}
