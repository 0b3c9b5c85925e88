import { setTimeout as pause } from 'node:timers/promises'
import { type Kysely, sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { openDatabase } from '#platform/database/connect.ts'
import { type EmbeddedServer, startEmbedded } from '#platform/database/embedded-server.ts'
import { migrate } from '#platform/database/migrate.ts'
import { folderMadeAhead } from '#platform/testing/made-ahead.ts'
import { aBrowser, aNewKey, type Browser, openBrowser, random, receiverOf, right } from '../../testing/a-browser.ts'
import { aKeyWorld, at, type KeyWorld } from '../../testing/a-key-world.ts'
import { aMember, anOrganisation, emptyWorld } from '../../testing/a-world.ts'
import type { DeskTables } from '../desk.ts'
import { beginKeyChange } from './hold-key.ts'
import { finishKeyChange } from './move-secrets.ts'

const patience = 120_000
const place = folderMadeAhead()
const rounds = Array.from({ length: 10 }, (_, index) => index)
let server: EmbeddedServer
let owner: Kysely<DeskTables>
let application: Kysely<DeskTables>
let keys: KeyWorld
let ann: Browser
let ben: Browser

beforeAll(async () => {
  const started = await startEmbedded(place.folder, 'own')
  if (!started.ok) throw new Error(started.error)
  server = started.value
  owner = openDatabase<DeskTables>(server.url, () => undefined)
  application = openDatabase<DeskTables>(server.applicationUrl, () => undefined)
  const done = await migrate(owner, 'migrations')
  if (!done.ok) throw new Error(done.error)
}, patience)
afterAll(async () => {
  await application.destroy()
  await owner.destroy()
  await server.stop()
  await place.clean()
}, patience)

beforeEach(async () => {
  await emptyWorld(owner)
  const world = await aKeyWorld(owner)
  keys = { ...world, door: { ...world.door, db: application } }
  await anOrganisation(owner, 'theirs')
  await aMember(owner, 'theirs', 'ben', ['focal-point'])
  ann = await aBrowser(keys.door, at('ann'))
  ben = await aBrowser(keys.door, at('ben'))
  await ann.make()
}, patience)

const count = async (question: ReturnType<typeof sql<{ n: number }>>) => (await question.execute(owner)).rows[0]?.n

/** What happened to a step that may also lose: whether it was done. */
const wasDone = async (step: Promise<{ ok: boolean }>) => {
  const [settled] = await Promise.allSettled([step])
  return settled?.status === 'fulfilled' && settled.value.ok
}

test('who is taken away in the moment they are given the key does not have it', { timeout: patience }, async () => {
  const told: boolean[] = []
  for (const round of rounds) {
    const give = wasDone(ann.give(ben, 1))
    // A little later each time, so that now the one and now the other is first.
    await pause(round * 3)
    // As a provider of identities does it: under no lock of the organisation.
    await sql`update organisations_membership set state = 'ended' where person = 'ben' and organisation = 'ours'`.execute(
      owner,
    )
    told.push(await give)
    expect(
      await count(sql`select count(*)::int as n from organisations_key_wrap w
      join organisations_membership m using (person, organisation) where w.taken_at is null and m.state = 'ended'`),
    ).toBe(0)
    await sql`update organisations_membership set state = 'active' where person = 'ben'`.execute(owner)
  }
  console.log(`given before they left: ${told.filter(Boolean).length} of ${told.length}`)
})

test('a key is never left wrapped to a staff key that was replaced in the same moment, under another hat', {
  timeout: patience,
}, async () => {
  const told: boolean[] = []
  for (const round of rounds) {
    const give = wasDone(ann.give(ben, 1))
    await pause(round * 3)
    const theirs = { person: 'ben', organisation: 'theirs', proved: true }
    const fresh = await aBrowser(keys.door, theirs, ben.number)
    told.push(await give)
    expect(
      await count(sql`select count(*)::int as n from organisations_key_wrap w
      join organisations_staff_key k on k.person = w.person and k.number = w.staff_key_number
      where w.taken_at is null and k.ended_at is not null`),
    ).toBe(0)
    ben = openBrowser(keys.door, at('ben'), fresh.staffKey, fresh.number)
  }
  console.log(`given before it was replaced: ${told.filter(Boolean).length} of ${told.length}`)
})

test('of two who begin a change one does, and a secret that comes in the same moment is under one of the two keys', {
  timeout: patience,
}, async () => {
  right(await ann.give(ben, 1))
  for (const round of rounds) {
    await sql`update organisations_key set state = 'change-ordered' where state = 'in-use'`.execute(owner)
    const { current, next } = await keys.keyFor('ann')
    const number = current?.number ?? 0
    const begin = async (self: Browser, other: Browser) => {
      const fresh = await aNewKey('ours', next, self.actor.person, [receiverOf(self), receiverOf(other)])
      return beginKeyChange(keys.door, self.actor, { fromNumber: number, ...fresh.kept })
    }
    const [one, two, kept] = await Promise.all([
      begin(ann, ben),
      begin(ben, ann),
      ann.keep(`case-${round}`, random(32)),
    ])
    expect([one, two].filter(({ ok }) => ok)).toHaveLength(1)
    expect(kept.ok || kept.error === 'old-key').toBe(true)
    while ((await ben.moveBatch(50)) !== null);
    expect((await keys.keyFor('ann')).left).toBe(0)
    right(await finishKeyChange(keys.door, at('ann')))
    const stranded = await count(sql`select count(*)::int as n from organisations_kept_secret s
      join organisations_key k using (organisation) where k.number = s.key_number and k.ended_at is not null`)
    expect(stranded).toBe(0)
  }
})

test('what is destroyed in the moment it is moved to another key is under none of the two', {
  timeout: patience,
}, async () => {
  right(await ann.give(ben, 1))
  right(await ann.keep('case-1', random(32)))
  right(await ann.keep('case-1-own', random(32)))
  right(await ann.keep('case-2', random(32)))
  await sql`update organisations_key set state = 'change-ordered' where state = 'in-use'`.execute(owner)
  const { current, next } = await keys.keyFor('ann')
  const fresh = await aNewKey('ours', next, 'ann', [receiverOf(ann), receiverOf(ben)])
  right(await beginKeyChange(keys.door, at('ann'), { fromNumber: current?.number ?? 0, ...fresh.kept }))
  const moved = await owner.transaction().execute(async (trx) => {
    await sql`select organisations_forget_secrets_of('ours', 'case-1')`.execute(trx)
    // It has begun, and waits for what this transaction destroys.
    const moving = ben.moveBatch(50)
    await pause(500)
    return { moving }
  })
  await moved.moving
  expect(
    (await sql<{ subject: string }>`select distinct subject from organisations_kept_secret`.execute(owner)).rows,
  ).toEqual([{ subject: 'case-2' }])
})
