import { z } from 'zod'
import type { FieldTexts } from '#kernel/compare-edits.ts'
import type { Day } from '#kernel/days.ts'
import { type PartialDate, parsePartialDate, partialDate, readTypedDate, stretchOf } from '#kernel/partial-date.ts'
import { typedChoices } from '#platform/http/typed-fields.ts'
import { type HandOverStep, handOverSteps } from '../domain/hand-over.ts'
import type { OwnAnswer, OwnRow } from '../domain/own-hand-over.ts'

const answer = z
  .strictObject({
    answer: z.enum(['yes', 'no']),
    when: z
      .string()
      .refine((text) => parsePartialDate(text).ok)
      .transform(partialDate),
  })
  .nullable()

/** The row of a municipality, as it is kept. */
export const ownRowForm = z.strictObject({
  steps: z.strictObject({ received: answer, adopted: answer, trained: answer, 'focal-point-known': answer }),
})
export type OwnRowBody = z.output<typeof ownRowForm>

/** What was typed of one step: `answer` empty is "nobody says". */
export interface TypedAnswer {
  answer: string
  when: string
}
export type TypedRow = Readonly<Record<HandOverStep, TypedAnswer>>

/** `to-come` – it cannot have happened yet. */
export interface RowProblem {
  field: HandOverStep
  code: 'not-an-answer' | 'not-a-date' | 'to-come'
}

const byStep = <T>(value: (step: HandOverStep) => T): Record<HandOverStep, T> => ({
  received: value('received'),
  adopted: value('adopted'),
  trained: value('trained'),
  'focal-point-known': value('focal-point-known'),
})

/** Both fields of a step carry its name: the answer first, then since when. */
export const typedRow = (form: FormData): TypedRow =>
  byStep((step) => {
    const [given = '', when = ''] = typedChoices(form, step)
    return { answer: given, when: when.trim() }
  })

export const typedRowFrom = (row: OwnRow): TypedRow =>
  byStep((step) => ({ answer: row[step]?.answer ?? '', when: row[step]?.when ?? '' }))

/** As texts by field, to hold beside what somebody else made of it. */
export const rowTexts = (typed: TypedRow): FieldTexts =>
  byStep((step) => (typed[step].answer === '' ? [] : [typed[step].answer, typed[step].when]))

/** Reads the form. An answer without a date is of today. Every step that is wrong is told. */
export function readRow(
  typed: TypedRow,
  today: Day,
): { ok: true; value: OwnRow } | { ok: false; problems: RowProblem[] } {
  const problems: RowProblem[] = []
  const read = (step: HandOverStep): OwnAnswer | null => {
    const { answer: given, when } = typed[step]
    if (given === '') return null
    const found = readAnswer(given, when, today)
    if (typeof found !== 'string') return found
    problems.push({ field: step, code: found })
    return null
  }
  const row = byStep(read)
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value: row }
}

function readAnswer(given: string, typedWhen: string, today: Day): OwnAnswer | RowProblem['code'] {
  if (given !== 'yes' && given !== 'no') return 'not-an-answer'
  const date = readTypedDate(typedWhen)
  if (!date.ok) return 'not-a-date'
  const when: PartialDate = date.value ?? partialDate(today)
  return stretchOf(when).from > today ? 'to-come' : { answer: given, when }
}

/** The steps of which two rows differ. */
export const changedSteps = (one: OwnRow, other: OwnRow): HandOverStep[] =>
  handOverSteps.filter((step) => one[step]?.answer !== other[step]?.answer || one[step]?.when !== other[step]?.when)
