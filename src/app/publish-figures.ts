import type { Kysely } from 'kysely'
import type { Day } from '#kernel/days.ts'
import type { Areas } from '#modules/areas/index.ts'
import {
  dueYears,
  type FigureTables,
  figureDay,
  publishDue,
  publishedEditions,
} from '#modules/reporting/server/index.ts'
import type { AuditTables } from '#platform/audit/index.ts'
import { repeat } from './repeat.ts'

/** How often the server looks whether the day of a year has come. An hour: days change once a day, and a look reads the years that are there. */
const everyMs = 3_600_000

/** Where figures are published from. */
export interface FigurePublishing {
  /** As a page has the database: it sees which years there are. */
  readers: Kysely<Pick<FigureTables, 'reporting_edition'>>
  /** Does something as the owner of the database, the only one who counts everybody's reports. Called only when a year is due. */
  asOwner<T>(work: (owner: Kysely<FigureTables & AuditTables>) => Promise<T>): Promise<T>
  areas: Areas
  today(): Day
  /** Of the demonstration: its figures say that they are made up. */
  isFictional: boolean
}

/** Publishes each year whose day has come, for the server and for the database, and that is not published yet, as often as it is called. Gives which. */
export async function publishNow({ readers, asOwner, areas, today, isFictional }: FigurePublishing): Promise<number[]> {
  const now = today()
  const there = new Set((await publishedEditions(readers)).map(({ year }) => year))
  const waitsOn = (on: Day) => dueYears(on).some((year) => !there.has(year))
  if (!waitsOn(now) || !waitsOn(await figureDay(readers, now))) return []
  return asOwner((owner) => publishDue(owner, areas, { today: now, isFictional }))
}

/** Publishes figures on their day, as long as the server runs; who was off on that day catches up at its start. @returns what stops it */
export const startFigures = (publishing: FigurePublishing): (() => void) =>
  repeat(everyMs, 'figures: a year whose day has come could not be published', async () => {
    const years = await publishNow(publishing)
    if (years.length > 0) console.log(`figures: published for good: ${years.join(', ')}`)
  })
