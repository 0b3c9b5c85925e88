import { type ForwardField, forwardFieldNames } from './fields.ts'
import type { ForwardPayload } from './payload.ts'

/** Words for what is in a payload. */
export interface PayloadWords {
  fields: Readonly<Record<ForwardField, string>>
  /** By field and code: `forms.labour`. */
  codes: Readonly<Record<string, string>>
}

/** One field as it is shown. */
export interface PayloadLine {
  field: ForwardField
  label: string
  /** One for each value; a text keeps its lines. */
  values: readonly string[]
}

/** What was handed over, in the order of `forwardFields`. A code without words is shown as it is: nothing that was sent stays away. */
export function payloadLines({ fields }: ForwardPayload, words: PayloadWords): PayloadLine[] {
  return forwardFieldNames.flatMap((field) => {
    const value = fields[field]
    if (value === undefined || value === null) return []
    const values = typeof value === 'string' ? [value] : value
    return [{ field, label: words.fields[field], values: values.map((one) => words.codes[`${field}.${one}`] ?? one) }]
  })
}
