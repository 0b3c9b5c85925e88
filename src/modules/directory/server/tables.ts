import type { ColumnType, Generated } from 'kysely'
import type { DirectoryPart } from '../domain/directory.ts'

export type StoredPart = DirectoryPart | 'holidays'
export type Origin = 'files' | 'import'

/** The rows this module owns. */
export interface DirectoryTables {
  directory_row: {
    part: StoredPart
    id: string
    origin: Origin
    /** Written as JSON text, read as the value; `forms/directory-rows.ts` says what it is. */
    body: ColumnType<unknown, string, string>
  }
  directory_edition: {
    number: Generated<number>
    origin: Origin
    fingerprint: string | null
    made_at: Date
  }
}
