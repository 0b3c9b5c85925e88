import { type LanguageTag, sourceLanguage } from '#kernel/language.ts'
import type { ContentFinding, LineOf } from '#platform/content/yaml-file.ts'
import type { KnownPolicy } from '../domain/statements.ts'
import type { PolicyWords } from '../forms/policy-file-forms.ts'

/** The words of one language and where each of them stands. */
export interface WordsFile {
  file: string
  value: PolicyWords
  lineOf: LineOf
}

/**
 * Every row has words in every language and every word a row; a reason stands with an inferred date and nowhere else;
 * only the Dutch is a source.
 */
export function wordFindings(
  { measurements, documents }: KnownPolicy,
  words: ReadonlyMap<LanguageTag, WordsFile>,
): ContentFinding[] {
  return [...words].flatMap(([tag, { file, value, lineOf }]) => {
    const at = (path: string[], code: string, message: string) => ({ code, file, line: lineOf(path), message })
    const isSource = value.translation === 'source'
    return [
      ...(isSource === (tag === sourceLanguage)
        ? []
        : [
            at(['translation'], 'translation-status', 'Dutch is the source, every other language a translation of it.'),
          ]),
      ...keyFindings('measurements', measurements, Object.keys(value.measurements), at),
      ...keyFindings('documents', documents, Object.keys(value.documents), at),
      ...measurements
        .filter(({ id, aboutBasis }) => {
          const text = value.measurements[id]
          return text !== undefined && (aboutBasis === 'inferred') !== (text.dateReason !== undefined)
        })
        .map(({ id }) =>
          at(
            ['measurements', id, 'dateReason'],
            'reason-missing',
            `"${id}": an inferred date has a reason, a stated one has none.`,
          ),
        ),
    ]
  })
}

function keyFindings(
  list: 'measurements' | 'documents',
  rows: readonly { id: string }[],
  keys: readonly string[],
  at: (path: string[], code: string, message: string) => ContentFinding,
): ContentFinding[] {
  const ids = rows.map(({ id }) => id)
  return [
    ...ids
      .filter((id) => !keys.includes(id))
      .map((id) => at([list], 'words-missing', `There are no words for "${id}".`)),
    ...keys
      .filter((key) => !ids.includes(key))
      .map((key) => at([list, key], 'words-unknown', `There is no row "${key}".`)),
  ]
}
