import { z } from 'zod'
import { parseDateSpan, parsePartialDate, partialDate } from '#kernel/partial-date.ts'
import { keyField, municipalityField, provenanceFields, textField, translationField } from '#platform/content/fields.ts'
import { housingRuleIds, isRuleValue } from '../domain/housing-rules.ts'
import { inventoryStatuses } from '../domain/inventory.ts'
import {
  bases,
  deciders,
  documentActs,
  linkOpenings,
  measuredAreas,
  measurementKinds,
  policyFields,
  subjects,
  themes,
} from '../domain/policy.ts'

const quoted = z.string({
  error: ({ input }) => (typeof input === 'number' ? `write a year between quotes: "${input}"` : 'this is not a date'),
})

const dateField = quoted
  .refine((text) => parsePartialDate(text).ok, 'this is not a year, a month or a day (YYYY, YYYY-MM, YYYY-MM-DD)')
  .transform(partialDate)

const spanField = quoted.transform((text, context) => {
  const span = parseDateSpan(text)
  if (span.ok) return span.value
  const message = {
    'not-a-date': 'this is not a date, nor two dates with a slash between them',
    backwards: 'this ends before it begins',
  }[span.error]
  context.addIssue({ code: 'custom', message })
  return z.NEVER
})

/** An address that a browser opens; nothing else may become a link. */
const urlField = z.url({ protocol: /^https?$/, hostname: z.regexes.domain })

const count = z.int().nonnegative()
const names = z.array(municipalityField).nullable()

/** `data/policy/measurements.yaml`. */
export const measurementsForm = z.array(
  z.strictObject({
    id: keyField,
    kind: z.enum(measurementKinds),
    subject: z.enum(subjects),
    area: z.enum(measuredAreas),
    about: spanField,
    aboutBasis: z.enum(bases),
    inferredWithin: spanField.nullable(),
    base: z.strictObject({ municipalities: z.int().positive(), basis: z.enum(bases) }).nullable(),
    counts: z.strictObject({ withFramework: count, housing: count, integral: count }).nullable(),
    statedPercent: z.int().min(0).max(100).nullable(),
    named: z.strictObject({ integral: names, housing: names, without: names }),
    attention: z.array(z.enum(policyFields)).nullable(),
    ...provenanceFields,
  }),
)

const documentForm = z.strictObject({
  id: keyField,
  municipality: municipalityField,
  theme: z.enum(themes),
  act: z.enum(documentActs),
  title: textField.nullable(),
  decidedBy: z.enum(deciders).nullable(),
  decided: dateField.nullable(),
  published: dateField.nullable(),
  inForce: dateField.nullable(),
  validUntil: dateField.nullable(),
  reviewBy: dateField.nullable(),
  link: z
    .strictObject({ url: urlField, opened: z.enum(linkOpenings), on: dateField.nullable() })
    .refine(({ opened, on }) => (opened === 'no') === (on === null), 'what was opened has a date, the rest has none')
    .nullable(),
  ...provenanceFields,
})

/** `data/policy/documents.yaml`. */
export const documentsForm = z.array(documentForm)

/** What a municipality said of one of its documents, as it is kept; `document: null` – taken back. */
export const ownDocumentForm = z.union([
  z.strictObject({ document: z.null(), about: z.literal('') }),
  z.strictObject({ document: documentForm, about: textField }),
])

export type OwnDocumentBody = z.output<typeof ownDocumentForm>

/** An address that a browser opens, as somebody types it. */
export const isWebAddress = (text: string): boolean => urlField.safeParse(text).success

/** `data/policy/merger.yaml`. */
export const mergerForm = z.strictObject({ years: z.int().positive(), ...provenanceFields })

/** `data/policy/inventory.yaml`. */
export const inventoryForm = z.array(
  z.strictObject({
    municipality: municipalityField,
    theme: z.enum(themes),
    status: z.enum(inventoryStatuses),
    on: dateField,
    saidBy: textField,
    ...provenanceFields,
  }),
)

/** An answer to a rule; which ones fit is looked at later, with the rule. */
const answerField = z.union([z.number(), textField])

/** `data/policy/housing-rules.yaml`. */
export const housingRulesForm = z.array(
  z.strictObject({
    municipality: municipalityField,
    rule: z.enum(housingRuleIds),
    value: answerField,
    document: keyField.nullable(),
    from: dateField,
    until: dateField.nullable(),
    ...provenanceFields,
  }),
)

/** `data/policy/national-advice.yaml`. */
export const nationalAdviceForm = z.array(
  z
    .strictObject({ rule: z.enum(housingRuleIds), value: answerField, ...provenanceFields })
    .refine(({ rule, value }) => isRuleValue(rule, value), 'this is no answer to that rule'),
)

/** `data/policy/<language>.yaml`: words under the ids of the two lists. */
export const policyWordsForm = z.strictObject({
  translation: translationField,
  measurements: z.record(
    keyField,
    z.strictObject({ title: textField, finding: textField, dateReason: textField.exactOptional() }),
  ),
  documents: z.record(keyField, z.strictObject({ about: textField })),
})
export type PolicyWords = z.output<typeof policyWordsForm>
