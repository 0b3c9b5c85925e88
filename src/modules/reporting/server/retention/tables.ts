import type { ColumnType } from 'kysely'

/** Loaded by the owner at start. */
type Loaded<T> = ColumnType<T, T, never>
/** Written by functions of the database only. */
type Read<T> = ColumnType<T, never, never>

/** The steps of a case as rows, how long what is kept, and what was deleted. Days as `YYYY-MM-DD`. */
export interface RetentionTables {
  reporting_edge: {
    step: Loaded<string>
    from_state: Loaded<string>
    to_state: Loaded<string>
    done_by: Loaded<string>
    permission: Loaded<string | null>
    must: Loaded<string[]>
    renews: Loaded<boolean>
  }
  reporting_need: {
    need: Loaded<string>
    field: Loaded<string>
    standing: Loaded<boolean>
    one_of: Loaded<string[] | null>
    some_of: Loaded<string[] | null>
    matches: Loaded<string | null>
  }
  reporting_clock: {
    outcome: Loaded<string>
    organisation: Loaded<string | null>
    days: Loaded<number>
    from_day: Loaded<string>
    until_day: Loaded<string | null>
    basis: Loaded<string>
  }
  reporting_kept: {
    case_id: Read<string>
    renewed_on: Read<string>
    hold_reason: Read<string | null>
    held_by: Read<string | null>
    held_on: Read<string | null>
    held_until: Read<string | null>
    taken_away_on: Read<string | null>
  }
  reporting_ledger: {
    case_hash: Loaded<Uint8Array>
    organisation: Loaded<string>
    deleted_on: Loaded<string>
    outcome: Loaded<string | null>
    why: Loaded<string>
  }
}
