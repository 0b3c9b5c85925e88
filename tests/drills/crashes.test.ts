import { setTimeout as pause } from 'node:timers/promises'
import type { Kysely } from 'kysely'
import { afterAll, expect, test } from 'vitest'
import { verifyStoredAudit } from '#platform/audit/index.ts'
import { openDatabase } from '#platform/database/connect.ts'
import { startEmbedded } from '#platform/database/embedded-server.ts'
import { migrate } from '#platform/database/migrate.ts'
import { openingKey } from '#platform/sealing/index.ts'
import { embeddedFolder, killed, pidOf } from '#platform/testing/embedded-folder.ts'
import { openBrowser } from '../../src/modules/organisations/testing/a-browser.ts'
import { aBareDesk } from '../../src/modules/organisations/testing/a-world.ts'
import type { CaseTables } from '../../src/modules/reporting/server/index.ts'
import { aForwardingWorld } from '../../src/modules/reporting/testing/a-forwarding-world.ts'
import { type Moment, moments } from '../../src/modules/reporting/testing/case-deeds.ts'
import { look } from './after-a-kill.ts'
import { drillDice, seed, tell, times } from './drill.ts'
import { Acknowledged, aWorker } from './killed-worker.ts'
import { type Opening, openAll } from './opened-after-kills.ts'

const patience = 3 * 3_600_000
const kills = times(50, 1_000)
const place = embeddedFolder()
afterAll(() => place.clean())

/** A deed takes some thousandths of a second: somewhere in it. */
const longestPauseMs = 12

/** What a process says when its database is gone. */
const isOfTheKill = (complaint: string) =>
  /terminat|connection error|ECONNREFUSED|ECONNRESET|57P0|starting up|recovery|not yet accepting/i.test(complaint)

test(`killed ${kills} times while people report, write, hand over, change the key and delete: nothing acknowledged is lost, nothing is half, nothing is doubled`, {
  timeout: patience,
}, async () => {
  const dice = drillDice('crashes')
  let url = await startDatabase()
  const world = await withDatabase(url, makeWorld)
  const acknowledged = new Acknowledged()
  const restartsMs: number[] = []
  const killedAt = new Map<Moment | 'between', number>()
  const faults: string[] = []
  let next = aWorker()
  for (let kill = 0; kill < kills && faults.length === 0; kill += 1) {
    const worker = next
    const { known, undone } = acknowledged
    // What is over needs no work.
    const open = { ...known, forwards: known.forwards.filter(({ answer }) => answer === null), deleted: [] }
    const wanted = moments[kill % moments.length] ?? 'submit'
    const order = { url, seed: seed * 100_000 + kill, wanted, holders: world.holders, known: open, undone }
    const there = worker.work(order, (line) => acknowledged.hear(line), { least: 1 + dice.number(3), most: 40 })
    if (kill + 1 < kills) next = aWorker()
    await Promise.race([there, worker.dead])
    await pause(dice.number(longestPauseMs))
    const ofDatabase = dice.once(3)
    if (ofDatabase) await killDatabase()
    worker.kill()
    const complaint = await worker.dead
    if (!(complaint === '' || (ofDatabase && isOfTheKill(complaint)))) faults.push(complaint)
    const moment = acknowledged.moment ?? 'between'
    killedAt.set(moment, (killedAt.get(moment) ?? 0) + 1)
    if (ofDatabase) {
      const began = performance.now()
      url = await startDatabase()
      restartsMs.push(performance.now() - began)
    }
    const found = await withDatabase(url, (db) => look(db, acknowledged))
    faults.push(...found.map((fault) => `kill ${kill} at ${moment}: ${fault}`))
  }
  next.kill()
  const end = await withDatabase(url, async (db) => ({
    ...(await openAll(db, acknowledged.known, world.openingIn(db))),
    audit: await verifyStoredAudit(db as never),
  }))
  const sorted = restartsMs.sort((one, other) => one - other)
  tell('crashes', {
    kills,
    'of them of the database': restartsMs.length,
    [`at moments (${[...killedAt].map(([moment, many]) => `${moment} ${many}`).join(', ')})`]: killedAt.size,
    'deeds acknowledged': acknowledged.deeds,
    'changes of the key finished': acknowledged.keyChanges,
    'forwards at the end': acknowledged.known.forwards.length,
    'cases deleted': acknowledged.known.deleted.length,
    'envelopes opened at the end': end.opened,
    faults: faults.length + end.faults.length,
    'ms for a restart of the database (median)': Math.round(sorted[sorted.length >> 1] ?? 0),
    'ms for the slowest': Math.round(sorted.at(-1) ?? 0),
  })
  expect([...faults, ...end.faults]).toEqual([])
  expect(end.audit.fault).toBeNull()
  expect(acknowledged.deeds).toBeGreaterThan(kills)
})

/** A start that recovers what a kill left. Gives where it is. */
async function startDatabase(): Promise<string> {
  const started = await startEmbedded(place.folder, 'own')
  if (!started.ok) throw new Error('the folder is still owned')
  return started.value.url
}

async function killDatabase(): Promise<void> {
  const pid = pidOf(place.data())
  if (pid !== undefined) await killed(pid)
}

async function withDatabase<T>(url: string, work: (db: Kysely<CaseTables>) => Promise<T>): Promise<T> {
  const db = openDatabase<CaseTables>(url, () => undefined)
  try {
    return await work(db)
  } finally {
    await db.destroy()
  }
}

async function makeWorld(db: Kysely<CaseTables>) {
  expect(await migrate(db, 'migrations')).toMatchObject({ ok: true })
  const world = await aForwardingWorld(db)
  const { ann, ben } = world
  const partnerKey = await world.partnerKey()
  return {
    holders: [ann, ben].map(({ actor: { person }, staffKey }) => ({ person, staffKey })),
    openingIn:
      (later: Kysely<CaseTables>): Opening =>
      async (organisation, number) => {
        if (organisation === 'partner') return partnerKey
        const privateKey = await openBrowser(aBareDesk(later as never), ann.actor, ann.staffKey, 1).open(number)
        return privateKey && openingKey(privateKey)
      },
  }
}
