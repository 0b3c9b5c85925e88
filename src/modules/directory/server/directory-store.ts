import { type Kysely, sql } from 'kysely'
import { z } from 'zod'
import { type AuditEntry, appendAudit } from '#platform/audit/index.ts'
import { type StoredRow, storedParts } from './stored-rows.ts'
import type { DirectoryTables } from './tables.ts'

type Database = Kysely<DirectoryTables>

/** A statement takes at most 65 535 values. */
const rowsAtOnce = 1000

const rowsForm = z.array(
  z.object({
    part: z.enum(storedParts),
    id: z.string(),
    origin: z.enum(['files', 'import']),
    body: z.record(z.string(), z.unknown()),
  }),
)

/** All SQL of the directory. */
export function directoryStore(db: Database) {
  return {
    /**
     * Every row, and the number of the edition they are of, in one query; `null` when nothing was ever stored.
     * `rows` is null when the edition is the one the caller has already.
     */
    async read(had: number | null = null): Promise<{ edition: number; rows: StoredRow[] | null } | null> {
      const found = await db
        .selectFrom('directory_edition')
        .select('number')
        .select(
          sql<unknown>`case when number = ${had}::integer then null else (
            select coalesce(jsonb_agg(jsonb_build_object('part', part, 'id', id, 'origin', origin, 'body', body)), '[]')
            from directory_row) end`.as('rows'),
        )
        .orderBy('number', 'desc')
        .limit(1)
        .executeTakeFirst()
      if (!found) return null
      return { edition: found.number, rows: found.rows === null ? null : rowsForm.parse(found.rows) }
    },

    /** What the files were when they were last loaded; `null`: they never were. */
    async filesFingerprint(): Promise<string | null> {
      const last = await db
        .selectFrom('directory_edition')
        .select('fingerprint')
        .where('origin', '=', 'files')
        .orderBy('number', 'desc')
        .limit(1)
        .executeTakeFirst()
      return last?.fingerprint ?? null
    },

    /** Puts these rows in the place of all, and gives the number of the new edition. `fingerprint`: of the files; null for an import. */
    async replace(rows: readonly StoredRow[], fingerprint: string | null, madeAt: Date): Promise<number> {
      await db.deleteFrom('directory_row').execute()
      for (let from = 0; from < rows.length; from += rowsAtOnce) {
        const some = rows
          .slice(from, from + rowsAtOnce)
          .map(({ part, id, origin, body }) => ({ part, id, origin, body: JSON.stringify(body) }))
        await db.insertInto('directory_row').values(some).execute()
      }
      const origin = fingerprint === null ? 'import' : 'files'
      const edition = { origin, fingerprint, made_at: madeAt } as const
      return (await db.insertInto('directory_edition').values(edition).returning('number').executeTakeFirstOrThrow())
        .number
    },

    /** Runs `body` as one unit of work, after any other that is at it; what it throws undoes everything. */
    async inTurn<T>(body: (turn: DirectoryTurn) => Promise<T>): Promise<T> {
      return db.transaction().execute(async (trx) => {
        await sql`lock table directory_edition in share row exclusive mode`.execute(trx)
        return body({ ...directoryStore(trx), audit: async (entry) => void (await appendAudit(trx, entry)) })
      })
    },
  }
}

export interface DirectoryStore {
  read(had?: number | null): Promise<{ edition: number; rows: StoredRow[] | null } | null>
  filesFingerprint(): Promise<string | null>
  replace(rows: readonly StoredRow[], fingerprint: string | null, madeAt: Date): Promise<number>
  inTurn<T>(body: (turn: DirectoryTurn) => Promise<T>): Promise<T>
}

/** The store during one unit of work. */
export interface DirectoryTurn extends DirectoryStore {
  /** Writes a line of the audit, kept only when the rest of the work is. The last thing to do. */
  audit(entry: AuditEntry): Promise<void>
}
