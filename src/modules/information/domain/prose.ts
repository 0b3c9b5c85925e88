import { proseOf } from './placeholders.ts'

/** Letters with digits are the names of papers and forms (U1, A1, E101), not amounts. */
const nameOfPaper = /\p{Lu}\p{L}?\d{1,3}(?!\p{N})/gu

/** A number that was typed into a text instead of taken from a fact; undefined when there is none. */
export const strayNumber = (text: string): string | undefined =>
  /\p{N}+/u.exec(proseOf(text).replace(nameOfPaper, ''))?.[0]

/** Marks, markup and what is left of an unfinished text. */
export const strayMarkup = (text: string): string | undefined =>
  /<[^>]*>|\*\*|__|\]\(|https?:|lorem ipsum|\bTODO\b|[{}]/i.exec(proseOf(text))?.[0]

/** Words of each sentence of a Dutch text, counted between spaces; a placeholder counts as one word. */
export function sentenceLengths(text: string): number[] {
  return text
    .split(/(?<=[.!?:])\s+/)
    .map((sentence) => sentence.split(/\s+/).filter((word) => /[\p{L}\p{N}{]/u.test(word)).length)
    .filter((length) => length > 0)
}

/** At most so many words in one Dutch sentence, and on average over an article (B1). */
export const longestSentence = 20
export const meanSentence = 12

/**
 * Names that stand in every language as they stand in Dutch: a reader must be able to find them on a letter, a door
 * or a website.
 */
const officialNames = [
  'UWV',
  'SVB',
  'BSN',
  'BRP',
  'RNI',
  'DigiD',
  'Belastingdienst',
  'FairWork',
  'FNV',
  'CNV',
  'LBV',
  'SNCU',
  'SNF',
  'AKF',
  'KVK',
  'StiPP',
  'CAK',
  'CAO',
  'CoMensha',
  'Huurcommissie',
  'WIA',
  'WW',
  'IND',
  'ISK',
  'Barka',
  'Zorgverzekeringslijn',
  'HollandZorg',
] as const

const namePatterns = officialNames.map((name) => ({
  name,
  pattern: new RegExp(`(?<![\\p{L}\\p{N}])${name}(?![\\p{Lu}\\p{N}])`, 'iu'),
}))

/** The official names in a text, each once, sorted. */
export function namesIn(text: string): string[] {
  const prose = proseOf(text)
  return namePatterns.flatMap(({ name, pattern }) => (pattern.test(prose) ? [name] : [])).toSorted()
}

/** Words that deny, by language; whole words unless they end in `*`. */
const negations: Readonly<Record<string, readonly string[]>> = {
  nl: [
    'niet',
    'nee',
    'geen',
    'nooit',
    'niemand',
    'niets',
    'zonder',
    'nergens',
    'niks',
    'noch',
    'onmogelijk',
    'verboden',
    'weiger*',
    'evenmin',
  ],
  en: [
    'not',
    'no',
    'never',
    'nobody',
    'nothing',
    'without',
    'none',
    'cannot',
    "*n't",
    'neither',
    'nor',
    'nowhere',
    'impossible',
    'forbidden',
    'refus*',
    'unable',
  ],
  pl: [
    'nie',
    'nigdy',
    'nikt',
    'nikogo',
    'nikomu',
    'nikim',
    'nic',
    'niczego',
    'bez',
    'żad*',
    'ani',
    'nigdzie',
    'niemożliw*',
    'zabronion*',
    'zakaz*',
    'odm*',
    'brak*',
    'niczemu',
    'niczym',
  ],
  ro: [
    'nu',
    'nici',
    'fără',
    'niciodată',
    'nimeni',
    'nimănui',
    'nimic',
    'niciun',
    'nicio',
    'niciunul',
    'niciuna',
    'n-*',
    'nicăieri',
    'imposibil*',
    'interzi*',
    'refuz*',
  ],
  bg: [
    'не',
    'няма*',
    'нямат',
    'нямаш',
    'никога',
    'никой',
    'никого',
    'никому',
    'нищо',
    'без',
    'никак*',
    'нито',
    'никъде',
    'невъзмож*',
    'забран*',
    'отказ*',
    'недей*',
  ],
  uk: [
    'не',
    'немає',
    'нема',
    'ніколи',
    'ніхто',
    'нікого',
    'нікому',
    'ніким',
    'нічого',
    'ніщо',
    'без',
    'жод*',
    'ні',
    'ані',
    'ніде',
    'неможлив*',
    'заборон*',
    'відмов*',
    'нічим',
    'незалежно',
    'немож*',
  ],
}

/** Whether a text denies something; undefined for a language of which the words are not known. */
export function denies(text: string, language: string): boolean | undefined {
  const known = negations[language]
  if (!known) return undefined
  const words = proseOf(text)
    .toLowerCase()
    .replaceAll('’', "'")
    .split(/[^\p{L}\p{N}'-]+/u)
  return words.some((word) => known.some((one) => fits(word, one)))
}

function fits(word: string, pattern: string): boolean {
  if (pattern.endsWith('*')) return word.startsWith(pattern.slice(0, -1))
  return pattern.startsWith('*') ? word.endsWith(pattern.slice(1)) : word === pattern
}
