import { join } from 'node:path'
import { type Kysely, sql } from 'kysely'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { day } from '#kernel/days.ts'
import { openTestDatabase } from '#platform/testing/test-database.ts'
import type { Tables } from '../database.ts'
import { project, runCommand } from '../testing/run-command.ts'
import { figureCommands } from './figures.ts'

let db: Kysely<Tables>
beforeEach(async () => {
  db = await openTestDatabase<Tables>(join(project, 'migrations'))
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

test('what it does not know is wrong use', async () => {
  expect((await baken('figures publish --all', '2027-04-01')).code).toBe(2)
})
