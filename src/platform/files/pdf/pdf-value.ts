import type { Bytes } from '../bytes-at.ts'

export type Dictionary = Map<string, PdfValue>

/**
 * What a PDF is made of. `plain`: a number, true, false or null, as it was written. `string`: with its brackets, each
 * character one byte. Names are without their slash and signs for it.
 */
export type PdfValue =
  | { sort: 'plain'; text: string }
  | { sort: 'name'; name: string }
  | { sort: 'string'; text: string }
  | { sort: 'array'; items: readonly PdfValue[] }
  | { sort: 'dictionary'; entries: Dictionary }
  | { sort: 'reference'; number: number }

/** A numbered value. `data`: what stands behind a dictionary as a stream, as it is coded in the file. */
export interface PdfObject {
  value: PdfValue
  data: Bytes | null
}

export const nothing: PdfValue = { sort: 'plain', text: 'null' }

export const nameOf = (value: PdfValue | undefined): string | null => (value?.sort === 'name' ? value.name : null)

/** A whole number from 0; `null` for everything else. */
export const countOf = (value: PdfValue | undefined): number | null =>
  value?.sort === 'plain' && /^\+?\d{1,9}$/.test(value.text) ? Number(value.text) : null

export const entriesOf = (value: PdfValue | undefined): Dictionary | null =>
  value?.sort === 'dictionary' ? value.entries : null
