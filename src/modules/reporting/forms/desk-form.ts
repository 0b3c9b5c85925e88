import { z } from 'zod'
import { day, parseDay } from '#kernel/days.ts'
import { fromBase64url } from '#modules/organisations/index.ts'
import { caseForms, dangerLevels, grounds, partnerAnswers } from '../domain/casework/needs.ts'
import { outcomes } from '../domain/casework/outcomes.ts'
import type { CodedChoice } from '../domain/desk/coded-choice.ts'
import { isReportingId, itemKindNames } from '../domain/item-kinds.ts'
import { mostFiles } from '../domain/report/report.ts'
import { caseSectors } from '../domain/statistics/sectors.ts'

/** Of the largest envelope for text, as base64url. */
const longestEnvelope = 90_000

const id = z.string().refine(isReportingId)
const bytes = z
  .string()
  .max(longestEnvelope)
  .transform((text, context) => {
    const read = fromBase64url(text)
    if (read !== null) return read
    context.addIssue({ code: 'custom', message: 'no bytes' })
    return z.NEVER
  })
const sealed = z.strictObject({
  item: id,
  sender: z.literal('organisation'),
  kind: z.enum(itemKindNames as [(typeof itemKindNames)[number]]),
  sequence: z.int().min(0).max(1_000_000),
  /** The number of the newest secret that freshened the case. */
  fresh: z.int().min(0).max(9_999_999).default(0),
  envelope: bytes,
})
const aDay = z
  .string()
  .refine((text) => parseDay(text).ok)
  .transform(day)

/** What the script of a page of cases sends. Words come sealed, and nothing else is taken. */
const step = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('open'), case: id }),
  z.strictObject({ do: z.literal('seen'), case: id, news: z.int().min(0).max(1_000_000) }),
  z.strictObject({ do: z.literal('file'), case: id, item: id }),
  z.strictObject({ do: z.literal('own-key'), case: id, keyNumber: z.int().min(1), wrapped: bytes }),
  z.strictObject({
    do: z.literal('write'),
    case: id,
    sealed,
    instead: id.nullable(),
    files: z.array(id).max(mostFiles),
  }),
  z.strictObject({ do: z.literal('task'), case: id, sealed, due: aDay, forPerson: z.string().max(40) }),
  z.strictObject({ do: z.literal('throw-away'), case: id, item: id }),
  z.strictObject({ do: z.literal('open-vault'), case: id }),
  z.strictObject({ do: z.literal('texts'), after: id.nullable() }),
  // Of the form of what a reporter's own browser sends: read by who reads that.
  z.strictObject({ do: z.literal('file-report'), sealed: z.unknown() }),
])
export type DeskStep = z.infer<typeof step>

/** Null: nothing that a page of ours sends. */
export function readDeskStep(text: string): DeskStep | null {
  try {
    return step.safeParse(JSON.parse(text)).data ?? null
  } catch {
    return null
  }
}

/** What a colleague chose of a case. What is none of the choices is left out. */
export function readChoice(form: {
  forms: readonly string[]
  municipality: string
  danger: string
  sector: string
  signals: readonly string[]
}): CodedChoice {
  const municipality = /^(GM\d{4}|unknown)$/.test(form.municipality) ? form.municipality : null
  return {
    forms: caseForms.filter((one) => form.forms.includes(one)),
    municipality,
    danger: dangerLevels.find((one) => one === form.danger) ?? null,
    sector: caseSectors.find((one) => one === form.sector) ?? null,
    signals: form.signals.filter((one) => /^[A-Z]\d{2}$/.test(one)).slice(0, 60),
  }
}

const stepField = {
  weighing: z.string().regex(/^(focal-point-[a-z]+\/[a-z0-9-]{1,60}|without-plan)$/),
  ground: z.enum(grounds),
  answer: z.enum(partnerAnswers),
  outcome: z.enum(outcomes),
  reason: id,
  forward: id,
  // Whether it is a day, and one that can be, who takes the step says.
  'told-on': z.string().regex(/^[\d-]{1,10}$/),
  note: id,
} as const

/** What was filled in for a step: fields that are empty, or hold something else than a code of ours, are left out. */
export function readGiven(typed: (field: string) => string): Record<string, string> {
  const given = Object.entries(stepField).flatMap(([field, form]) => {
    const value = form.safeParse(typed(field))
    return value.success ? [[field, value.data] as const] : []
  })
  return Object.fromEntries(given)
}
