import { type LanguageTag, sourceLanguage } from '#kernel/language.ts'
import type { ContentFinding } from '#platform/content/yaml-file.ts'
import type { Register } from '../../domain/register.ts'
import type { Retelling, Statement } from '../../domain/retelling.ts'
import type { NoteWords } from '../../forms/note-forms.ts'
import { type At, keyFindings, statusFindings } from '../check-words.ts'
import { placeholdersIn } from './placeholders.ts'
import { type LocatedWords, type NotesRead, noteFileOf } from './read-notes.ts'

/**
 * Every note of the register is retold, everything in it has words in every language and every word something in it;
 * placeholders stand for claims of their sentence, and every language has those of the Dutch.
 */
export function noteWordFindings(register: Register, notes: NotesRead): ContentFinding[] {
  const retold = new Set(register.retellings.map(({ document }) => document))
  const untold = register.documents.filter(({ id }) => !retold.has(id))
  return [
    ...untold.map(({ id }) => missingFile(`${id.toLowerCase()}/note`)),
    ...termFindings(register, notes),
    ...register.retellings.flatMap((retelling) => {
      const words = notes.words.get(retelling.document) ?? new Map<LanguageTag, LocatedWords<NoteWords>>()
      const source = words.get(sourceLanguage)
      const statements = register.statements.filter(({ document }) => document === retelling.document)
      const found = [...words].flatMap(([tag, file]) => noteFindings(retelling, statements, tag, file, source?.value))
      return source ? found : [missingFile(`${retelling.slug}/${sourceLanguage}`), ...found]
    }),
  ]
}

const missingFile = (name: string): ContentFinding => ({
  code: 'file-missing',
  file: noteFileOf(name),
  line: 1,
  message: 'This file does not exist.',
})

const at =
  <T>({ file, lineOf }: LocatedWords<T>): At =>
  (path, code, message) => ({ code, file, line: lineOf(path), message })

function termFindings({ terms }: Register, { termWords }: NotesRead): ContentFinding[] {
  const ids = terms.map(({ id }) => id)
  const found = [...termWords].flatMap(([tag, file]) => [
    ...statusFindings(tag, file.value, at(file)),
    ...keyFindings(['terms'], ids, Object.keys(file.value.terms), at(file)),
  ])
  return termWords.has(sourceLanguage) ? found : [missingFile(sourceLanguage), ...found]
}

function noteFindings(
  { chapters }: Retelling,
  statements: readonly Statement[],
  tag: LanguageTag,
  file: LocatedWords<NoteWords>,
  source: NoteWords | undefined,
): ContentFinding[] {
  const words = file.value
  const parts = chapters.flatMap((chapter) => chapter.parts.map(({ id }) => id))
  const ids = (rows: readonly { id: string }[]) => rows.map(({ id }) => id)
  return [
    ...statusFindings(tag, words, at(file)),
    ...keyFindings(['chapters'], ids(chapters), Object.keys(words.chapters), at(file)),
    ...keyFindings(['parts'], parts, Object.keys(words.parts), at(file)),
    ...keyFindings(['statements'], ids(statements), Object.keys(words.statements), at(file)),
    ...statements.flatMap((statement) =>
      placeholderFindings(statement, words.statements[statement.id], source?.statements[statement.id], at(file)),
    ),
  ]
}

function placeholderFindings(
  { id, claims }: Statement,
  text: string | undefined,
  source: string | undefined,
  finding: At,
): ContentFinding[] {
  if (text === undefined) return []
  const path = ['statements', id]
  const found = placeholdersIn(text)
  const unknown = found.filter(({ claim }) => claim === null || !claims.includes(claim))
  const wanted = placeholdersIn(source ?? text)
  const same = asText(found) === asText(wanted)
  return [
    ...unknown.map(({ whole }) => finding(path, 'placeholder-unknown', `${whole} is no claim of "${id}".`)),
    ...(same ? [] : [finding(path, 'placeholders-differ', `"${id}" has other placeholders than the Dutch.`)]),
  ]
}

const asText = (found: readonly { whole: string }[]): string =>
  found
    .map(({ whole }) => whole)
    .toSorted()
    .join()
