import { z } from 'zod'
import { confidences } from '#kernel/sources.ts'
import { dayField, keyField, municipalityField, provenanceFields, textField } from '#platform/content/fields.ts'

/** Days that people mean: others are a slip of the finger. */
export const plausibleDay = dayField.refine(
  (text) => text >= '2000-01-01' && text < '2100-01-01',
  'this day is not between 2000 and 2100',
)

/** `nl`, `pl`, `zgh-Latn`. */
export const languageField = z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'this is not a language tag')

/** An address of the web: `https`, or `http` where a site has nothing better. */
export const webField = z.url({ protocol: /^https?$/, error: 'this is not a web address' })

export const idField = keyField.max(80, 'an id has at most 80 letters')
export const lineField = textField.max(300, 'this is longer than 300 letters')
export const paragraphField = textField.max(2000, 'this is longer than 2000 letters')
export const numberField = z.string().regex(/^\+?[0-9][0-9 ()-]{1,24}$/, 'this is not a telephone number')
export const minuteField = z.int().min(0).max(1439)

export const checkedFields = {
  ...provenanceFields,
  checkedOn: plausibleDay,
  verifiedByPerson: z.boolean(),
  expiresOn: plausibleDay,
}

export const spokenField = z.strictObject({ code: languageField, ...provenanceFields })
export const spokenListField = z.array(spokenField).max(60).nullable()

export const phoneField = z.strictObject({
  contact: z.string().nullable(),
  number: numberField.nullable(),
  confidence: z.enum(confidences).nullable(),
  languages: spokenListField,
})

export const addressField = z.strictObject({
  street: lineField.nullable(),
  postalCode: lineField.nullable(),
  city: lineField.nullable(),
})

export const reachField = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('national') }),
  z.strictObject({ kind: z.literal('region'), scheme: keyField, region: z.string().min(1) }),
  z.strictObject({ kind: z.literal('municipalities'), codes: z.array(municipalityField).min(1) }),
])

/** Wide enough for the Netherlands, narrow enough to notice swapped coordinates. */
export const positionField = z.strictObject({ lat: z.number().min(50).max(54), lon: z.number().min(3).max(8) })

export const momentField = z.strictObject({ day: plausibleDay, minute: minuteField })

/** From the first day; half-open. */
export const periodField = z.strictObject({ from: plausibleDay, until: plausibleDay.nullable() })
