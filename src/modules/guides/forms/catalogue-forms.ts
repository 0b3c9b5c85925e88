import { z } from 'zod'
import { confidences } from '#kernel/sources.ts'
import {
  dayField,
  keyField,
  municipalityField,
  provenanceFields,
  sourceCodeField,
  textField,
  translationField,
} from '#platform/content/fields.ts'
import { iloIndicators, signalForms } from '../domain/catalogues.ts'

const catalogueId = z.string().regex(/^[A-Z][A-Z0-9]*(-\d+)?$/, 'write an id as I36, CNLA or AVG-01')
const places = z.array(keyField).min(1)

/** `content/signals/signals.yaml` */
export const signalsForm = z.array(
  z.strictObject({
    id: catalogueId,
    category: keyField,
    forms: z.array(z.enum(signalForms)).min(1),
    weight: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)]),
    ilo: z.array(z.int().min(1).max(iloIndicators)).exactOptional(),
    seenBy: z.strictObject({
      'desk-officer': places.exactOptional(),
      inspector: places.exactOptional(),
      'focal-point': places.exactOptional(),
    }),
    ...provenanceFields,
  }),
)

/** `content/signals/<language>.yaml` */
export const signalWordsForm = z.strictObject({
  translation: translationField,
  signals: z.record(catalogueId, z.strictObject({ text: textField })),
  categories: z.record(keyField, textField),
  places: z.record(keyField, textField),
  ilo: z.record(keyField, textField).exactOptional(),
})

/** `content/contacts/contacts.yaml` */
export const contactsForm = z.array(
  z
    .strictObject({
      id: catalogueId,
      for: z.array(z.enum(['public', 'professionals'])).min(1),
      phone: textField.nullable(),
      phoneAbroad: textField.nullable(),
      phoneConfidence: z.enum(confidences).nullable(),
      url: z.url({ protocol: /^https$/, error: 'write an address that starts with https://' }).nullable(),
      cost: z.enum(['free', 'local', 'member', 'small-fee', 'unknown']),
      anonymous: z.enum(['yes', 'possible', 'no', 'unknown']),
      forms: z.array(z.enum(signalForms)),
      checkedOn: dayField,
      verifiedByPerson: z.boolean(),
      expiresOn: dayField,
      ...provenanceFields,
    })
    .refine(
      ({ phone, phoneAbroad, phoneConfidence }) => ((phone ?? phoneAbroad) === null) === (phoneConfidence === null),
      {
        path: ['phoneConfidence'],
        message: 'a number needs a confidence, and without a number there is none',
      },
    )
    .refine(({ checkedOn, expiresOn }) => checkedOn < expiresOn, {
      path: ['expiresOn'],
      message: 'it must expire after the day it was checked',
    }),
)

/** `content/contacts/<language>.yaml` */
export const contactWordsForm = z.strictObject({
  translation: translationField,
  contacts: z.record(
    catalogueId,
    z.strictObject({ name: textField, purpose: textField, note: textField.exactOptional() }),
  ),
})

/** `content/contacts/focal-points.yaml` */
export const focalPointsForm = z.array(
  z.strictObject({
    municipality: municipalityField,
    role: textField,
    phone: textField,
    email: z.email(),
    hours: textField,
    from: dayField,
    until: dayField.nullable(),
    source: sourceCodeField,
    checkedOn: dayField,
  }),
)

/** `content/grounds/grounds.yaml` */
export const groundsForm = z.array(z.strictObject({ id: catalogueId, ...provenanceFields }))

/** `content/grounds/<language>.yaml` */
export const groundWordsForm = z.strictObject({
  translation: translationField,
  grounds: z.record(catalogueId, z.strictObject({ title: textField, text: textField })),
})

/** `data/sources.yaml` */
export const sourcesForm = z.array(
  z.strictObject({ code: sourceCodeField, title: textField, url: z.url().nullable(), note: textField.exactOptional() }),
)
