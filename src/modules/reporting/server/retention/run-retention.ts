import { type Kysely, sql } from 'kysely'
import type { Day } from '#kernel/days.ts'
import type { ReportDesk } from '../report-desk.ts'

/** A case whose day has come or comes soon, for who runs the server: its id is 128 random bits and tells nothing. */
export interface DueCase {
  caseId: string
  organisation: string
  on: Day
  because: string
  outcome: string | null
}

/** What goes up to and including a day, what goes first first. For the owner of the database: nobody else sees cases of all organisations. */
export async function dueCases<Tables>(db: Kysely<Tables>, upTo: Day): Promise<DueCase[]> {
  const { rows } = await sql<DueCase>`
    select c.id as "caseId", c.organisation, d.on_day as on, d.because, c.outcome
    from reporting_case c cross join lateral reporting_deletion_of(c) d
    where c.delete_on <= ${upTo} and d.on_day <= ${upTo} order by d.on_day, c.id`.execute(db)
  return rows
}

/** How many cases have no day on which they go, for want of a time for them; 0 in a server that started. */
export async function casesWithoutDay<Tables>(db: Kysely<Tables>): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count from reporting_case where delete_on is null`.execute(db)
  return rows[0]?.count ?? 0
}

/** Destroys files that waited too long for what they belong to: a day, or an hour since the last of what goes along with a passing on. By the clock of the database. */
export async function forgetUploads({ db }: Pick<ReportDesk, 'db'>): Promise<void> {
  await sql`select reporting_forget_uploads()`.execute(db)
}

/**
 * Deletes every case whose day has come, each with all its copies in a transaction of its own, and files that
 * nothing took in time. Cut off anywhere it has deleted whole
 * cases, and the next run goes on. What is due the database decides by its own clock.
 *
 * @param stopped asked before each case: whether to leave the rest for the next run
 * @returns the ids of the deleted cases
 */
export async function runRetention<Tables>(
  db: Kysely<Tables>,
  stopped: () => boolean = () => false,
): Promise<string[]> {
  const deleted: string[] = []
  await forgetUploads({ db })
  while (!stopped()) {
    const { rows } = await sql<{ id: string | null }>`select reporting_delete_next_due() as id`.execute(db)
    const id = rows[0]?.id ?? null
    if (id === null) break
    deleted.push(id)
  }
  return deleted
}
