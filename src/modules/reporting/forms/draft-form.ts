import { z } from 'zod'
import { type Draft, emptyDraft, fieldIds, noContact, type QuestionId } from '../domain/report/draft.ts'
import { contactFields, dangerAnswers, entrances, goingOnAnswers, troubleForms } from '../domain/report/report.ts'
import { fromPlan, municipalityCode } from './report-form.ts'

/**
 * The most of one field that travels in the page. Five times what may be sent: who typed too much still finds all of it, and can make it shorter.
 */
const mostKept = 100_000

// Forms are made where they are used: a script for phones that reads none of them carries none.
const words = () => z.string().max(mostKept)
const municipality = () => z.union([municipalityCode(), z.literal('unknown')])

const parts = () =>
  ({
    entrance: z.enum(entrances).nullable(),
    municipality: municipality().nullable(),
    forms: z.array(z.enum(troubleForms)).max(troubleForms.length),
    words: words(),
    goingOn: z.enum(goingOnAnswers).nullable(),
    danger: z.enum(dangerAnswers).nullable(),
    story: words(),
    contact: z.strictObject({ name: words(), phone: words(), email: words(), address: words(), other: words() }),
    from: fromPlan().nullable(),
  }) satisfies Readonly<Record<keyof Draft, z.ZodType>>

/** A draft as it travels in the page. */
export const writeDraft = (draft: Draft): string => JSON.stringify(draft)

/**
 * A draft out of the page. Whoever sends it may have written anything: each part that is not of its form is left out, and `whole` is then false.
 * Empty text is a draft in which nothing was answered yet.
 */
export function readDraft(text: string): { draft: Draft; whole: boolean } {
  if (text === '') return { draft: emptyDraft, whole: true }
  const found = objectIn(text)
  const read = Object.entries(parts()).map(([name, form]) => ({ name, part: form.safeParse(found[name]) }))
  const kept = read.flatMap(({ name, part }) => (part.success ? [[name, part.data] as const] : []))
  return { draft: { ...emptyDraft, ...Object.fromEntries(kept) }, whole: kept.length === read.length }
}

function objectIn(text: string): Record<string, unknown> {
  try {
    return z.record(z.string(), z.unknown()).parse(JSON.parse(text))
  } catch {
    return {}
  }
}

/** Line ends as one sign, without signs that no keyboard types; what was typed is not changed otherwise. */
const cleaned = (text: string): string =>
  text
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\n\t]/gu, '')
    .toWellFormed()
    .slice(0, mostKept)

const textIn = (form: FormData, name: string): string => {
  const value = form.get(name)
  return typeof value === 'string' ? cleaned(value) : ''
}

const oneOf = <T>(form: z.ZodType<T>, value: string): T | null => {
  const parsed = form.safeParse(value)
  return parsed.success ? parsed.data : null
}

const typed: Readonly<Record<QuestionId, (form: FormData) => Partial<Draft>>> = {
  forms: (form) => {
    const chosen = new Set(form.getAll(fieldIds.forms))
    return { forms: troubleForms.filter((one) => chosen.has(one)) }
  },
  place: (form) => ({ words: textIn(form, fieldIds.place) }),
  'going-on': (form) => ({ goingOn: oneOf(z.enum(goingOnAnswers), textIn(form, fieldIds['going-on'])) }),
  danger: (form) => ({ danger: oneOf(z.enum(dangerAnswers), textIn(form, fieldIds.danger)) }),
  story: (form) => ({ story: textIn(form, fieldIds.story) }),
  contact: (form) => ({
    contact: {
      ...noContact,
      ...Object.fromEntries(contactFields.map((field) => [field, textIn(form, fieldIds.contact(field))])),
    },
  }),
}

/** The draft with what was typed at one question. */
export const withTyped = (draft: Draft, question: QuestionId, form: FormData): Draft => ({
  ...draft,
  ...typed[question](form),
})

/** The draft with who tells and where it is; a place that is none of `municipalities` counts as not chosen. */
export const withStart = (draft: Draft, form: FormData, municipalities: ReadonlySet<string>): Draft => {
  const place = oneOf(municipality(), textIn(form, fieldIds.municipality))
  return {
    ...draft,
    entrance: oneOf(z.enum(entrances), textIn(form, fieldIds.entrance)),
    municipality: place === 'unknown' || (place !== null && municipalities.has(place)) ? place : null,
  }
}
