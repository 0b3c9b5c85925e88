import { join } from 'node:path'
import type { Kysely } from 'kysely'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openTestDatabase } from '#platform/testing/test-database.ts'
import type { Tables } from '../database.ts'
import { project, runCommand } from '../testing/run-command.ts'
import { staffCommands } from './staff.ts'

let db: Kysely<Tables>
let closed = 0
beforeEach(async () => {
  db = await openTestDatabase<Tables>(join(project, 'migrations'))
  closed = 0
})
afterEach(() => db.destroy())

const database = async () => ({ db, close: async () => void closed++ })
const baken = (line: string) => runCommand(staffCommands, line, { database, address: 'https://baken.example' })
const first = 'staff invite-first --name Beheerder --mail een@voorbeeld.example'

test('a new installation gets its first administrator, by a link that goes to standard output and nothing else', async () => {
  const { code, out, err } = await baken(first)
  expect(code).toBe(0)
  expect(out).toMatch(/^https:\/\/baken\.example\/nl\/staff\/invitation\/[\w-]{43}$/)
  expect(err).toContain('Whoever has this link gets in')
  expect((await baken(`${first} --language en`)).out).toContain('/en/staff/invitation/')
  expect(closed).toBe(2)
})

test('with two there it says who lets others in', async () => {
  for (const mail of ['een', 'twee'])
    await baken(`staff invite-first --name Beheerder --mail ${mail}@voorbeeld.example`)
  await db.updateTable('organisations_membership').set({ state: 'active' }).execute()
  const third = await baken('staff invite-first --name Beheerder --mail drie@voorbeeld.example')
  expect([third.code, third.out, third.err]).toEqual([1, '', expect.stringContaining('has two administrators')])
})

test.each([
  ['staff invite-first', 2, '--name says'],
  ['staff invite-first --name A', 2, '--mail is the address'],
  ['staff invite-first --name A --mail a@', 2, '--mail is no mail address'],
  ['staff invite-first --name A --mail a@b.example --language pl', 2, 'Use: baken staff invite-first'],
  ['staff invite-first --who A', 2, 'Use: baken staff invite-first'],
])('%s is wrong use', async (line, code, says) => {
  const told = await baken(line)
  expect([told.code, told.out, told.err]).toEqual([code, '', expect.stringContaining(says)])
})

test('without a database it says so', async () => {
  const told = await runCommand(staffCommands, first)
  expect([told.code, told.err]).toEqual([1, expect.stringContaining('set DATABASE_URL')])
})
