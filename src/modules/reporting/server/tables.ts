import type { ColumnType, Generated } from 'kysely'
import type { ItemKind, Sender } from '../domain/item-kinds.ts'
import type { DeskOnlyTables } from './casework/tables.ts'

/** Kept as it came. */
type Kept<T> = ColumnType<T, T, never>
/** Written by functions of the database only. */
type Read<T> = ColumnType<T, never, never>
/** Changed in the name of a hat. */
type Worked<T> = ColumnType<T, never, T>

/** Cases and what is in them. Days as `YYYY-MM-DD`. */
interface KeptCaseTables {
  reporting_case: {
    id: Read<string>
    organisation: Read<string>
    door: Read<string>
    seen_by_server: Read<boolean>
    state: Worked<string>
    received_on: Read<string>
    lookup_hash: Read<Uint8Array>
    reporter_key: Read<Uint8Array>
    wrapped_for_reporter: Read<Uint8Array>
    commitment: Read<Uint8Array>
    code_state: Read<string>
    coded: ColumnType<Record<string, unknown>, never, string>
    danger: Worked<string | null>
    assigned_to: Worked<string | null>
    answer_due: Worked<string | null>
    step_due: Worked<string | null>
    news_since: Worked<string | null>
    news: Read<number>
    outcome: Worked<string | null>
    closed_on: Worked<string | null>
    delete_on: Worked<string | null>
  }
  reporting_item: {
    id: Kept<string>
    case_id: Kept<string>
    sender: Kept<Sender>
    kind: Kept<ItemKind>
    under: Generated<string>
    sequence: Kept<number>
    /** The newest secret that freshened the case when it was sealed; 0: none. */
    fresh: Generated<number>
    on_day: Kept<string>
    written_by: Kept<string | null>
    envelope: Kept<Uint8Array>
  }
  /** Written by functions only. */
  reporting_freshening: { case_id: Read<string>; number: Read<number> }
  reporting_step: {
    case_id: Kept<string>
    number: Kept<number>
    from_state: Kept<string | null>
    to_state: Kept<string>
    on_day: Kept<string>
    by_person: Kept<string | null>
    coded: ColumnType<Record<string, unknown>, string, never>
  }
  reporting_reader: { municipality: Read<string>; organisation: Read<string> }
  /** Read and written by functions only. */
  reporting_upload: {
    id: Read<string>
    case_id: Read<string>
    sender: Read<Sender>
    sequence: Read<number>
    came_by: Read<Date>
    is_along: Read<boolean>
    envelope: Read<Uint8Array>
  }
  reporting_reminder: { organisation: Read<string>; person: Read<string>; sent_on: Read<string> }
}

export type ReportingTables = KeptCaseTables & DeskOnlyTables
