import { cleanNote, isAnswer, type KompasSheet, type KompasTheme, kompasThemes, maximumNoteLength } from './kompas.ts'
import type { Field } from './views.ts'

const answerField = 'a.'
const noteField = 'n.'

export const answerFieldOf = (question: string): string => `${answerField}${question}`
export const noteFieldOf = (theme: KompasTheme): string => `${noteField}${theme}`

/** A sheet as fields of a form, for those that are not on the screen themselves. */
export function fieldsOf(sheet: KompasSheet, without: ReadonlySet<string> = new Set()): readonly Field[] {
  const all: Field[] = [
    ...(sheet.municipality === null ? [] : [['municipality', sheet.municipality] as const]),
    ...[...sheet.answers].map(([question, answer]) => [answerFieldOf(question), answer] as const),
    ...[...sheet.notes].map(([theme, note]) => [noteFieldOf(theme), note] as const),
  ]
  return all.filter(([name]) => !without.has(name))
}

/** What came back from a page. */
export interface FilledIn {
  sheet: KompasSheet
  /** Themes with a note over the limit: only as much as fits is in `sheet`. */
  tooLong: readonly KompasTheme[]
}

/** Reads the fields of a page; what is no question, answer, theme or municipality of today is passed over. */
export function sheetFrom(
  fields: Iterable<Field>,
  questions: ReadonlySet<string>,
  isMunicipality: (code: string) => boolean,
): FilledIn {
  const all = [...fields]
  const chosen = all.findLast(([name]) => name === 'municipality')?.[1] ?? ''
  const answers = startingWith(all, answerField).flatMap(([question, value]) =>
    questions.has(question) && isAnswer(value) ? [[question, value] as const] : [],
  )
  const typed = new Map(startingWith(all, noteField).map(([theme, value]) => [theme, cleanNote(value)]))
  const tooLong = kompasThemes.filter((theme) => (typed.get(theme) ?? '').length > maximumNoteLength)
  const notes = kompasThemes.flatMap((theme) => {
    const note = wholeCharacters((typed.get(theme) ?? '').slice(0, maximumNoteLength))
    return note === '' ? [] : [[theme, note] as const]
  })
  const municipality = isMunicipality(chosen) ? chosen : null
  return { sheet: { municipality, answers: new Map(answers), notes: new Map(notes) }, tooLong }
}

const startingWith = (fields: readonly Field[], start: string): Field[] =>
  fields.filter(([name]) => name.startsWith(start)).map(([name, value]) => [name.slice(start.length), value])

/** A cut may go through the middle of a character. */
const wholeCharacters = (text: string): string => text.replace(/[\uD800-\uDBFF]$/, '')
