import { type Kysely, sql } from 'kysely'
import { z } from 'zod'
import { type AuditEntry, appendAudit } from '#platform/audit/index.ts'
import { type StoredRow, storedParts } from './stored-rows.ts'
import type { DirectoryTables } from './tables.ts'

/** The tables that everybody reads. */
export type RowTables = Pick<DirectoryTables, 'directory_row' | 'directory_edition'>
type Database = Kysely<RowTables>

/** A statement takes at most 65 535 values. */
const rowsAtOnce = 1000

const rowsForm = z.array(
  z.object({
    part: z.enum(storedParts),
    id: z.string(),
    origin: z.enum(['files', 'import', 'screen']),
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

    /** Puts one row as its organisation changed it in the place of what it was, and gives the number of the new edition. */
    async keep({ part, id, body }: Omit<StoredRow, 'origin'>, madeAt: Date): Promise<number> {
      await db
        .updateTable('directory_row')
        .set({ origin: 'screen', body: JSON.stringify(body) })
        .where('part', '=', part)
        .where('id', '=', id)
        .execute()
      const edition = { origin: 'screen', fingerprint: null, made_at: madeAt } as const
      return (await db.insertInto('directory_edition').values(edition).returning('number').executeTakeFirstOrThrow())
        .number
    },

    /** Lets nobody else make an edition until this transaction is over. */
    async takeTurn(): Promise<void> {
      await sql`lock table directory_edition in share row exclusive mode`.execute(db)
    },

    /** Runs `body` as one unit of work, after any other that is at it; what it throws undoes everything. */
    async inTurn<T>(body: (turn: DirectoryTurn) => Promise<T>): Promise<T> {
      return db.transaction().execute(async (trx) => {
        const store = directoryStore(trx)
        await store.takeTurn()
        return body({ ...store, audit: async (entry) => void (await appendAudit(trx, entry)) })
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
