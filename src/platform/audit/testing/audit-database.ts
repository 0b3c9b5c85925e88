import { join } from 'node:path'
import { type Kysely, sql } from 'kysely'
import { appendAudit } from '../append-audit.ts'
import type { AuditEntry } from '../audit-entry.ts'
import type { StoredLine } from '../line-encoding.ts'
import { readAudit } from '../read-audit.ts'
import type { AuditTables } from '../tables.ts'

export const migrations = join(import.meta.dirname, '../../../../migrations')

export const anEntry = (changes: Partial<AuditEntry> = {}): AuditEntry => ({
  actor: 'operator',
  organisation: null,
  action: 'directory.import',
  object: 'directory-edition:12',
  detail: { added: 3, changed: 1, removed: 0 },
  ...changes,
})

/** One line in a transaction of its own. */
export const appended = (db: Kysely<AuditTables>, changes: Partial<AuditEntry> = {}) =>
  db.transaction().execute((trx) => appendAudit(trx, anEntry(changes)))

export async function allLines(db: Kysely<AuditTables>): Promise<StoredLine[]> {
  const lines: StoredLine[] = []
  await readAudit(db, {}, (line) => void lines.push(line))
  return lines
}

/** Everything that keeps the owner of the tables from changing lines, taken away: what a thief of his password would do first. */
export async function takeGuardsAway(db: Kysely<AuditTables>): Promise<void> {
  await sql`alter table platform_audit disable trigger all`.execute(db)
  await sql`alter table platform_audit_head disable trigger all`.execute(db)
  await sql`alter table platform_audit drop constraint platform_audit_pkey`.execute(db)
}

/** Puts these lines into an empty audit as they are, sound or not. The guards must be away. */
export async function putLines(db: Kysely<AuditTables>, lines: readonly StoredLine[]): Promise<void> {
  const atOnce = 10_000
  for (let from = 0; from < lines.length; from += atOnce) {
    const some = lines.slice(from, from + atOnce)
    const hex = (bytes: Uint8Array | null) => (bytes === null ? null : Buffer.from(bytes).toString('hex'))
    const rows = some.map((line) => ({ ...line, previous: hex(line.previous), hash: hex(line.hash) }))
    await sql`insert into platform_audit
      select line, to_timestamp(at), actor, organisation, action, object, detail, decode(previous, 'hex'), decode(hash, 'hex')
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as given(
        line bigint, at bigint, actor text, organisation text, action text, object text, detail text, previous text, hash text
      )`.execute(db)
  }
}
