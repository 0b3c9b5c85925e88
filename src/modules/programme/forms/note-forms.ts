import { z } from 'zod'
import { keyField, provenanceFields, textField, translationField } from '#platform/content/fields.ts'
import { statementKinds } from '../domain/retelling.ts'
import { idField } from './moment-fields.ts'

const statementForm = z.strictObject({
  id: keyField,
  kind: z.enum(statementKinds),
  rows: z.array(idField),
  claims: z.array(idField).default([]),
  printed: z.array(z.url()).default([]),
  ...provenanceFields,
})

const partForm = z.strictObject({
  id: keyField,
  level: z.union([z.literal(2), z.literal(3)]),
  heading: z.enum(['original', 'own']),
  statements: z.array(statementForm).min(1),
})

/** `content/notes/<note>/note.yaml`. */
export const noteForm = z.strictObject({
  document: idField,
  terms: z.array(keyField),
  chapters: z.array(z.strictObject({ id: keyField, parts: z.array(partForm).min(1) })).min(1),
})

/** `content/notes/terms.yaml`. */
export const termsForm = z.array(z.strictObject({ id: keyField, ...provenanceFields }))

/** `content/notes/<note>/<language>.yaml`: words under the ids of `note.yaml`. */
export const noteWordsForm = z.strictObject({
  translation: translationField,
  title: textField,
  lead: textField,
  chapters: z.record(keyField, textField),
  parts: z.record(keyField, textField),
  statements: z.record(keyField, textField),
})
export type NoteWords = z.output<typeof noteWordsForm>

/** `content/notes/<language>.yaml`. */
export const termWordsForm = z.strictObject({
  translation: translationField,
  terms: z.record(keyField, z.strictObject({ term: textField, text: textField })),
})
export type TermWords = z.output<typeof termWordsForm>
