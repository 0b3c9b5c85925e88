import type { Kysely } from 'kysely'

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

/** All SQL about editions: which text of a guide was live since when. */
export function editionStore(db: Kysely<GuidesTables>) {
  return {
    /** The editions that are live, by guide. */
    async live(): Promise<Map<string, Edition>> {
      const rows = await db
        .selectFrom('guides_edition')
        .select(['guide', 'version', 'fingerprint'])
        .where('live_until', 'is', null)
        .execute()
      return new Map(rows.map((row) => [row.guide, row]))
    },

    /** Ends what is no longer live and starts what is new, all at `now` or not at all. */
    async change(ended: readonly string[], started: readonly Edition[], now: Date): Promise<void> {
      await db.transaction().execute(async (trx) => {
        for (const guide of ended) {
          await trx
            .updateTable('guides_edition')
            .set({ live_until: now })
            .where('guide', '=', guide)
            .where('live_until', 'is', null)
            .execute()
        }
        for (const edition of started) {
          await trx
            .insertInto('guides_edition')
            .values({ ...edition, live_from: now, live_until: null })
            .execute()
        }
      })
    },
  }
}

export type EditionStore = ReturnType<typeof editionStore>
