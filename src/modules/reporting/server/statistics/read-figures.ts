import { type Kysely, sql } from 'kysely'
import type { Day } from '#kernel/days.ts'
import { ok, type Result } from '#kernel/result.ts'
import { about } from '#modules/organisations/index.ts'
import { type Actor, asActor, type DeskTables, mayNow, type NotDone } from '#modules/organisations/server/index.ts'
import { declared } from '../../domain/statistics/declared.ts'
import { type CountRow, foldCounts } from '../../domain/statistics/fold-counts.ts'
import type { CountedGroup, EditionAreas, OwnArea } from '../../domain/statistics/make-edition.ts'
import { readEditionAreas, readOwnAreas } from '../../forms/edition-form.ts'
import type { FigureTables } from './tables.ts'

/** A year as it was published. No areas: too few. */
export interface Edition {
  year: number
  publishedOn: Day
  /** Made up, for the demonstration. */
  isFictional: boolean
  areas: EditionAreas
}

/** Every edition, the newest year first. */
export async function publishedEditions(db: Kysely<Pick<FigureTables, 'reporting_edition'>>): Promise<Edition[]> {
  const rows = await db.selectFrom('reporting_edition').selectAll().orderBy('year', 'desc').execute()
  return rows.map(({ year, published_on, is_fictional, areas }) => ({
    year,
    publishedOn: published_on as Day,
    isFictional: is_fictional,
    areas: readEditionAreas(areas),
  }))
}

export interface FigureDesk {
  db: Kysely<DeskTables & FigureTables>
}

/** What an organisation's policy officers see of one year. */
export interface OwnEdition {
  year: number
  publishedOn: Day
  isFictional: boolean
  areas: readonly OwnArea[]
}

/** What was fixed of the organisation's own cases, the newest year first. Refusals: `NotDone`. */
export const ownEditions = (desk: FigureDesk, actor: Actor): Promise<Result<OwnEdition[], NotDone>> =>
  asActor<OwnEdition[], NotDone, DeskTables & FigureTables>(desk, actor, async (trx, hat) => {
    const may = mayNow(hat, 'figures.see', about(actor.organisation, 'there'), actor)
    if (!may.ok) return may
    const rows = await trx
      .selectFrom('reporting_own_edition as own')
      .innerJoin('reporting_edition as edition', 'edition.year', 'own.year')
      .select(['own.year', 'own.areas', 'edition.published_on', 'edition.is_fictional'])
      .where('own.organisation', '=', actor.organisation)
      .orderBy('own.year', 'desc')
      .execute()
    return ok(
      rows.map(({ year, areas, published_on, is_fictional }) => ({
        year,
        publishedOn: published_on as Day,
        isFictional: is_fictional,
        areas: readOwnAreas(areas),
      })),
    )
  })

/** A year of an organisation's own cases, exact. */
export interface ExactYear {
  year: number
  total: number
  /** By variable: what there is of each category, in the order of its ladder. */
  tables: Readonly<Record<string, readonly CountedGroup[]>>
}

/** How many cases there are and were, exact, the newest year first; for who can open each of them. Refusals: `NotDone`. */
export const exactFigures = (desk: FigureDesk, actor: Actor): Promise<Result<ExactYear[], NotDone>> =>
  asActor<ExactYear[], NotDone, DeskTables & FigureTables>(desk, actor, async (trx, hat) => {
    const may = mayNow(hat, 'case.see', about(actor.organisation, 'open'), actor)
    if (!may.ok) return may
    const { rows } = await sql<CountRow & { year: number; cases: string }>`
      select * from reporting_our_counts() order by year desc`.execute(trx)
    const years = [...new Set(rows.map(({ year }) => year))]
    return ok(
      years.map((year) =>
        exactYear(
          year,
          rows
            .filter((row) => row.year === year)
            .map((row) => ({ ...row, cases: Number(row.cases), organisation: actor.organisation })),
        ),
      ),
    )
  })

function exactYear(year: number, rows: readonly CountRow[]): ExactYear {
  const [folded] = foldCounts(rows, declared, () => 'everywhere')
  const tables = declared.variables.map(({ id, levels }) => [
    id,
    (levels[0] ?? []).flatMap(({ id: group }) => {
      const count = folded?.counts[id]?.[group] ?? 0
      return count > 0 ? [{ group, count }] : []
    }),
  ])
  return { year, total: folded?.total ?? 0, tables: Object.fromEntries(tables) }
}
