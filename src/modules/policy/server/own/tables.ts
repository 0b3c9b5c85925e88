import type { ColumnType } from 'kysely'

type Kept<T> = ColumnType<T, T, never>

/** What municipalities say of their documents: rows are added, and never changed. */
export interface PolicyTables {
  policy_document_revision: {
    id: ColumnType<string, never, never>
    /** `GM9901/gm9901-k3f9x2ab`: the municipality and the id of the document. */
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
