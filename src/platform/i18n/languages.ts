import { type LanguageTag, sourceLanguage } from '#kernel/language.ts'
import { type Catalogue, createTranslator, type Translator } from './translator.ts'

/** What a language switch shows. */
export interface Language {
  tag: LanguageTag
  /** Its own name in its own script. */
  name: string
  direction: 'ltr' | 'rtl'
}

const translators = new Map<LanguageTag, Translator>()
let offered: readonly Language[] = []

/** Called once at start (and in the service worker with its stored copy): from here on these languages exist. */
export function offerLanguages(catalogues: ReadonlyMap<LanguageTag, Catalogue>): void {
  translators.clear()
  for (const [tag, catalogue] of catalogues) translators.set(tag, createTranslator(tag, catalogue))
  offered = [...translators].map(([tag, t]) => ({ tag, name: t('language.name'), direction: t.direction }))
}

/** Every language with a catalogue, Dutch first, then in the order of their tags. */
export const languages = (): readonly Language[] => offered

export const isLanguage = (tag: string): boolean => translators.has(tag)

/** @throws Error for a language without a catalogue; addresses are checked before this. */
export function translator(tag: LanguageTag): Translator {
  const found = translators.get(tag)
  if (!found) throw new Error(`no catalogue for "${tag}"`)
  return found
}

/** The reader's best language by an `Accept-Language` header, else Dutch. */
export function preferredLanguage(header: string | null): LanguageTag {
  const wished = (header ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', quality] = part.trim().split(';q=')
      return { tag: tag.toLowerCase(), quality: quality === undefined ? 1 : Number(quality) || 0 }
    })
    .filter(({ quality }) => quality > 0)
    .sort((a, b) => b.quality - a.quality)
  for (const { tag } of wished) {
    const found = [tag, tag.split('-')[0] ?? ''].find(isLanguage)
    if (found) return found
  }
  return sourceLanguage
}
