import { problemWord } from '#modules/organisations/ui/index.ts'
import type { Translator } from '#platform/i18n/translator.ts'
import { noteForms } from '../../domain/report/note.ts'
import { draftFields } from '../../forms/draft-note-form.ts'

const ownProblems = [
  'unknown-note',
  'no-province',
  'nothing-to-undo',
  'author',
  'nothing-known',
  'unknown-motion',
] as const

/** Why something was not done with a note, in a sentence that says what to do. */
export function noteProblem(t: Translator, code: string): string {
  if (code === 'changed-meanwhile') return t('editing.fault.changed-meanwhile')
  const own = ownProblems.find((one) => one === code)
  return own ? t(`said.note.problem.${own}`) : problemWord(t, code)
}

/** What a field of a draft is called. */
export function draftFieldName(t: Translator, field: string): string {
  const known = draftFields.find((one) => one === field)
  return known ? t(`said.note.field.${known}`) : field
}

/** What one value of a field is called. */
export function draftFieldWord(t: Translator, field: string, value: string): string {
  const form = field === 'form' ? noteForms.find((one) => one === value) : undefined
  if (form) return t(`report.form.${form}`)
  if (field === 'language') return t(value === 'en' ? 'said.note.language.en' : 'said.note.language.nl')
  return field === 'from' || field === 'to' ? t.date(value) : value
}
