import { z } from 'zod'
import type { FieldTexts } from '#kernel/compare-edits.ts'
import { type Day, parseDay } from '#kernel/days.ts'
import { typedAnswer, typedChoices, typedText } from '#platform/http/typed-fields.ts'
import { noteForms } from '../domain/report/note.ts'

const dayField = z.string().transform((text, context): Day => {
  const read = parseDay(text)
  if (read.ok) return read.value
  context.addIssue({ code: 'custom', message: 'this is not a day' })
  return z.NEVER
})

/** What an officer can write; longer is no note. */
export const longestDraft = { title: 200, words: 4000, motions: 12 } as const

/** A draft of a note, as it is kept. */
export const draftForm = z.strictObject({
  form: z.enum(noteForms),
  language: z.enum(['nl', 'en']),
  from: dayField,
  to: dayField,
  motions: z.array(z.string()).max(longestDraft.motions),
  title: z.string().min(1).max(longestDraft.title),
  before: z.string().max(longestDraft.words),
  after: z.string().max(longestDraft.words),
})
export type DraftNote = z.output<typeof draftForm>

/** The fields of the form, in its order. */
export const draftFields = ['title', 'form', 'language', 'from', 'to', 'motions', 'before', 'after'] as const
export type DraftField = (typeof draftFields)[number]

export interface TypedDraft {
  title: string
  form: string
  language: string
  from: string
  to: string
  motions: readonly string[]
  before: string
  after: string
}

/** `to-come` – nobody knows yet how the register will be on that day · `no-text` – it has signs that are no text, which no database keeps. */
export type DraftProblem =
  | 'no-title'
  | 'no-text'
  | 'too-long'
  | 'not-a-form'
  | 'not-a-day'
  | 'to-come'
  | 'ends-before'
  | 'not-a-motion'

export const typedDraft = (form: FormData): TypedDraft => ({
  title: typedText(form, 'title'),
  form: typedText(form, 'form'),
  language: typedText(form, 'language'),
  from: typedText(form, 'from'),
  to: typedText(form, 'to'),
  motions: [...new Set(typedChoices(form, 'motions'))],
  before: typedAnswer(form, 'before').replaceAll('\r\n', '\n').trim(),
  after: typedAnswer(form, 'after').replaceAll('\r\n', '\n').trim(),
})

export const typedDraftFrom = (draft: DraftNote): TypedDraft => ({ ...draft })

export const draftTexts = (typed: TypedDraft): FieldTexts => {
  const one = (value: string) => (value === '' ? [] : [value])
  return {
    title: one(typed.title),
    form: one(typed.form),
    language: one(typed.language),
    from: one(typed.from),
    to: one(typed.to),
    motions: typed.motions,
    before: one(typed.before),
    after: one(typed.after),
  }
}

/** Letters, signs, ends of lines and tabs. */
const isPlain = (text: string): boolean => /^[\P{Cc}\n\r\t]*$/u.test(text)

/**
 * Reads the form; every field that is wrong is told, in the order of the form.
 * @param isMotion whether a motion or promise with this id was known on a day
 */
export function readDraft(
  typed: TypedDraft,
  { today, isMotion }: { today: Day; isMotion(id: string, on: Day): boolean },
): { ok: true; value: DraftNote } | { ok: false; problems: { field: DraftField; code: DraftProblem }[] } {
  const problems: { field: DraftField; code: DraftProblem }[] = []
  const wrong = (is: boolean, field: DraftField, code: DraftProblem) => void (is && problems.push({ field, code }))
  wrong(typed.title === '', 'title', 'no-title')
  wrong(typed.title.length > longestDraft.title, 'title', 'too-long')
  wrong(!isPlain(typed.title), 'title', 'no-text')
  const form = noteForms.find((one) => one === typed.form)
  wrong(!form, 'form', 'not-a-form')
  const from = parseDay(typed.from)
  wrong(!from.ok, 'from', 'not-a-day')
  const to = parseDay(typed.to)
  wrong(!to.ok, 'to', 'not-a-day')
  wrong(to.ok && to.value > today, 'to', 'to-come')
  wrong(from.ok && to.ok && from.value > to.value, 'from', 'ends-before')
  wrong(to.ok && !typed.motions.every((id) => isMotion(id, to.value)), 'motions', 'not-a-motion')
  wrong(typed.motions.length > longestDraft.motions, 'motions', 'too-long')
  for (const field of ['before', 'after'] as const) {
    wrong(typed[field].length > longestDraft.words, field, 'too-long')
    wrong(!isPlain(typed[field]), field, 'no-text')
  }
  if (problems.length > 0 || !form || !from.ok || !to.ok) return { ok: false, problems }
  const language = typed.language === 'en' ? 'en' : 'nl'
  return { ok: true, value: { ...typed, motions: [...typed.motions], form, language, from: from.value, to: to.value } }
}
