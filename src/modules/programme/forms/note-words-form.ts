import { z } from 'zod'
import { textField } from '#platform/content/fields.ts'
import { type NoteTemplate, noteLabels, noteTemplates } from '../domain/report/templates.ts'

const isTemplate = (key: string): key is NoteTemplate => Object.hasOwn(noteTemplates, key)

/** `content/report/<language>.yaml`: every sentence and every label, no more and no less. */
export const noteWordsForm = z.strictObject({
  templates: z.record(z.enum(Object.keys(noteTemplates).filter(isTemplate)), textField),
  labels: z.record(z.enum(noteLabels), textField),
})
