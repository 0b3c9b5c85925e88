import { type Kysely, sql } from 'kysely'
import type { Day } from '#kernel/days.ts'
import type { Areas, Municipality } from '../domain/areas.ts'
import type { BoundaryBatch, StoredBoundary } from '../domain/boundary.ts'
import type { AreasTables } from './tables.ts'

type Database = Kysely<AreasTables>

/** All SQL about areas. Give it a transaction to make several calls one unit of work. */
export function areasStore(db: Database) {
  return {
    /**
     * Makes the mirror equal to the data: one row per code, with the name of its last row.
     * @throws when another table still refers to a code that left the data; then nothing changed.
     */
    async replaceMunicipalities(areas: Areas): Promise<void> {
      const rows = mirrorRows(areas.municipalities)
      const codes = rows.map(({ code }) => code)
      await inTransaction(db, async (trx) => {
        const gone = trx.deleteFrom('areas_municipality')
        await (codes.length === 0 ? gone : gone.where('code', 'not in', codes)).execute()
        for (const row of rows) {
          await trx
            .insertInto('areas_municipality')
            .values(row)
            .onConflict((conflict) => conflict.column('code').doUpdateSet(row))
            .execute()
        }
      })
    },

    /**
     * Saves one import whole or not at all. It holds from its day until the next import that is there, if any; the one
     * before it ends on that day; one of the same day is replaced.
     * @throws when a boundary has a code that is not in the mirror; then nothing changed.
     */
    async saveBoundaries({ from, source, licence, importedAt, boundaries }: BoundaryBatch): Promise<void> {
      await inTransaction(db, async (trx) => {
        await trx.deleteFrom('areas_boundary').where('valid_from', '=', from).execute()
        await trx
          .updateTable('areas_boundary')
          .set({ valid_until: from })
          .where('valid_from', '<', from)
          .where((on) => on.or([on('valid_until', 'is', null), on('valid_until', '>', from)]))
          .execute()
        const next = await trx
          .selectFrom('areas_boundary')
          .select(sql<Day | null>`min(valid_from)::text`.as('day'))
          .where('valid_from', '>', from)
          .executeTakeFirst()
        for (const { code, name, geometry } of boundaries) {
          const shared = { valid_from: from, valid_until: next?.day ?? null, source, licence, imported_at: importedAt }
          await trx
            .insertInto('areas_boundary')
            .values({ code, name, geometry: JSON.stringify(geometry), ...shared })
            .execute()
        }
      })
    },

    /** The boundaries that hold on a day, in the order of their codes; empty when none were imported for it. */
    async boundariesOn(on: Day): Promise<StoredBoundary[]> {
      const rows = await db
        .selectFrom('areas_boundary')
        .select(['code', 'name', 'geometry', 'source', 'licence'])
        .select([sql<Day>`valid_from::text`.as('valid_from'), sql<Day | null>`valid_until::text`.as('valid_until')])
        .where('valid_from', '<=', on)
        .where((row) => row.or([row('valid_until', 'is', null), row('valid_until', '>', on)]))
        .orderBy('code')
        .execute()
      return rows.map(({ valid_from, valid_until, ...row }) => ({
        ...row,
        period: { from: valid_from, until: valid_until },
      }))
    },
  }
}

export type AreasStore = ReturnType<typeof areasStore>

const inTransaction = (db: Database, body: (trx: Database) => Promise<void>): Promise<void> =>
  db.isTransaction ? body(db) : db.transaction().execute(body)

/** One row per code. A municipality that was renamed has the life of all its names. */
function mirrorRows(municipalities: readonly Municipality[]): AreasTables['areas_municipality'][] {
  const rows = new Map<string, AreasTables['areas_municipality']>()
  for (const one of [...municipalities].sort((a, b) => (a.period.from < b.period.from ? -1 : 1))) {
    rows.set(one.code, {
      code: one.code,
      name: one.name,
      valid_from: rows.get(one.code)?.valid_from ?? one.period.from,
      valid_until: one.period.until,
      lat: one.lat,
      lon: one.lon,
      population: one.population?.count ?? null,
      population_on: one.population?.on ?? null,
      confidence: one.confidence,
      sources: [...one.sources],
    })
  }
  return [...rows.values()]
}
