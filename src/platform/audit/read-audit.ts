import { type Kysely, sql } from 'kysely'
import type { Day } from '#kernel/days.ts'
import type { AuditHead } from './audit-head.ts'
import type { StoredLine } from './line-encoding.ts'
import type { AuditTables } from './tables.ts'
import { type AuditVerdict, verifyAudit } from './verify-audit.ts'

type Database = Kysely<AuditTables>

/** Lines that are fetched at once: enough that asking costs little, few enough that they take less than a megabyte. */
const linesAtOnce = 1000

/** Numbers and times as text: what was tampered with may be larger than ours, or infinite. */
interface ReadRow extends Omit<StoredLine, 'line' | 'at'> {
  line: string | null
  at: string | null
}

/** From the beginning of day `from` up to, not including, day `until`, on Dutch clocks. */
export interface AuditDays {
  from?: Day | undefined
  until?: Day | undefined
}

/** The head that the database keeps; null when somebody took it away. */
export async function storedHead(db: Database): Promise<AuditHead | null> {
  const head = await db.selectFrom('platform_audit_head').select(['line', 'hash']).executeTakeFirst()
  return head ? { line: Number(head.line), hash: head.hash } : null
}

/** Holds all lines against each other, against the stored head and against one that was kept elsewhere, as they were at one moment. */
export function verifyStoredAudit(db: Database, kept?: AuditHead): Promise<AuditVerdict> {
  return atOneMoment(db, async (trx) => verifyAudit(linesOf(trx), { stored: await storedHead(trx), kept }))
}

/** Gives every line of these days to `each`, in order, as it stands: nothing is verified. */
export function readAudit(db: Database, days: AuditDays, each: (line: StoredLine) => void): Promise<void> {
  return atOneMoment(db, async (trx) => {
    for await (const line of linesOf(trx, days)) each(line)
  })
}

/** Head and lines of the same moment, while others go on writing. */
function atOneMoment<T>(db: Database, body: (trx: Database) => Promise<T>): Promise<T> {
  if (db.isTransaction) return body(db)
  return db.transaction().setIsolationLevel('repeatable read').setAccessMode('read only').execute(body)
}

/**
 * By a cursor and not by "the next thousand after line n": where a number stands twice, that would pass over the second. Nothing is taken
 * for granted of an index or a key.
 */
async function* linesOf(trx: Database, { from, until }: AuditDays = {}): AsyncGenerator<StoredLine> {
  // A cursor takes no values beside it; a `Day` is one by its type.
  const midnight = (day: Day) => sql`${sql.lit(day)}::timestamp at time zone 'Europe/Amsterdam'`
  await sql`declare audit_lines no scroll cursor for
    select line::text, extract(epoch from at)::text as at, actor, organisation, action, object, detail, previous, hash
    from platform_audit
    where ${from ? sql`at >= ${midnight(from)}` : sql`true`} and ${until ? sql`at < ${midnight(until)}` : sql`true`}
    order by platform_audit.line, platform_audit.hash`.execute(trx)
  try {
    for (;;) {
      const { rows } = await sql<ReadRow>`fetch ${sql.lit(linesAtOnce)} from audit_lines`.execute(trx)
      for (const row of rows)
        yield { ...row, line: Number(row.line), at: row.at === null ? Number.NaN : Number(row.at) }
      if (rows.length < linesAtOnce) return
    }
  } finally {
    // Where a fetch failed, the transaction is over and the cursor with it: that failure is the one to hear of.
    await sql`close audit_lines`.execute(trx).catch(() => undefined)
  }
}
