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
let sectionsIn: ReadonlyMap<string, readonly LanguageTag[]> = new Map()

/**
 * Called once at start (and in the service worker with its stored copy): from here on these languages exist.
 *
 * @param sections the languages of each section of the site that is not there in all of them
 */
export function offerLanguages(
  catalogues: ReadonlyMap<LanguageTag, Catalogue>,
  sections: ReadonlyMap<string, readonly LanguageTag[]> = new Map(),
): void {
  translators.clear()
  sectionsIn = sections
  for (const [tag, catalogue] of catalogues) translators.set(tag, createTranslator(tag, catalogue))
  offered = [...translators].map(([tag, t]) => ({ tag, name: t('language.name'), direction: t.direction }))
}

/** Every language with a catalogue, Dutch first, then in the order of their tags. */
export const languages = (): readonly Language[] => offered

export const isLanguage = (tag: string): boolean => translators.has(tag)

/** The languages that have the words of a section of the site; none for a section that does not exist. */
export const languagesOfSection = (section: string): readonly LanguageTag[] => sectionsIn.get(section) ?? []

/** @throws Error for a language without a catalogue; addresses are checked before this. */
export function translator(tag: LanguageTag): Translator {
  const found = translators.get(tag)
  if (!found) throw new Error(`no catalogue for "${tag}"`)
  return found
}

/** The reader's best language by an `Accept-Language` header (RFC 9110), else Dutch. */
export function preferredLanguage(header: string | null): LanguageTag {
  const wishes = (header ?? '')
    .split(',')
    .map(wishIn)
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight)
  for (const { tag } of wishes) {
    const found = offered.find((one) => one.tag.toLowerCase() === tag) ?? offered.find((one) => one.tag === main(tag))
    if (found) return found.tag
  }
  return sourceLanguage
}

/** `pl` of `pl-pl`. */
const main = (tag: string): string => tag.split('-')[0] ?? ''

/** One part of the header, `en-GB;q=0.8`. A weight that is no number from 0 to 1 counts as 0. */
function wishIn(part: string): { tag: string; weight: number } {
  const [tag = '', ...parameters] = part.split(';').map((text) => text.trim().toLowerCase())
  const quality = parameters.find((parameter) => parameter.startsWith('q='))
  const weight = quality === undefined ? 1 : Number(quality.slice('q='.length))
  return { tag, weight: weight <= 1 ? weight : 0 }
}
