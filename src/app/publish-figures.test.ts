import { sql } from 'kysely'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { type Day, day } from '#kernel/days.ts'
import { loadAreas } from '#modules/areas/server/index.ts'
import { type FigureTables, publishedEditions } from '#modules/reporting/server/index.ts'
import { databaseDay } from '#modules/reporting/testing/database-day.ts'
import type { AuditTables } from '#platform/audit/index.ts'
import { databasePerTest } from '#platform/testing/test-database.ts'
import { type FigurePublishing, publishNow, startFigures } from './publish-figures.ts'

const database = databasePerTest<FigureTables & AuditTables>('migrations')
const areas = loadAreas('data/areas')
/** Generous: a busy machine makes a look slow, not wrong. */
const patience = { timeout: 60_000 }
let today: Day
let asked: number
let publishing: FigurePublishing

beforeEach(async () => {
  asked = 0
  today = day('2027-03-31')
  await databaseDay(database(), '2028-04-02')
  const asOwner: FigurePublishing['asOwner'] = (work) => {
    asked += 1
    return work(database())
  }
  publishing = { readers: database(), asOwner, areas, today: () => today, isFictional: false }
})
afterEach(() => vi.useRealTimers())

const years = async () => (await publishedEditions(database())).map(({ year }) => year)

test('a year is published on its day while the server runs, once; nobody becomes the owner on another day', async () => {
  expect(await publishNow(publishing)).toEqual([])
  expect([asked, await years()]).toEqual([0, []])
  today = day('2027-04-01')
  expect(await publishNow(publishing)).toEqual([2026])
  expect([asked, await years()]).toEqual([1, [2026]])
  expect(await publishNow(publishing)).toEqual([])
  expect(asked).toBe(1)
})

test('a server whose clock jumped ahead publishes no year that is not over, and nobody becomes the owner', async () => {
  await databaseDay(database(), '2026-11-30')
  today = day('2027-04-01')
  expect(await publishNow(publishing)).toEqual([])
  expect([asked, await years()]).toEqual([0, []])
  await databaseDay(database(), '2027-04-01')
  expect(await publishNow(publishing)).toEqual([2026])
})

test('whether a year is due is asked with the rights of a page', async () => {
  await database()
    .transaction()
    .execute(async (trx) => {
      await sql`set local role baken_public`.execute(trx)
      today = day('2027-04-01')
      const asOwner: FigurePublishing['asOwner'] = () => Promise.reject(new Error('the owner is asked'))
      const readers = trx.$pickTables<'reporting_edition'>()
      await expect(publishNow({ ...publishing, readers, asOwner })).rejects.toThrow('the owner is asked')
    })
})

test('who was off for a year catches up with both', async () => {
  today = day('2028-04-02')
  expect(await publishNow(publishing)).toEqual([2026, 2027])
})

test('what fails leaves nothing, and the next hour tries again', async () => {
  today = day('2027-04-01')
  const broken = { ...publishing, areas: {} as never }
  await expect(publishNow(broken)).rejects.toThrow()
  expect([asked, await years()]).toEqual([1, []])
  expect(await publishNow(publishing)).toEqual([2026])
})

test('it is looked at every hour, until it is stopped', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  const said = vi.spyOn(console, 'log').mockImplementation(() => undefined)
  let looks = 0
  const stop = startFigures({
    ...publishing,
    today: () => {
      looks += 1
      return today
    },
  })
  await vi.waitFor(() => expect(looks).toBe(1), patience)
  // The first look is over: one that is still busy keeps the next from beginning.
  expect(await years()).toEqual([])
  today = day('2027-04-01')
  await vi.advanceTimersByTimeAsync(3_600_000)
  await vi.waitFor(() => expect(said).toHaveBeenCalledWith('figures: published for good: 2026'), patience)
  expect(await years()).toEqual([2026])
  stop()
  await vi.advanceTimersByTimeAsync(7_200_000)
  expect(looks).toBe(2)
  said.mockRestore()
})
