import { type Kysely, sql } from 'kysely'
import { err, ok, type Result } from '#kernel/result.ts'
import { type AuditTables, appendAudit } from '#platform/audit/index.ts'
import type { ReportingTables } from './tables.ts'

type OwnerTables = Pick<ReportingTables, 'reporting_reader'> & AuditTables

/** Who reads for a municipality where nobody does; `*`: for every other one, and where somebody does not know. */
export interface SetReader {
  municipality: string
  organisation: string
  name: string
  /** Whether two people can open something there at this moment. */
  isRead: boolean
}

/** Every row, in the order of their codes. For who runs the server. */
export async function readersSet(db: Kysely<OwnerTables>): Promise<SetReader[]> {
  const { rows } = await sql<{ municipality: string; organisation: string; name: string; is_read: boolean }>`
    select * from reporting_readers_set()`.execute(db)
  return rows.map(({ is_read: isRead, ...row }) => ({ ...row, isRead }))
}

/**
 * Says who reads for a municipality (a code such as `GM0758`, or `*`) when nobody does there; null takes that back. By who runs the server, and written down.
 * Refusals: `no-municipality` – neither a code nor `*` · `unknown-organisation` – none of this id, or one that ended.
 */
export async function setReader(
  db: Kysely<OwnerTables>,
  municipality: string,
  organisation: string | null,
): Promise<Result<true, 'no-municipality' | 'unknown-organisation'>> {
  if (!/^(\*|GM[0-9]{4})$/.test(municipality)) return err('no-municipality')
  try {
    return await db.transaction().execute(async (trx) => {
      if (organisation !== null && (await hasEnded(trx, organisation))) return err('unknown-organisation')
      await sql`delete from reporting_reader where municipality = ${municipality}`.execute(trx)
      if (organisation !== null)
        await sql`insert into reporting_reader (municipality, organisation) values (${municipality}, ${organisation})`.execute(
          trx,
        )
      const detail = { municipality: municipality === '*' ? 'every-other' : municipality }
      const action = organisation === null ? 'reporting-reader.unset' : 'reporting-reader.set'
      await appendAudit(trx, { actor: 'operator', organisation, action, object: null, detail })
      return ok(true)
    })
  } catch (error) {
    // The table refers to organisations: there is none of this id.
    if (error instanceof Error && 'code' in error && error.code === '23503') return err('unknown-organisation')
    throw error
  }
}

async function hasEnded(db: Kysely<OwnerTables>, organisation: string): Promise<boolean> {
  const { rows } = await sql<{ ended: boolean }>`select organisations_has_ended(${organisation}) as ended`.execute(db)
  return rows[0]?.ended ?? false
}
