import { z } from 'zod'
import { parseDateSpan } from '#kernel/partial-date.ts'
import { keyField, provenanceFields, textField, translationField } from '#platform/content/fields.ts'
import { kompasThemes } from '../domain/kompas/kompas.ts'
import { layerChanges, layerKinds } from '../domain/kompas/layers.ts'

const item = {
  id: keyField,
  theme: z.enum(kompasThemes),
  kind: z.enum(layerKinds),
  value: z.number().nonnegative().nullable().default(null),
  of: z.number().positive().nullable().default(null),
  about: z
    .string()
    .refine((text) => parseDateSpan(text).ok, 'this is not a date: "2020", 2020-12 or 2020-12-31')
    .nullable()
    .default(null),
  ...provenanceFields,
}

/** `content/kompas/national/items.yaml`. */
export const nationalForm = z.array(z.strictObject(item))

/** `content/kompas/regions/<region>/region.yaml`. */
export const regionForm = z.strictObject({
  id: keyField,
  division: z.strictObject({ scheme: keyField, code: textField }),
  items: z.array(z.strictObject({ ...item, change: z.enum(layerChanges) })).min(1, 'a region changes something'),
})

/** The words of a layer: `nl.yaml`, `en.yaml` … */
export const layerWordsForm = z.strictObject({
  translation: translationField,
  title: textField,
  lead: textField,
  items: z.record(keyField, textField),
  reasons: z.record(keyField, textField),
})
