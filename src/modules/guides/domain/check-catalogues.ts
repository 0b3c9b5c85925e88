import { type LanguageTag, sourceLanguage } from '#kernel/language.ts'
import type { Provenance, SourceCode } from '#kernel/sources.ts'
import type { FindingCode, GuidePath } from './finding.ts'

/** Something wrong in a catalogue file; the caller knows which file. */
export interface CatalogueProblem {
  code: FindingCode
  path: GuidePath
  message: string
}

/** One entry of a catalogue: its id, and where it comes from when it is a fact. */
export interface Entry {
  id: string
  provenance?: Provenance
}

/**
 * Ids once, sources known, and a source for everything that is more than our own knowledge: a row with confidence
 * `own` may be without, and then readers see that it is not verified.
 */
export function checkEntries(entries: readonly Entry[], isSource: (code: SourceCode) => boolean): CatalogueProblem[] {
  const seen = new Set<string>()
  return entries.flatMap(({ id, provenance }, index) => {
    const problems: CatalogueProblem[] = []
    if (seen.has(id)) problems.push({ code: 'id-twice', path: [index], message: `"${id}" stands in the list twice.` })
    seen.add(id)
    if (provenance?.sources.length === 0 && provenance.confidence !== 'own')
      problems.push({ code: 'source-missing', path: [index], message: `"${id}" does not say where it comes from.` })
    for (const [position, code] of (provenance?.sources ?? []).entries())
      if (!isSource(code))
        problems.push({
          code: 'source-unknown',
          path: [index, 'sources', position],
          message: `Source "${code}" is not in the list of sources.`,
        })
    return problems
  })
}

/** Words for exactly what the catalogue holds. `sections` maps the name of each part of the file to its keys. */
export function checkCatalogueWords(
  language: LanguageTag,
  translation: string,
  sections: Readonly<Record<string, { expected: Iterable<string>; given: Iterable<string> }>>,
): CatalogueProblem[] {
  const problems: CatalogueProblem[] = []
  if ((language === sourceLanguage) !== (translation === 'source')) {
    const message = `"${translation}" cannot be for "${language}".`
    problems.push({ code: 'translation-status', path: ['translation'], message })
  }
  for (const [section, keys] of Object.entries(sections)) {
    const [expected, given] = [new Set(keys.expected), new Set(keys.given)]
    for (const key of expected)
      if (!given.has(key))
        problems.push({ code: 'message-missing', path: [section], message: `There are no words for "${key}".` })
    for (const key of given)
      if (!expected.has(key))
        problems.push({ code: 'message-orphan', path: [section, key], message: `Nothing asks for the words "${key}".` })
  }
  return problems
}
