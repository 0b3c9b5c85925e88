import { join } from 'node:path'
import type { LawPlace } from '#kernel/facts.ts'
import { type ContentFinding, readYamlFile } from '#platform/content/yaml-file.ts'
import { lawsForm } from '../forms/law-form.ts'

/** A law as `data/laws.yaml` has it. */
export interface Law {
  code: string
  /** In Dutch, as the law calls itself. */
  title: string
  /** Its number on wetten.overheid.nl; null when it has none there. */
  bwb: string | null
  /** The number of each book, for a law in books. */
  books: Readonly<Record<string, string>>
}

/** Every law by its code. */
export type Laws = ReadonlyMap<string, Law>

/** Reads the register of laws. Finding besides those of the file: `id-twice` – a code that stands there already. */
export async function readLaws(dataFolder: string): Promise<{ laws: Laws; findings: ContentFinding[] }> {
  const read = await readYamlFile(join(dataFolder, 'laws.yaml'), lawsForm, 'data/laws.yaml')
  if (!read.ok) return { laws: new Map(), findings: read.findings }
  const laws = new Map<string, Law>()
  const findings: ContentFinding[] = []
  for (const [index, law] of read.value.entries()) {
    if (laws.has(law.code))
      findings.push({
        code: 'id-twice',
        file: read.file,
        line: read.lineOf([index]),
        message: `There is another law with the code "${law.code}".`,
      })
    laws.set(law.code, law)
  }
  return { laws, findings }
}

/** Orders that stand in no register: each is named by its number. */
const isPublication = (name: string): boolean => /^(Stcrt|Stb)\. \d{4}, \d+$/.test(name)

/** Whether a name stands in the register, or is that of an order in the Staatscourant or the Staatsblad. */
export const isKnownLaw = ({ name }: LawPlace, laws: Laws): boolean => laws.has(name) || isPublication(name)

/**
 * The place with an address where it can be read: its own, or else that of the article in the law of today. A range of
 * articles, and whatever is no article, has the address of its law.
 */
export function withAddress(place: LawPlace, laws: Laws): LawPlace {
  const law = laws.get(place.name)
  if (place.address !== null || !law) return place
  const [, book, inBook] = /^(\d+):(.+)$/.exec(place.article) ?? []
  const ofBook = book === undefined ? undefined : law.books[book]
  const bwb = ofBook ?? law.bwb
  if (bwb === null) return place
  const article = ofBook === undefined ? place.article : inBook
  const one = article !== undefined && /^\d[\d.:]*[a-z]*$/.test(article)
  return { ...place, address: `https://wetten.overheid.nl/${bwb}${one ? `#Artikel${article}` : ''}` }
}
