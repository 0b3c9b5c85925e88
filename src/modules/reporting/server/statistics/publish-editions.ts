import { type Kysely, type QueryExecutorProvider, sql, type Transaction } from 'kysely'
import { type Day, day } from '#kernel/days.ts'
import { type Areas, coveredDay, regionIn } from '#modules/areas/index.ts'
import { type AuditTables, appendAudit } from '#platform/audit/index.ts'
import { areaParts, type Declared, declared, regionsOfPart, signalKinds } from '../../domain/statistics/declared.ts'
import { type CountRow, foldCounts } from '../../domain/statistics/fold-counts.ts'
import { makeEdition, type OwnCounts, ownAreas } from '../../domain/statistics/make-edition.ts'
import type { FigureTables } from './tables.ts'

/** The first year of which figures are published: the reporting point opened in it. */
export const firstFigureYear = 2026

/** From this day on the figures of a year are fixed: by then most of its cases are closed. */
export const publishedFrom = (year: number): Day => day(`${year + 1}-04-01`)

/** Years whose day has come, whether anything was reported in them or not: which years there are tells nothing. */
export function dueYears(today: Day): number[] {
  const years: number[] = []
  for (let year = firstFigureYear; publishedFrom(year) <= today; year++) years.push(year)
  return years
}

/**
 * The day by which years are due: the earlier one of the server's and the database's. A year is published for good, so one clock that jumped ahead must not
 * be enough; one that is behind only waits.
 */
export async function figureDay(db: QueryExecutorProvider, today: Day): Promise<Day> {
  const { rows } = await sql<{ day: string }>`select organisations_today()::text as day`.execute(db)
  const [row] = rows
  if (!row) throw new Error('the database does not say which day it is')
  const itsDay = day(row.day)
  return itsDay < today ? itsDay : today
}

/** Tells the database of which kind each signal is. */
export async function loadSignalKinds(
  owner: Kysely<Pick<FigureTables, 'reporting_signal_kind'>>,
  signals: readonly { id: string; category: string }[],
): Promise<void> {
  const counted = signals.filter(({ category }) => (signalKinds as readonly string[]).includes(category))
  await owner.transaction().execute(async (trx) => {
    await trx.deleteFrom('reporting_signal_kind').execute()
    if (counted.length > 0)
      await trx
        .insertInto('reporting_signal_kind')
        .values(counted.map(({ id, category }) => ({ signal: id, kind: category })))
        .execute()
  })
}

/**
 * Publishes each year whose day has come and that is not published yet; gives which. What was published stays: a year is never done again, also not
 * when a case of it changes afterwards. `today` is the server's: the database has to agree.
 */
export function publishDue(
  owner: Kysely<FigureTables & AuditTables>,
  areas: Areas,
  { today, isFictional }: { today: Day; isFictional: boolean },
): Promise<number[]> {
  return owner.transaction().execute(async (trx) => {
    await sql`select pg_advisory_xact_lock(20201241)`.execute(trx)
    const there = await trx.selectFrom('reporting_edition').select('year').execute()
    const agreed = await figureDay(trx, today)
    const years = dueYears(agreed).filter((year) => !there.some((one) => one.year === year))
    for (const year of years) {
      await keepEdition(
        trx.$pickTables<keyof FigureTables>(),
        { year, today: agreed, isFictional },
        await countsOf(trx, areas, year),
      )
      await appendAudit(trx, {
        actor: 'operator',
        organisation: null,
        action: 'figures.publish',
        object: `figures:${year}`,
        detail: {},
      })
    }
    return years
  })
}

async function countsOf(
  trx: Transaction<FigureTables & AuditTables>,
  areas: Areas,
  year: number,
): Promise<OwnCounts[]> {
  const { rows } = await sql<CountRow & { cases: string }>`
    select organisation, area, variable, category, cases from reporting_counts(null) where year = ${year}`.execute(trx)
  const parts = partIn(areas, coveredDay(areas, day(`${year}-12-31`)))
  return foldCounts(
    rows.map((row) => ({ ...row, cases: Number(row.cases) })),
    declared,
    parts,
  )
}

/** The part of the province that a municipality lies in on a day; null: none, or it is not known. */
export function partIn(areas: Areas, on: Day): (municipality: string) => string | null {
  return (municipality) => {
    const found = regionIn(areas, 'labour-market-region', municipality, on)
    if (!found.ok || found.value.kind !== 'region') return null
    const { code } = found.value.region
    return areaParts.find((part) => (regionsOfPart[part] as readonly string[]).includes(code)) ?? null
  }
}

/** Keeps an edition for good, with what each organisation sees of its own. */
export async function keepEdition(
  trx: Kysely<FigureTables>,
  { year, today, isFictional }: { year: number; today: Day; isFictional: boolean },
  counts: readonly OwnCounts[],
  by: Declared = declared,
): Promise<void> {
  const edition = makeEdition(counts, by)
  await trx
    .insertInto('reporting_edition')
    .values({ year, published_on: today, is_fictional: isFictional, areas: JSON.stringify(edition) })
    .execute()
  for (const organisation of new Set(counts.map((one) => one.organisation))) {
    const own = ownAreas(counts, edition, organisation, by)
    if (own.length > 0)
      await trx
        .insertInto('reporting_own_edition')
        .values({ year, organisation, areas: JSON.stringify(own) })
        .execute()
  }
}
