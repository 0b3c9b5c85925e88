import { z } from 'zod'
import { keyField, textField, translationField } from '#platform/content/fields.ts'
import { idField } from './moment-fields.ts'

const itemWords = z.strictObject({
  title: textField,
  text: textField,
  /** The deadline in the words of the source, retold. */
  term: textField.exactOptional(),
  /** Left out: not found. */
  pilot: z
    .strictObject({
      hypothesis: textField.exactOptional(),
      measure: textField.exactOptional(),
      result: textField.exactOptional(),
      decision: textField.exactOptional(),
    })
    .exactOptional(),
  events: z.record(keyField, textField).exactOptional(),
})

/** `data/programme/<language>.yaml`: words under the ids of the other files. */
export const programmeWordsForm = z.strictObject({
  translation: translationField,
  documents: z.record(idField, z.strictObject({ title: textField, dateReason: textField })),
  parties: z.record(idField, z.strictObject({ name: textField, role: textField })),
  instruments: z.record(idField, textField),
  items: z.record(idField, itemWords),
  claims: z.record(idField, z.strictObject({ title: textField, note: textField.exactOptional() })),
  soundings: z.record(keyField, textField),
  figures: z.record(idField, z.strictObject({ title: textField, note: textField.exactOptional() })),
})
export type ProgrammeWords = z.output<typeof programmeWordsForm>
export type ItemWords = z.output<typeof itemWords>
