import { z } from 'zod'
import type { FieldTexts } from '#kernel/compare-edits.ts'
import { parseDay } from '#kernel/days.ts'
import { err, ok } from '#kernel/result.ts'
import { dayField } from '#platform/content/fields.ts'
import { typedChoices, typedText } from '#platform/http/typed-fields.ts'
import { soundDeadline } from '../../domain/deadline.ts'
import type { AgreementWords, WrittenAgreement } from '../../domain/editing/agreement.ts'
import { parseWhen } from '../../domain/when.ts'
import {
  deadlineForm,
  longestTitle,
  longestWords,
  speakerForm,
  storedTitle,
  storedWhen,
  storedWords,
} from './said-form.ts'
import { givenBases } from './typed-saying.ts'

/** What the database keeps of an agreement. */
export const agreementForm: z.ZodType<WrittenAgreement> = z.strictObject({
  title: storedTitle,
  text: storedWords,
  titleEn: storedTitle.nullable(),
  textEn: storedWords.nullable(),
  made: storedWhen,
  deadline: deadlineForm,
  executors: z.array(z.string().max(80)).max(100),
  by: speakerForm,
  places: z.array(z.string()),
  saidOn: dayField,
})

export const agreementFields = ['title', 'text', 'titleEn', 'textEn', 'made', 'basis', 'last', 'executors'] as const
export type AgreementField = (typeof agreementFields)[number]
/** Per field what was typed or ticked. */
export type TypedAgreement = FieldTexts & Readonly<Record<AgreementField, readonly string[]>>

export const typedAgreement = (form: FormData): TypedAgreement => {
  const one = (name: AgreementField) => [typedText(form, name)]
  return {
    title: one('title'),
    text: one('text'),
    titleEn: one('titleEn'),
    textEn: one('textEn'),
    made: one('made'),
    basis: one('basis'),
    last: one('last'),
    executors: [...new Set(typedChoices(form, 'executors'))].sort(),
  }
}

/** As the form shows it. */
export const agreementTexts = (words: AgreementWords): TypedAgreement => ({
  title: [words.title],
  text: [words.text],
  titleEn: [words.titleEn ?? ''],
  textEn: [words.textEn ?? ''],
  made: [words.made],
  basis: [words.deadline.basis],
  last: [words.deadline.last ?? ''],
  executors: [...words.executors].sort(),
})

export type NotAgreement =
  | 'no-title'
  | 'no-text'
  | 'too-long'
  | 'no-when'
  | 'not-a-date'
  | 'backwards'
  | 'in-the-future'
  | 'no-basis'
  | 'not-a-day'
  | 'day-missing'
  | 'day-too-many'
  | 'not-a-quarter-end'
  | 'not-a-year-end'
  | 'unknown-party'

export interface AgreementProblem {
  field: AgreementField
  code: NotAgreement
}

/**
 * Reads an agreement that was typed. Every field that is wrong is told, in the order of the form.
 * @param isParty whether the register knows a party that could carry it out
 */
export function readAgreement(
  typed: TypedAgreement,
  today: string,
  isParty: (id: string) => boolean,
): { ok: true; value: AgreementWords } | { ok: false; error: 'wrong'; problems: AgreementProblem[] } {
  const textOf = (field: AgreementField) => typed[field][0] ?? ''
  const problems = wordProblems(typed)
  const add = (field: AgreementField, code: NotAgreement) => problems.push({ field, code })
  const moment = parseWhen(textOf('made'))
  if (textOf('made') === '') add('made', 'no-when')
  else if (!moment.ok) add('made', moment.error)
  else if (moment.value.from > today) add('made', 'in-the-future')
  const deadline = readDeadline(textOf('basis'), textOf('last'))
  if (!deadline.ok) add(deadline.error === 'no-basis' ? 'basis' : 'last', deadline.error)
  if (!typed.executors.every(isParty)) add('executors', 'unknown-party')
  if (problems.length > 0 || !moment.ok || !deadline.ok) return { ...err('wrong'), problems }
  const orNull = (words: string) => (words === '' ? null : words)
  return ok({
    title: textOf('title'),
    text: textOf('text'),
    titleEn: orNull(textOf('titleEn')),
    textEn: orNull(textOf('textEn')),
    made: moment.value.text,
    deadline: deadline.value,
    executors: typed.executors,
  })
}

function wordProblems(typed: TypedAgreement): AgreementProblem[] {
  const textOf = (field: AgreementField) => typed[field][0] ?? ''
  const problems: AgreementProblem[] = []
  if (textOf('title') === '') problems.push({ field: 'title', code: 'no-title' })
  if (textOf('text') === '') problems.push({ field: 'text', code: 'no-text' })
  const limits = { title: longestTitle, titleEn: longestTitle, text: longestWords, textEn: longestWords }
  for (const field of ['title', 'titleEn', 'text', 'textEn'] as const)
    if (textOf(field).length > limits[field]) problems.push({ field, code: 'too-long' })
  return problems
}

function readDeadline(basisText: string, last: string) {
  const basis = givenBases.find((one) => one === basisText)
  if (!basis) return err('no-basis')
  if (last === '') return soundDeadline({ basis, last: null })
  const day = parseDay(last)
  return day.ok ? soundDeadline({ basis, last: day.value }) : day
}
