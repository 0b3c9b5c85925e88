import type { ColumnType } from 'kysely'

/** Read, and never written: lines come in through `platform_audit_append` only. */
type Kept<Read> = ColumnType<Read, never, never>

/** The tables of the audit. What stands in a line: `AuditEntry` and `StoredLine`. */
export interface AuditTables {
  platform_audit: {
    /** A bigint comes as text. */
    line: Kept<string>
    at: Kept<Date>
    actor: Kept<string>
    organisation: Kept<string | null>
    action: Kept<string>
    object: Kept<string | null>
    detail: Kept<string>
    previous: Kept<Uint8Array>
    hash: Kept<Uint8Array>
  }
  platform_audit_head: {
    only_one: Kept<boolean>
    line: Kept<string>
    hash: Kept<Uint8Array>
  }
}
