import type { ColumnType } from 'kysely'

type Kept<T> = ColumnType<T, T, never>

/** What municipalities say of their row of the hand-over: rows are added, and never changed. */
export interface OwnRowTables {
  programme_hand_over_revision: {
    id: ColumnType<string, never, never>
    /** The municipality: `GM9901`. */
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
}
