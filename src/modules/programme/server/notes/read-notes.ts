import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { z } from 'zod'
import type { LanguageTag } from '#kernel/language.ts'
import { namesIn } from '#platform/content/language-files.ts'
import { type ContentFinding, type LineOf, readYamlFile, type YamlRead } from '#platform/content/yaml-file.ts'
import type { DocumentId } from '../../domain/parties.ts'
import type { Retelling, Statement, Term } from '../../domain/retelling.ts'
import {
  type NoteWords,
  noteForm,
  noteWordsForm,
  type TermWords,
  termsForm,
  termWordsForm,
} from '../../forms/note-forms.ts'
import { languageOf } from '../programme-files.ts'
import type { RowPlace } from '../read-items.ts'

/** The words of a file, and where each of them stands. */
export interface LocatedWords<T> {
  file: string
  value: T
  lineOf: LineOf
}

/** The notes as they are retold. `findings` are about the shape of the files; with one of them there may be gaps. */
export interface NotesRead {
  terms: readonly Term[]
  retellings: readonly Retelling[]
  statements: readonly Statement[]
  termWords: ReadonlyMap<LanguageTag, LocatedWords<TermWords>>
  words: ReadonlyMap<DocumentId, ReadonlyMap<LanguageTag, LocatedWords<NoteWords>>>
  findings: readonly ContentFinding[]
  placeOf(list: 'terms' | 'retellings' | 'statements', row: number): RowPlace
}

type NoteFile = z.output<typeof noteForm>

/** How findings name a file of the notes. */
export const noteFileOf = (name: string): string => `content/notes/${name}.yaml`

/** Reads `terms.yaml`, the words for it, and every folder with a note. Never throws for what stands in the files. */
export async function readNotes(folder: string): Promise<NotesRead> {
  const findings: ContentFinding[] = []
  const kept = <T>(read: YamlRead<T>): LocatedWords<T> | undefined => {
    if (read.ok) return read
    findings.push(...read.findings)
    return undefined
  }
  const terms = kept(await readYamlFile(join(folder, 'terms.yaml'), termsForm, noteFileOf('terms')))
  const termWords = await readWords(folder, '', termWordsForm, kept)
  const words = new Map<DocumentId, ReadonlyMap<LanguageTag, LocatedWords<NoteWords>>>()
  const retellings: Retelling[] = []
  const statements: Statement[] = []
  const places = { retellings: [] as RowPlace[], statements: [] as RowPlace[] }
  for (const slug of await foldersIn(folder)) {
    const name = `${slug}/note`
    const note = kept(await readYamlFile(join(folder, `${name}.yaml`), noteForm, noteFileOf(name)))
    if (!note) continue
    retellings.push(retellingOf(slug, note.value))
    places.retellings.push(note)
    for (const { path, statement } of statementsOf(note.value)) {
      statements.push(statement)
      places.statements.push({ file: note.file, lineOf: (rest) => note.lineOf([...path, ...rest]) })
    }
    words.set(note.value.document, await readWords(join(folder, slug), `${slug}/`, noteWordsForm, kept))
  }
  const termPlace = (row: number): RowPlace => ({
    file: noteFileOf('terms'),
    lineOf: (path) => terms?.lineOf([row, ...path]) ?? 1,
  })
  const nowhere: RowPlace = { file: noteFileOf('terms'), lineOf: () => 1 }
  return {
    terms: terms?.value ?? [],
    retellings,
    statements,
    termWords,
    words,
    findings,
    placeOf: (list, row) => (list === 'terms' ? termPlace(row) : (places[list][row] ?? nowhere)),
  }
}

async function readWords<S extends z.ZodType>(
  folder: string,
  prefix: string,
  form: S,
  kept: (read: YamlRead<z.output<S>>) => LocatedWords<z.output<S>> | undefined,
): Promise<ReadonlyMap<LanguageTag, LocatedWords<z.output<S>>>> {
  const found = new Map<LanguageTag, LocatedWords<z.output<S>>>()
  for (const name of await namesIn(folder)) {
    const tag = languageOf(name)
    if (tag === undefined) continue
    const read = kept(await readYamlFile(join(folder, name), form, noteFileOf(`${prefix}${tag}`)))
    if (read) found.set(tag, read)
  }
  return found
}

async function foldersIn(folder: string): Promise<string[]> {
  const names = await namesIn(folder)
  if (names.length === 0) return []
  const entries = await readdir(folder, { withFileTypes: true })
  const folders = new Set(entries.filter((entry) => entry.isDirectory()).map(({ name }) => name))
  return names.filter((name) => folders.has(name))
}

const retellingOf = (slug: string, { document, terms, chapters }: NoteFile): Retelling => ({
  document,
  slug,
  terms,
  chapters: chapters.map(({ id, parts }) => ({
    id,
    parts: parts.map(({ statements: _, ...part }) => part),
  })),
})

const statementsOf = ({ document, chapters }: NoteFile): { path: (string | number)[]; statement: Statement }[] =>
  chapters.flatMap(({ id: chapter, parts }, atChapter) =>
    parts.flatMap(({ id: part, statements }, atPart) =>
      statements.map((statement, row) => ({
        path: ['chapters', atChapter, 'parts', atPart, 'statements', row],
        statement: { ...statement, document, chapter, part },
      })),
    ),
  )
