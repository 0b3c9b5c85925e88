import type { Day } from '#kernel/days.ts'
import {
  type FileRefusal,
  fileFormat,
  fileKind,
  type KompasFile,
  type LeftOut,
  type LeftOutWhy,
  longestShown,
  maximumFileLength,
} from '../../domain/kompas/file.ts'
import {
  isAnswer,
  isSafeText,
  isTheme,
  type KompasAnswer,
  type KompasQuestion,
  type KompasSheet,
  type KompasTheme,
  kompasThemes,
  maximumNoteLength,
} from '../../domain/kompas/kompas.ts'
import { kompasFileForm, kompasKindForm } from '../../forms/kompas-file-form.ts'

/** What a file is held against: the questions of today and the municipalities of today. */
export interface FileSurroundings {
  version: string
  questions: readonly KompasQuestion[]
  isMunicipality(code: string): boolean
}

/** A file that could be read. `leftOut` names everything that did not fit; the rest is in `sheet`. */
export interface ReadFile {
  sheet: KompasSheet
  made: Day
  version: string
  leftOut: readonly LeftOut[]
}

export type FileRead = { ok: true; value: ReadFile } | { ok: false; error: FileRefusal; detail: string }

/** The sheet as the text of a file that `readKompasFile` reads back; the same sheet always gives the same text. */
export function kompasFileText(
  sheet: KompasSheet,
  { version, questions }: Pick<FileSurroundings, 'version' | 'questions'>,
  made: Day,
): string {
  const file: KompasFile = {
    kind: fileKind,
    format: fileFormat,
    guide: { id: 'kompas', version },
    made,
    municipality: sheet.municipality,
    answers: Object.fromEntries(questions.flatMap(({ id }) => pair(id, sheet.answers.get(id)))),
    notes: Object.fromEntries(kompasThemes.flatMap((theme) => pair(theme, sheet.notes.get(theme)))),
  }
  return `${JSON.stringify(file, null, 2)}\n`
}

/**
 * Reads a file that somebody gives; nothing in it is believed. Refused as a whole: see `FileRefusal`. What does not fit
 * the questions of today is left out and named, so that a file of an earlier edition keeps what still fits.
 */
export function readKompasFile(text: string, surroundings: FileSurroundings): FileRead {
  const json = jsonIn(text)
  if (!json.ok) return json
  const parsed = kompasFileForm.safeParse(json.value)
  if (!parsed.success) return shapeRefusal(parsed.error.issues[0])
  const { municipality, made, guide } = parsed.data
  const answers = answersThatFit(parsed.data.answers, surroundings)
  const notes = notesThatFit(parsed.data.notes)
  const known = municipality !== null && surroundings.isMunicipality(municipality)
  const lost = municipality === null || known ? [] : [leftOut('unknown-municipality', municipality)]
  const sheet = { municipality: known ? municipality : null, answers: answers.kept, notes: notes.kept }
  const all = [...lost, ...answers.leftOut, ...notes.leftOut]
  return { ok: true, value: { sheet, made, version: guide.version, leftOut: all } }
}

function answersThatFit(given: Readonly<Record<string, string>>, { questions }: FileSurroundings) {
  const asked = new Set(questions.map(({ id }) => id))
  const kept = new Map<string, KompasAnswer>()
  const without: LeftOut[] = []
  for (const [question, answer] of Object.entries(given)) {
    if (!asked.has(question)) without.push(leftOut('unknown-question', question))
    else if (isAnswer(answer)) kept.set(question, answer)
    else without.push(leftOut('unknown-answer', `${question}: ${answer}`))
  }
  return { kept, leftOut: without }
}

function notesThatFit(given: Readonly<Record<string, string>>) {
  const kept = new Map<KompasTheme, string>()
  const without: LeftOut[] = []
  for (const [theme, note] of Object.entries(given)) {
    if (!isTheme(theme)) without.push(leftOut('unknown-theme', theme))
    else if (note.length > maximumNoteLength) without.push(leftOut('too-long', theme))
    else if (!isSafeText(note)) without.push(leftOut('unsafe', theme))
    else if (note.trim() !== '') kept.set(theme, note.trim())
  }
  return { kept, leftOut: without }
}

const leftOut = (why: LeftOutWhy, what: string): LeftOut => ({ why, what: shown(what) })

const pair = <V>(key: string, value: V | undefined): [string, V][] => (value === undefined ? [] : [[key, value]])

const refused = (error: FileRefusal, detail = '') => ({ ok: false, error, detail: shown(detail) }) as const

function jsonIn(text: string): { ok: true; value: object } | ReturnType<typeof refused> {
  if (text.trim() === '') return refused('empty')
  if (text.length > maximumFileLength) return refused('too-long')
  let value: unknown
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch {
    return refused('not-json')
  }
  const named = kompasKindForm.safeParse(value)
  if (!named.success) return refused('not-kompas')
  return named.data.format === fileFormat ? { ok: true, value: named.data } : refused('other-format')
}

interface Issue {
  code?: string
  path: readonly PropertyKey[]
  keys?: readonly string[]
}

function shapeRefusal(issue: Issue | undefined) {
  if (issue?.code === 'unrecognized_keys') return refused('unknown-key', issue.keys?.[0])
  return refused('wrong-shape', issue?.path.map(String).join('.'))
}

/** Text of somebody else, short enough to show and without anything that hides or turns around. */
const shown = (text: string): string =>
  [...text]
    .filter((one) => isSafeText(one) && !/\s/u.test(one.replace(' ', '')))
    .slice(0, longestShown)
    .join('')
