import type { Dictionary } from './pdf-value.ts'
import { nameOf, type PdfValue } from './pdf-value.ts'
import type { PdfFile } from './read-objects.ts'
import { dictionaryAt, itemsAt } from './resolved.ts'

/** A book of that many pages is no message to a reporting point. */
const mostPages = 2_000
const mostNesting = 64
const inherited = ['Resources', 'MediaBox', 'CropBox', 'Rotate']
const ofPage = [...inherited, 'UserUnit', 'Contents', 'Group', 'Annots']

/** Where a document begins: as its last trailer says, or else the last object that calls itself so. */
export function catalogOf(file: PdfFile): Dictionary | null {
  for (const trailer of [...file.trailers].reverse()) {
    const root = dictionaryAt(file, trailer.get('Root'))
    if (root?.has('Pages')) return root
  }
  const roots = [...file.objects.values()].map(({ value }) => (value.sort === 'dictionary' ? value.entries : null))
  return roots.reverse().find((entries) => nameOf(entries?.get('Type')) === 'Catalog' && entries?.has('Pages')) ?? null
}

/**
 * The pages in order, each with what it has of the groups around it. Refusals: `damaged` – none · `too-much-inside` – more
 * than 2,000 · `hostile` – nested deeper than any program does, or in a circle.
 */
export function pagesOf(file: PdfFile, catalog: Dictionary): Dictionary[] | 'damaged' | 'too-much-inside' | 'hostile' {
  const pages: Dictionary[] = []
  const seen = new Set<Dictionary>()
  const walk = (
    value: PdfValue | undefined,
    around: Dictionary,
    nesting: number,
  ): 'too-much-inside' | 'hostile' | null => {
    const own = dictionaryAt(file, value)
    if (!own) return null
    if (nesting > mostNesting || seen.has(own)) return 'hostile'
    if (!own.has('Kids')) {
      pages.push(taken(own, around, ofPage))
      return pages.length > mostPages ? 'too-much-inside' : null
    }
    seen.add(own)
    const passed = taken(own, around, inherited)
    for (const kid of itemsAt(file, own.get('Kids'))) {
      const fault = walk(kid, passed, nesting + 1)
      if (fault !== null) return fault
    }
    return null
  }
  return walk(catalog.get('Pages'), new Map(), 0) ?? (pages.length === 0 ? 'damaged' : pages)
}

/** Some keys, of what is nearer first. Not all: the same page may stand in the list two thousand times. */
function taken(own: Dictionary, around: Dictionary, keys: readonly string[]): Dictionary {
  const values = keys.map((key) => [key, own.get(key) ?? around.get(key)] as const)
  return new Map(values.flatMap(([key, value]) => (value ? [[key, value] as const] : [])))
}
