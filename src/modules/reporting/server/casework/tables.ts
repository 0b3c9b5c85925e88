import type { ColumnType } from 'kysely'

type Kept<T> = ColumnType<T, T, never>
/** Written by functions of the database only. */
type Read<T> = ColumnType<T, never, never>

/** What stands beside a case: days, ids and codes. Words of a task are sealed, in the item of the same id. */
export interface DeskOnlyTables {
  reporting_task: {
    id: Kept<string>
    case_id: Kept<string>
    due: Kept<string>
    for_person: string
    made_by: Kept<string>
    done_on: ColumnType<string | null, never, string | null>
  }
  reporting_link: {
    case_id: Kept<string>
    other_id: Kept<string>
    why: Kept<string>
    made_by: Kept<string>
    on_day: Kept<string>
  }
  reporting_vault_request: {
    id: Read<string>
    case_id: Read<string>
    why: Read<string>
    asked_by: Read<string>
    asked_at: Read<Date>
    settled_by: Read<string | null>
    agreed: Read<boolean | null>
    open_until: Read<Date | null>
  }
}
