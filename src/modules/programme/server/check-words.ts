import { type LanguageTag, sourceLanguage } from '#kernel/language.ts'
import type { ContentFinding } from '#platform/content/yaml-file.ts'
import type { Register } from '../domain/register.ts'
import type { ProgrammeWords } from '../forms/programme-words-form.ts'
import { fileOf, type WordsFile } from './programme-files.ts'

/** Makes a finding at a path of a words file. */
export type At = (path: readonly string[], code: string, message: string) => ContentFinding

const lists = ['documents', 'parties', 'instruments', 'items', 'claims', 'soundings', 'figures'] as const
type List = (typeof lists)[number]

/**
 * Everything in the register has words in every language and every word something in the register; events have theirs
 * under their item; only the Dutch is a source, and it must be there.
 */
export function wordFindings(register: Register, words: ReadonlyMap<LanguageTag, WordsFile>): ContentFinding[] {
  const missing = { code: 'file-missing', file: fileOf(sourceLanguage), line: 1, message: 'This file does not exist.' }
  const found = [...words].flatMap(([tag, { file, value, lineOf }]) => {
    const at: At = (path, code, message) => ({ code, file, line: lineOf(path), message })
    return [
      ...statusFindings(tag, value, at),
      ...lists.flatMap((list) => keyFindings([list], idsIn(register, list), Object.keys(value[list]), at)),
      ...eventFindings(register, value, at),
    ]
  })
  return words.has(sourceLanguage) ? found : [missing, ...found]
}

const idsIn = (register: Register, list: List): string[] => register[list].map(({ id }) => id)

export function statusFindings(
  tag: LanguageTag,
  { translation }: Pick<ProgrammeWords, 'translation'>,
  at: At,
): ContentFinding[] {
  if ((translation === 'source') === (tag === sourceLanguage)) return []
  const message = 'Dutch is the source, every other language a translation of it.'
  return [at(['translation'], 'translation-status', message)]
}

function eventFindings({ items }: Register, { items: words }: ProgrammeWords, at: At): ContentFinding[] {
  return items.flatMap(({ id, events, deadline }) => {
    const own = words[id]
    if (!own) return []
    const path = ['items', id]
    const needsTerm = deadline.basis !== 'not-needed'
    return [
      ...keyFindings(
        [...path, 'events'],
        events.map((event) => event.id),
        Object.keys(own.events ?? {}),
        at,
      ),
      ...(needsTerm === (own.term !== undefined)
        ? []
        : [at(path, 'term-words', `"${id}": a deadline has words, and what needs no deadline has none.`)]),
    ]
  })
}

/** Ids without words and words without an id. */
export function keyFindings(
  path: readonly string[],
  ids: readonly string[],
  keys: readonly string[],
  at: At,
): ContentFinding[] {
  const wanted = new Set(ids)
  const given = new Set(keys)
  return [
    ...ids.filter((id) => !given.has(id)).map((id) => at(path, 'words-missing', `There are no words for "${id}".`)),
    ...keys
      .filter((key) => !wanted.has(key))
      .map((key) => at([...path, key], 'words-unknown', `There is nothing called "${key}".`)),
  ]
}
