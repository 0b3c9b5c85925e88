import { z } from 'zod'
import { dayField, keyField } from '#platform/content/fields.ts'
import { deadlineBases } from '../../domain/deadline.ts'
import { type SaidOfItem, shownKinds, speakerKinds } from '../../domain/editing/said.ts'
import { states } from '../../domain/states.ts'
import { parseWhen } from '../../domain/when.ts'

/** As many letters as the forms take. */
export const longestWords = 1500
export const longestTitle = 200

/** A moment as it was read once: a year, a month, a day, or two of them. */
export const storedWhen = z.string().refine((text) => parseWhen(text).ok, 'this is not a moment')
export const storedWords = z.string().min(1).max(longestWords)
export const storedTitle = z.string().min(1).max(longestTitle)
export const deadlineForm = z.strictObject({ basis: z.enum(deadlineBases), last: dayField.nullable() })

/** An address of the web, and no other: it becomes a link. */
export const webAddress = z
  .string()
  .max(500)
  .refine((text) => /^https?:\/\/[^\s"<>]+\.[^\s"<>]+$/i.test(text) && URL.canParse(text), 'this is not a web address')

export const speakerForm = z.strictObject({
  organisation: z.string(),
  name: z.string(),
  kind: z.enum(speakerKinds),
  asParliament: z.boolean(),
})

const fields = {
  id: keyField,
  when: storedWhen,
  saidOn: dayField,
  by: speakerForm,
  nl: storedWords,
  en: storedWords.nullable(),
  shown: z.strictObject({ kind: z.enum(shownKinds), title: storedTitle, address: webAddress.nullable() }).nullable(),
}
const eventForm = z.discriminatedUnion('change', [
  z.strictObject({ change: z.literal('state'), to: z.enum(states), ...fields }),
  z.strictObject({ change: z.literal('term'), deadline: deadlineForm, ...fields }),
  z.strictObject({ change: z.literal('proposed'), ...fields }),
  z.strictObject({ change: z.literal('found'), ...fields }),
  z.strictObject({ change: z.literal('withdrawn'), event: keyField, ...fields }),
])

/** What the database keeps of an item: everything that was said of it. */
export const saidForm: z.ZodType<SaidOfItem> = z.strictObject({
  events: z.array(eventForm),
  settled: z.boolean().nullable(),
})
