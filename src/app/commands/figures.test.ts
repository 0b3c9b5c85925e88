import { join } from 'node:path'
import { type Kysely, sql } from 'kysely'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { day } from '#kernel/days.ts'
import { publishedEditions } from '#modules/reporting/server/index.ts'
import { databaseDay } from '#modules/reporting/testing/database-day.ts'
import { openTestDatabase } from '#platform/testing/test-database.ts'
import type { Tables } from '../database.ts'
import { project, runCommand } from '../testing/run-command.ts'
import { figureCommands } from './figures.ts'

let db: Kysely<Tables>
beforeEach(async () => {
  db = await openTestDatabase<Tables>(join(project, 'migrations'))
  await databaseDay(db, '2027-04-02')
})
afterEach(() => db.destroy())

const baken = (line: string, today: string) =>
  runCommand(figureCommands, line, {
    today: day(today),
    root: project,
    database: async () => ({ db, close: async () => undefined }),
  })

test('a year is published from 1 April on, once; it stands in the audit', async () => {
  expect(await baken('figures publish', '2027-03-31')).toMatchObject({
    code: 0,
    out: 'Nothing to publish: the next year is due on 2027-04-01.',
  })
  expect(await baken('figures publish --dry-run', '2027-04-01')).toMatchObject({ code: 0, out: 'Would publish: 2026.' })
  expect(await baken('figures publish', '2027-04-01')).toMatchObject({ code: 0, out: 'Published for good: 2026.' })
  expect(await baken('figures publish', '2027-04-02')).toMatchObject({
    code: 0,
    out: 'Nothing to publish: the next year is due on 2028-04-01.',
  })
  const { rows } = await sql<{ actor: string; action: string }>`select actor, action from platform_audit`.execute(db)
  expect(rows).toEqual([{ actor: 'operator', action: 'figures.publish' }])
})

test('a computer whose clock jumped ahead publishes nothing, and says what is wrong', async () => {
  await databaseDay(db, '2026-11-30')
  for (const line of ['figures publish --dry-run', 'figures publish'])
    expect(await baken(line, '2027-04-01')).toMatchObject({
      code: 0,
      out: 'Nothing to publish: the next year is due on 2027-04-01.\nHere it is 2027-04-01, for the database 2026-11-30. A year is published when it is due for both: look which clock is wrong.',
    })
  expect(await publishedEditions(db)).toEqual([])
})

test('what it does not know is wrong use', async () => {
  expect((await baken('figures publish --all', '2027-04-01')).code).toBe(2)
})
