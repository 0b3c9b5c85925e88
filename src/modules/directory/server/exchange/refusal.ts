import type { DirectoryPart } from '../../domain/directory.ts'

/** Why something in a file was not taken over, in words for the person who offers it. Lines start at 1. */
export interface ImportRefusal {
  line: number
  /** The row: its id, or its place in the file; null for the file as a whole. */
  row: string | null
  code: string
  message: string
}

/** What an import may bring. */
export interface ImportedRow {
  part: DirectoryPart
  id: string
  body: { id: string }
  line: number
}

/** All of it or nothing. */
export type ImportRead = { ok: true; rows: ImportedRow[] } | { ok: false; refusals: ImportRefusal[] }

export const refusedFile = (code: string, message: string, line = 1): ImportRead => ({
  ok: false,
  refusals: [{ line, row: null, code, message }],
})
