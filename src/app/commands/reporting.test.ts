import { join } from 'node:path'
import { type Kysely, sql } from 'kysely'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { DeskTables } from '#modules/organisations/server/index.ts'
import { anOrganisation } from '#modules/organisations/testing/a-world.ts'
import { openTestDatabase } from '#platform/testing/test-database.ts'
import type { Tables } from '../database.ts'
import { project, runCommand } from '../testing/run-command.ts'
import { reportingCommands } from './reporting.ts'

let db: Kysely<Tables>
beforeEach(async () => {
  db = await openTestDatabase<Tables>(join(project, 'migrations'))
  await anOrganisation(db.$pickTables<keyof DeskTables>(), 'hulp')
})
afterEach(() => db.destroy())

const baken = (line: string) =>
  runCommand(reportingCommands, line, { database: async () => ({ db, close: async () => undefined }) })
const audited = async () =>
  (
    await sql<{ action: string; detail: string }>`select action, detail from platform_audit order by 1`.execute(db)
  ).rows.map(({ action }) => action)

test('nobody reads for others before somebody says so', async () => {
  expect(await baken('reporting readers')).toEqual({
    code: 0,
    out: 'Nobody. Where a municipality does not read itself, people are told where else they can go.',
    err: '',
  })
})

test('an organisation reads for one municipality, or for every other one, until it is taken back; each stands in the audit', async () => {
  expect((await baken('reporting set-reader GM0758 hulp')).code).toBe(0)
  expect((await baken('reporting set-reader * hulp')).out.split('\n')).toHaveLength(2)
  const { code, out, err } = await baken('reporting readers')
  // Nobody there holds a key: who runs the server hears so before a reporter does.
  expect([code, out.split('\n').map((line) => line.slice(0, 6).trim())]).toEqual([1, ['*', 'GM0758']])
  expect(err).toMatch(/Nobody can open reports at .* now/)
  expect(JSON.parse((await baken('reporting readers --json')).out)).toMatchObject([
    { municipality: '*', isRead: false },
    {},
  ])
  expect((await baken('reporting set-reader GM0758 --nobody')).code).toBe(0)
  expect((await baken('reporting set-reader * --nobody')).code).toBe(0)
  expect((await baken('reporting readers')).code).toBe(0)
  expect(await audited()).toEqual([
    'reporting-reader.set',
    'reporting-reader.set',
    'reporting-reader.unset',
    'reporting-reader.unset',
  ])
})

test.each([
  ['reporting set-reader GM0758 nobody-here', 1],
  ['reporting set-reader Breda hulp', 2],
  ['reporting set-reader GM0758', 2],
  ['reporting set-reader GM0758 hulp --nobody', 2],
])('%s changes nothing', async (line, code) => {
  expect((await baken(line)).code).toBe(code)
  expect((await baken('reporting readers')).code).toBe(0)
})
