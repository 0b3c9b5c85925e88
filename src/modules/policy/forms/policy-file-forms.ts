import { z } from 'zod'
import { parseDateSpan, parsePartialDate, partialDate } from '#kernel/partial-date.ts'
import { keyField, municipalityField, provenanceFields, textField, translationField } from '#platform/content/fields.ts'
import {
  bases,
  deciders,
  documentActs,
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

/** `data/policy/documents.yaml`. */
export const documentsForm = z.array(
  z.strictObject({
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
    ...provenanceFields,
  }),
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
