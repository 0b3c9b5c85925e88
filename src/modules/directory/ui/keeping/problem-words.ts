import { problemWord } from '#modules/organisations/ui/index.ts'
import type { Translator } from '#platform/i18n/translator.ts'
import { fieldName } from './field-words.ts'

const fieldFaults = [
  'not-hours',
  'closes-first',
  'hours-overlap',
  'no-words',
  'too-long',
  'not-text',
  'no-choice',
  'no-number',
  'no-web-address',
  'no-day',
  'not-a-day',
  'day-twice',
  'last-before-first',
  'no-hours',
  'too-many',
] as const
const wholeFaults = ['same', 'unknown-row', 'nothing-to-undo', 'refuse-why', 'refuse-long'] as const
const editFaults = ['changed-meanwhile', 'already-waiting', 'decided-already', 'not-chosen'] as const

/** What is wrong with one field, without its name. */
export function faultWord(t: Translator, code: string): string {
  const known = fieldFaults.find((one) => one === code)
  return known ? t(`keeping.problem.${known}`) : code
}

/** What is wrong, for the box above a form: with the name of the field when it is about one. */
export const fieldFault = (t: Translator, field: string, code: string): string =>
  t('keeping.problem.field', { field: fieldName(t, field), words: faultWord(t, code) })

/** Why a step was not done, in a sentence that says what to do. */
export function stepFault(t: Translator, code: string): string {
  const whole = wholeFaults.find((one) => one === code)
  if (whole) return t(`keeping.problem.${whole}`)
  if (code === 'not-told') return t('keeping.confirm.not-told')
  const editing = editFaults.find((one) => one === code)
  return editing ? t(`editing.fault.${editing}`) : problemWord(t, code)
}
