import { type Kysely, sql } from 'kysely'

/** The rows this module owns. */
export interface GuidesTables {
  guides_edition: {
    guide: string
    version: string
    /** Hash of the guide's graph and words. */
    fingerprint: string
    live_from: Date
    live_until: Date | null
  }
}

export interface Edition {
  guide: string
  version: string
  fingerprint: string
}

/** Key of the lock that publishing takes, so that servers that start together take turns; any fixed number serves. */
const publishingLock = 20_210_331

/** All SQL about editions: which text of a guide was live since when. */
export interface EditionStore {
  /** Runs `body` in one transaction while no other server publishes. */
  alone<T>(body: (editions: EditionStore) => Promise<T>): Promise<T>
  /** The editions that are live, by guide. */
  live(): Promise<Map<string, Edition>>
  /** Ends what is no longer live and starts what is new, at `now`. Call it inside `alone`. */
  change(ended: readonly string[], started: readonly Edition[], now: Date): Promise<void>
}

export function editionStore(db: Kysely<GuidesTables>): EditionStore {
  return {
    alone<T>(body: (editions: EditionStore) => Promise<T>): Promise<T> {
      const turn = async (trx: Kysely<GuidesTables>) => {
        await sql`select pg_advisory_xact_lock(${publishingLock})`.execute(trx)
        return body(editionStore(trx))
      }
      return db.isTransaction ? turn(db) : db.transaction().execute(turn)
    },

    async live() {
      const rows = await db
        .selectFrom('guides_edition')
        .select(['guide', 'version', 'fingerprint'])
        .where('live_until', 'is', null)
        .execute()
      return new Map(rows.map((row) => [row.guide, row]))
    },

    async change(ended, started, now) {
      // A clock that was set back must not keep the server from starting.
      const end = sql<Date>`greatest(${now}::timestamptz, live_from + interval '1 millisecond')`
      for (const guide of ended) {
        await db
          .updateTable('guides_edition')
          .set({ live_until: end })
          .where('guide', '=', guide)
          .where('live_until', 'is', null)
          .execute()
      }
      for (const edition of started) {
        await db
          .insertInto('guides_edition')
          .values({ ...edition, live_from: now, live_until: null })
          .execute()
      }
    },
  }
}
