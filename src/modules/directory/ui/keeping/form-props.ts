import type { FieldTexts } from '#kernel/compare-edits.ts'

/** What every form of a row gets: what stands in its fields, and words of what is wrong with them. */
export interface RowFormProps {
  fields: FieldTexts
  wrong: Readonly<Record<string, string>>
}

export const valueIn = (fields: FieldTexts, name: string): string => fields[name]?.[0] ?? ''
