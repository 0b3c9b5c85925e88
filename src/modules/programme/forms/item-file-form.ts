import { z } from 'zod'
import { dayField, keyField, provenanceFields, sourceCodeField } from '#platform/content/fields.ts'
import { deadlineBases } from '../domain/deadline.ts'
import { bakenParts, certainties, itemTypes, kinds, stages } from '../domain/item-types.ts'
import { figureBounds, figureUnits, votes } from '../domain/items.ts'
import { states } from '../domain/states.ts'
import { idField, knownField, placeField, whenField } from './moment-fields.ts'

const ids = z.array(idField)
const noIds = ids.default([])

const deadlineField = z.strictObject({ basis: z.enum(deadlineBases), last: dayField.nullable().default(null) })

const evidenceField = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('document'), source: sourceCodeField }),
  z.strictObject({ kind: z.literal('link'), source: sourceCodeField }),
  z.strictObject({
    kind: z.literal('figure'),
    source: sourceCodeField,
    value: z.number().nonnegative(),
    bound: z.enum(figureBounds).default('exact'),
    of: z.number().positive().nullable().default(null),
    unit: z.enum(figureUnits),
  }),
  z.strictObject({ kind: z.literal('meeting'), source: sourceCodeField, on: whenField }),
])

const eventFields = {
  id: keyField,
  when: whenField.nullable(),
  known: knownField,
  by: idField,
  evidence: z.array(evidenceField),
  ...provenanceFields,
}

const eventField = z
  .discriminatedUnion('change', [
    z.strictObject({ change: z.literal('state'), to: z.enum(states), ...eventFields }),
    z.strictObject({ change: z.literal('kind'), to: z.enum(kinds), ...eventFields }),
    z.strictObject({ change: z.literal('term'), deadline: deadlineField, ...eventFields }),
    z.strictObject({ change: z.literal('proposed'), ...eventFields }),
    z.strictObject({ change: z.literal('found'), ...eventFields }),
    z.strictObject({ change: z.literal('not-found'), ...eventFields }),
    z.strictObject({ change: z.literal('withdrawn'), event: keyField, ...eventFields }),
  ])
  .transform(({ known, ...event }) => ({ ...event, ...known }))

const motionField = z.strictObject({
  name: z.string().min(1),
  year: z.int().min(1900).max(2199),
  number: z.int().positive(),
  suffix: z
    .string()
    .regex(/^[a-z]$/, 'one small letter')
    .nullable(),
  vote: z.enum(votes).nullable(),
})

/** One row of a file of `data/programme/items/`. What may be left out is empty or not known; its README explains it. */
export const itemForm = z.strictObject({
  id: idField,
  type: z.enum(itemTypes),
  document: idField.nullable().default(null),
  kind: z.enum(kinds).nullable().default(null),
  certainty: z.enum(certainties).nullable().default(null),
  starts: z.enum(states).nullable(),
  owners: ids,
  reporters: ids.optional(),
  partners: noIds,
  places: z.array(placeField).default([]),
  instruments: noIds,
  deadline: deadlineField,
  since: whenField.nullable().default(null),
  until: whenField.nullable().default(null),
  known: knownField.optional(),
  stage: z.enum(stages).nullable().default(null),
  inBaken: z.enum(bakenParts).nullable().default(null),
  motion: motionField.nullable().default(null),
  pilot: z
    .strictObject({ euros: z.int().positive().nullable(), measuredBy: idField.nullable() })
    .nullable()
    .default(null),
  agreement: z.strictObject({ table: idField, executors: ids }).nullable().default(null),
  watch: z.strictObject({ again: dayField, planned: dayField }).nullable().default(null),
  ...provenanceFields,
  events: z.array(eventField).default([]),
})
export const itemsForm = z.array(itemForm)
export type ItemRow = z.output<typeof itemForm>
