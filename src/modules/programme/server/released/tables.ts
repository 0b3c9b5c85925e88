import type { ColumnType } from 'kysely'

type Kept<T> = ColumnType<T, T, never>

/** Notes to parliament: drafts, what waits for a second person, and what was released. */
export interface NoteTables {
  programme_note: {
    id: Kept<string>
    organisation: Kept<string>
    state: string
    made_by: Kept<string>
    made_at: ColumnType<Date, never, never>
    told: ColumnType<unknown, string | null, string | null>
    submitted_by: string | null
    submitted_at: ColumnType<Date | null, never, unknown>
    released_by: string | null
    released_at: ColumnType<Date | null, never, unknown>
  }
  programme_note_revision: {
    id: ColumnType<string, never, never>
    subject: Kept<string>
    version: Kept<number>
    organisation: Kept<string>
    made_by: Kept<string>
    made_at: ColumnType<Date, never, never>
    act: Kept<string>
    body: ColumnType<unknown, string, never>
    state: Kept<string>
    decided_by: Kept<string | null>
    decided_at: Kept<Date | null>
  }
  programme_note_file: {
    note: Kept<string>
    format: Kept<string>
    hash: Kept<Uint8Array>
    bytes: Kept<Uint8Array>
  }
}
