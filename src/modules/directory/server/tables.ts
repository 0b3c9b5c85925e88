import type { ColumnType, Generated } from 'kysely'
import type { RevisionRow } from '#platform/revisions/index.ts'
import type { DirectoryPart } from '../domain/directory.ts'

export type StoredPart = DirectoryPart | 'holidays'
export type Origin = 'files' | 'import' | 'screen'

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
  /** Who keeps the rows of which organisation of the directory. */
  directory_steward: {
    directory_organisation: string
    organisation: string
    set_by: string | null
  }
  /** What organisations changed on screen. The database itself writes down `before`. */
  directory_row_revision: RevisionRow & { id: Generated<number>; before: Generated<unknown>; said: string | null }
}
