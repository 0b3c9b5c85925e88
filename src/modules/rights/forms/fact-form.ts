import { z } from 'zod'
import { legalStatuses, units } from '#kernel/facts.ts'
import { dayField, provenanceFields, textField } from '#platform/content/fields.ts'

/** `minimum-wage-hour` for amounts, `WML-03` for rules. */
export const factIdField = z
  .string()
  .regex(/^([a-z0-9]+(-[a-z0-9]+)*|[A-Z][A-Z0-9]*(-[A-Z0-9]+)+)$/, 'this is not the id of a fact')

const lawForm = z.strictObject({
  name: textField,
  article: textField,
  paragraph: textField.nullable().default(null),
  address: z
    .url({ protocol: /^https$/ })
    .nullable()
    .default(null),
})

const rowForm = z.strictObject({
  from: dayField,
  until: dayField.nullable(),
  value: z.int().nonnegative().nullable().default(null),
  status: z.enum(legalStatuses),
  ...provenanceFields,
  law: z.array(lawForm).default([]),
  checkedOn: dayField,
  checkedBy: z.array(textField).default([]),
})

const factForm = z.strictObject({
  id: factIdField,
  unit: z.enum(units),
  about: textField,
  law: z.array(lawForm).default([]),
  rows: z.array(rowForm),
})

/** A file of `data/rights/`. */
export const factsForm = z.array(factForm)
