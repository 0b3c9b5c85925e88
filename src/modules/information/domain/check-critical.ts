import { type LanguageTag, sourceLanguage } from '#kernel/language.ts'
import type { CriticalWords } from './article.ts'
import { placeholdersOf } from './placeholders.ts'
import { denies } from './prose.ts'

export interface CriticalFinding {
  code: 'text-missing' | 'text-orphan' | 'second-reading-missing' | 'placeholders-differ' | 'negation-differs'
  language: LanguageTag
  path: readonly string[]
  message: string
}

/** Sentences on which safety depends: all there, twice while nobody checked them, and each denying what the Dutch denies. */
export function checkCritical(words: ReadonlyMap<LanguageTag, CriticalWords>): CriticalFinding[] {
  const dutch = words.get(sourceLanguage)
  if (!dutch)
    return [{ code: 'text-missing', language: sourceLanguage, path: [], message: 'There are no Dutch sentences.' }]
  return [...words]
    .filter(([language]) => language !== sourceLanguage)
    .flatMap(([language, own]) => compare(language, own, dutch))
}

function compare(language: LanguageTag, own: CriticalWords, dutch: CriticalWords): CriticalFinding[] {
  const readings = own.translation === 'draft' ? (['sentences', 'second'] as const) : (['sentences'] as const)
  return readings.flatMap((reading) => [
    ...Object.keys(own[reading])
      .filter((id) => dutch.sentences[id] === undefined)
      .map((id) => ({
        code: 'text-orphan' as const,
        language,
        path: [reading, id],
        message: `There is no Dutch sentence "${id}".`,
      })),
    ...Object.entries(dutch.sentences).flatMap(([id, source]) =>
      compareSentence(own[reading][id], source, language, reading).map(([code, message]) => ({
        code,
        language,
        path: own[reading][id] === undefined ? [reading] : [reading, id],
        message: `"${id}": ${message}`,
      })),
    ),
  ])
}

function compareSentence(
  text: string | undefined,
  source: string,
  language: LanguageTag,
  reading: 'sentences' | 'second',
): [CriticalFinding['code'], string][] {
  if (text === undefined) return [[reading === 'second' ? 'second-reading-missing' : 'text-missing', 'it is missing.']]
  const found: [CriticalFinding['code'], string][] = []
  if (placeholdersOf(text).join() !== placeholdersOf(source).join())
    found.push(['placeholders-differ', 'the placeholders are not those of the Dutch.'])
  const denied = denies(text, language)
  if (denied !== undefined && denied !== denies(source, sourceLanguage))
    found.push(['negation-differs', 'it does not deny what the Dutch denies, or the other way round.'])
  return found
}
