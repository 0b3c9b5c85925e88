import { z } from 'zod'
import { dayField, keyField, municipalityField, provenanceFields } from '#platform/content/fields.ts'
import { policyFigures } from '../domain/claims.ts'
import { deadlineBases } from '../domain/deadline.ts'
import { figureDefinitions, figureSubjects, measureUnits } from '../domain/figures.ts'
import { handOverSteps } from '../domain/hand-over.ts'
import { itemTypes } from '../domain/item-types.ts'
import { figureBounds, linkTypes } from '../domain/items.ts'
import { instrumentGroups, partyTypes } from '../domain/parties.ts'
import { documentForms } from '../domain/register.ts'
import { surelyBy } from '../domain/when.ts'
import { idField, knownField, placeField, whenField } from './moment-fields.ts'

const documents = z.array(idField).default([])

const regionField = placeField.transform((place, context) => {
  if (place.kind === 'region') return { scheme: place.scheme, code: place.code }
  context.addIssue({ code: 'custom', message: 'this is not a region: write scheme/CODE' })
  return z.NEVER
})

/** `parties.yaml`. */
export const partiesForm = z.array(
  z.strictObject({
    id: idField,
    type: z.enum(partyTypes),
    ofProvince: z.boolean().default(false),
    municipality: municipalityField.nullable().default(null),
    region: regionField.nullable().default(null),
    documents,
    ...provenanceFields,
  }),
)

/** `instruments.yaml`. */
export const instrumentsForm = z.array(
  z.strictObject({ id: idField, group: z.enum(instrumentGroups), documents, ...provenanceFields }),
)

/** `documents.yaml`. A note counts as known from the first day it can have been written. */
export const documentsForm = z.array(
  z
    .strictObject({
      id: idField,
      form: z.enum(documentForms),
      about: whenField,
      inferredWithin: whenField,
      reporters: z.array(idField),
      ...provenanceFields,
    })
    .transform((document) => ({ ...document, knownOn: document.about.from })),
)

/** `links.yaml`. */
export const linksForm = z.array(
  z
    .strictObject({
      from: idField,
      type: z.enum(linkTypes),
      to: idField,
      known: whenField.nullable().default(null),
      ...provenanceFields,
    })
    .transform(({ known, ...link }) => ({ ...link, knownOn: known && surelyBy(known) })),
)

const claimFields = {
  id: idField,
  document: idField,
  stated: z.int().nonnegative(),
  basis: z.enum(['stated', 'implied']),
  ...provenanceFields,
}

const groupField = z.strictObject({
  basis: z.enum(deadlineBases),
  last: dayField.nullable(),
  count: z.int().positive(),
})

/** `claims.yaml`. */
export const claimsForm = z.array(
  z.discriminatedUnion('check', [
    z.strictObject({
      check: z.literal('policy'),
      measurement: keyField,
      figure: z.enum(policyFigures),
      ...claimFields,
    }),
    z.strictObject({ check: z.literal('listed'), members: z.array(keyField).min(1), ...claimFields }),
    z.strictObject({ check: z.literal('items'), type: z.enum(itemTypes), ...claimFields }),
    z.strictObject({ check: z.literal('adopted-together'), with: idField, ...claimFields }),
    z.strictObject({ check: z.literal('parts'), of: idField, ...claimFields }),
    z.strictObject({ check: z.literal('answered'), ...claimFields }),
    z.strictObject({ check: z.literal('deadlines'), groups: z.array(groupField).min(1), ...claimFields }),
  ]),
)

/** `hand-over.yaml`. */
export const handOverForm = z.array(
  z
    .strictObject({
      municipality: municipalityField,
      step: z.enum(handOverSteps),
      answer: z.enum(['yes', 'no']),
      when: whenField,
      known: knownField,
      by: idField,
      ...provenanceFields,
    })
    .transform(({ known, ...statement }) => ({ ...statement, ...known })),
)

/** `soundings.yaml`. */
export const soundingsForm = z.array(
  z
    .strictObject({
      id: keyField,
      guide: keyField,
      version: z.string().min(1),
      verdict: z.enum(['approved', 'comments', 'rejected']),
      by: idField,
      when: whenField,
      known: knownField,
      ...provenanceFields,
    })
    .transform(({ known, ...sounding }) => ({ ...sounding, ...known })),
)

const value = z.number().nonnegative()
const some = z.int().positive()

/** `figures.yaml`. One `value`, or a range from `low` to `high`. */
export const figuresForm = z.array(
  z
    .strictObject({
      id: idField,
      subject: z.enum(figureSubjects),
      value: z.union([
        value.transform((one) => ({ low: one, high: one })),
        z.strictObject({ low: value, high: value }),
      ]),
      bound: z.enum(figureBounds).default('exact'),
      unit: z.enum(measureUnits),
      of: some.nullable().default(null),
      response: z
        .strictObject({ answered: some, asked: some.nullable().default(null) })
        .nullable()
        .default(null),
      area: placeField.nullable(),
      when: whenField.nullable(),
      definition: z.enum(figureDefinitions),
      items: z.array(idField).min(1),
      conflictsWith: z.array(idField).default([]),
      known: knownField,
      ...provenanceFields,
    })
    .transform(({ known, value: range, ...figure }) => ({ ...figure, ...range, ...known })),
)
