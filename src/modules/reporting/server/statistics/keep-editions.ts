import { isDeepStrictEqual } from 'node:util'
import type { Kysely } from 'kysely'
import { type KeptEdition, readEditionAreas, readOwnAreas } from '../../forms/edition-form.ts'
import { isNoSuchRow } from '../refused-rows.ts'
import { publishedEditions } from './read-figures.ts'
import type { FigureTables } from './tables.ts'

type EditionTables = Pick<FigureTables, 'reporting_edition' | 'reporting_own_edition'>

/** Every year that was published, the oldest first, to be kept outside the database: what was published once must never be published otherwise. */
export async function editionsToKeep(db: Kysely<EditionTables>): Promise<KeptEdition[]> {
  const own = await db.selectFrom('reporting_own_edition').selectAll().orderBy('organisation').execute()
  return (await publishedEditions(db)).toReversed().map(({ year, publishedOn, isFictional, areas }) => ({
    edition: year,
    publishedOn,
    isFictional,
    areas,
    own: own
      .filter((one) => one.year === year)
      .map(({ organisation, areas: kept }) => ({ organisation, areas: readOwnAreas(kept) })),
  }))
}

/**
 * After a backup was put back: years that were published since are there again as they were, so that nothing publishes them anew out of what has changed. For the owner of the
 * database; done twice it does nothing more. Gives how many years it put back, and which are there with other numbers: those were published anew before this.
 */
export async function putBackEditions(
  db: Kysely<EditionTables>,
  editions: readonly KeptEdition[],
): Promise<{ back: number; otherwise: number[] }> {
  const there = new Map((await publishedEditions(db)).map((one) => [one.year, one]))
  const otherwise: number[] = []
  let back = 0
  for (const kept of editions) {
    const found = there.get(kept.edition)
    if (found && !isDeepStrictEqual(found.areas, readEditionAreas(kept.areas))) {
      otherwise.push(kept.edition)
      continue
    }
    await putBack(db, kept)
    if (!found) back += 1
  }
  return { back, otherwise }
}

async function putBack(
  db: Kysely<EditionTables>,
  { edition: year, publishedOn, isFictional, areas, own }: KeptEdition,
): Promise<void> {
  await db
    .insertInto('reporting_edition')
    .values({ year, published_on: publishedOn, is_fictional: isFictional, areas: JSON.stringify(areas) })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  for (const { organisation, areas: kept } of own) {
    try {
      await db
        .insertInto('reporting_own_edition')
        .values({ year, organisation, areas: JSON.stringify(kept) })
        .onConflict((conflict) => conflict.doNothing())
        .execute()
    } catch (error) {
      // An organisation that was registered after the backup.
      if (!isNoSuchRow(error)) throw error
    }
  }
}
