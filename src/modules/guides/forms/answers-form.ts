import { z } from 'zod'
import { keyField, municipalityField } from '#platform/content/fields.ts'

/** A file of answers to walk a guide with: which municipality, and the option chosen at each node. */
export const answersForm = z.strictObject({
  municipality: municipalityField.nullable().default(null),
  answers: z.record(keyField, keyField),
})
