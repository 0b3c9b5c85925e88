import { sql, type Transaction } from 'kysely'
import { z } from 'zod'
import type { AuditDetail } from './audit-entry.ts'
import type { AuditTables } from './tables.ts'

/** A line as it is shown; its hashes are for who verifies. */
export interface ShownLine {
  line: number
  at: Date
  actor: string
  action: string
  object: string | null
  detail: AuditDetail
}

const row = z.object({
  line: z.coerce.number(),
  at: z.date(),
  actor: z.string(),
  action: z.string(),
  object: z.string().nullable(),
  detail: z.string(),
})
const detailForm = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]))

/** What was done for one organisation, the newest first: `most` lines at most, and only those before line `before` when it is given. */
export async function recentLines<Tables extends AuditTables>(
  db: Transaction<Tables>,
  { organisation, before, most }: { organisation: string; before: number | null; most: number },
): Promise<ShownLine[]> {
  const { rows } = await sql`
    select line, at, actor, action, object, detail from platform_audit
    where organisation = ${organisation} and (${before}::bigint is null or line < ${before})
    order by line desc limit ${most}
  `.execute(db)
  return rows.map((raw) => {
    const { detail, ...rest } = row.parse(raw)
    return { ...rest, detail: detailForm.parse(JSON.parse(detail)) }
  })
}
