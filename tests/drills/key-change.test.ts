import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as pause } from 'node:timers/promises'
import { type Kysely, sql } from 'kysely'
import { afterAll, expect, test } from 'vitest'
import type { KeyChangeOrder } from '../../src/app/testing/key-change-worker.ts'
import { endMembership } from '../../src/modules/organisations/server/index.ts'
import type { Browser } from '../../src/modules/organisations/testing/a-browser.ts'
import { at } from '../../src/modules/organisations/testing/a-key-world.ts'
import type { CaseTables } from '../../src/modules/reporting/server/index.ts'
import { aReportingWorld, random, right } from '../../src/modules/reporting/testing/a-reporting-world.ts'
import { openDatabase } from '../../src/platform/database/connect.ts'
import { migrate } from '../../src/platform/database/migrate.ts'
import { openingKey } from '../../src/platform/sealing/index.ts'
import { embeddedFolder, killed, type Owner, pidOf } from '../../src/platform/testing/embedded-folder.ts'
import {
  aDrillDesk,
  type DrillCase,
  faultsOf,
  type KeptWrap,
  openedByLoot,
  says,
  submitted,
  workedOn,
  wrapsOf,
  writtenAfter,
} from './changed-key-cases.ts'
import { drillDice, tell, times } from './drill.ts'

const patience = 3 * 3_600_000
const many = times(8, 10_000)
const kills = many > 100 ? 24 : 4
/** So many cases are written in after the change; each is read by who left. */
const readAgain = Math.min(many, 500)
const place = embeddedFolder()
afterAll(() => place.clean())

const connect = (url: string): Kysely<CaseTables> => openDatabase<CaseTables>(url, () => undefined)
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')

/** A page of somebody who changes the key, in a process of its own. */
function aPage(url: string, order: KeyChangeOrder) {
  const script = join(import.meta.dirname, '../../src/app/testing/key-change-worker.ts')
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', script, url])
  child.stdin.end(JSON.stringify(order))
  let complaint = ''
  child.stderr.on('data', (part: Buffer) => {
    complaint += part.toString()
  })
  const lines: string[] = []
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  let hear: () => void = () => undefined
  createInterface(child.stdout).on('line', (line) => {
    lines.push(line)
    hear()
  })
  return {
    lines,
    /** Until it has asked for so many steps, or is gone. */
    asked: (count: number) =>
      Promise.race([
        gone,
        new Promise<void>((resolve) => {
          hear = () => (lines.filter((line) => line.startsWith('at ')).length >= count ? resolve() : undefined)
          hear()
        }),
      ]),
    async kill() {
      child.kill('SIGKILL')
      await gone
    },
    ended: gone.then(() => complaint),
  }
}

test(`the key of ${many} cases changes while pages and the database are killed: all open with the new key only, and who left opens nothing new`, {
  timeout: patience,
}, async () => {
  const dice = drillDice('key-change')
  let owner: Owner = place.start()
  let url = (await owner.told).url ?? ''
  let db = connect(url)
  expect(await migrate(db, 'migrations')).toMatchObject({ ok: true })
  const world = await aReportingWorld(db)
  // Ben leaves; two others go on reading.
  const cas = await world.keys.browserOf('cas')
  right(await world.ann.give(cas, 1))
  const making = performance.now()
  const desk = await aDrillDesk(world)
  // How they came is not what is tried here: nobody waits for the disk, until it counts.
  await setOnServer(db, 'set synchronous_commit = off')
  const cases = await inTurn(many, async () => {
    const one = await submitted(db)
    await workedOn(db, desk, one)
    return one
  })
  await setOnServer(db, 'reset synchronous_commit')
  const made = performance.now() - making
  const benKey = await openingKey((await world.ben.open(1)) ?? random(32))
  const loot = new Map<string, KeptWrap[]>()
  for (const one of cases.slice(0, readAgain)) loot.set(one.caseId, await wrapsOf(db, one))
  right(await endMembership(world.keys.door, at('one'), 'ben'))
  await world.ann.begin([cas])

  const keysOf = async ({ actor, open }: Browser): Promise<KeyChangeOrder> => ({
    person: actor.person,
    oldKey: hex((await open(1)) ?? random(32)),
    newKey: hex((await open(2)) ?? random(32)),
    number: 2,
    // A fast machine would have done all before the first kill.
    ends: false,
  })
  const orders = [await keysOf(world.ann), await keysOf(cas)] as const
  const newKey = await openingKey(new Uint8Array(Buffer.from(orders[0].newKey, 'hex')))
  const during: DrillCase[] = []
  const killedAt: string[] = []
  const restarts: number[] = []
  let working = 0
  for (let kill = 0; kill < kills; kill += 1) {
    const began = performance.now()
    const page = aPage(url, dice.oneOf(orders))
    // Another one sometimes goes on at the same time.
    const second = dice.once(3) ? aPage(url, orders[1]) : null
    const reporting = (async () => {
      during.push(await submitted(db))
      const [one] = cases.slice(dice.number(cases.length))
      if (one) await says(db, one)
    })()
    // While the page starts: who waits for it longer finds it standing still.
    await reporting
    await page.asked(2 + dice.number(Math.max(3, Math.ceil(many / 250))))
    await pause(dice.number(40))
    killedAt.push(page.lines.at(-1) ?? 'before its first line')
    const ofDatabase = kill % 3 === 1
    const pid = pidOf(place.data())
    if (ofDatabase) await owner.kill()
    if (ofDatabase && pid !== undefined) await killed(pid)
    await page.kill()
    await second?.kill()
    working += performance.now() - began
    if (!ofDatabase) continue
    await db.destroy()
    const again = performance.now()
    owner = place.start()
    url = (await owner.told).url ?? ''
    db = connect(url)
    restarts.push(performance.now() - again)
  }
  const last = performance.now()
  const page = aPage(url, { ...orders[0], ends: true })
  expect(await page.ended).toBe('')
  working += performance.now() - last
  expect(page.lines.at(-1)).toBe('finished')

  const looking = performance.now()
  const faults: string[] = []
  for (const one of [...cases, ...during]) faults.push(...(await faultsOf(db, newKey, one)))
  const { rows: left } = await sql<{ subject: string }>`
    select subject from organisations_kept_secret where key_number <> 2`.execute(db)
  const [opensBefore, opensAfter, written] = [{ is: 0 }, { is: 0 }, { is: 0 }]
  for (const one of cases.slice(0, readAgain)) {
    const fresh = await writtenAfter(db, one, newKey)
    written.is += fresh.size
    const his = { key: benKey, wraps: loot.get(one.caseId) ?? [] }
    opensAfter.is += await openedByLoot(db, one, his, (item) => fresh.has(item))
    opensBefore.is += await openedByLoot(db, one, his, (item) => !fresh.has(item))
    faults.push(...(await faultsOf(db, newKey, one)))
  }
  const looked = performance.now() - looking
  tell('key-change', {
    cases: many,
    'seconds making them': Math.round(made / 1_000),
    'seconds looking at all of them': Math.round(looked / 1_000),
    'reports during the change': during.length,
    kills,
    'of them of the database': restarts.length,
    'at different steps': new Set(killedAt).size,
    'secrets left under the old key': left.length,
    faults: faults.length,
    'items written after it': written.is,
    'of them opened by who left': opensAfter.is,
    'of those before it, as is said': opensBefore.is,
    'seconds changing, kills included': Math.round(working / 1_000),
    'ms for the slowest restart': Math.round(Math.max(0, ...restarts)),
  })
  expect([faults, left]).toEqual([[], []])
  expect(opensAfter.is).toBe(0)
  expect(written.is).toBe(3 * readAgain)
  // What they had, they have: else nothing was tried.
  expect(opensBefore.is).toBeGreaterThanOrEqual(3 * readAgain)
  await db.destroy()
  await owner.stop()
})

/** For every connection, from now on; what was written before is on the disk then. */
async function setOnServer(db: Kysely<CaseTables>, what: string): Promise<void> {
  await sql.raw(`alter system ${what}`).execute(db)
  await sql`select pg_reload_conf()`.execute(db)
  await sql`checkpoint`.execute(db)
}

/** So many, four at a time. */
async function inTurn<One>(count: number, make: () => Promise<One>): Promise<One[]> {
  const made: One[] = []
  let begun = 0
  await Promise.all(
    Array.from({ length: 4 }, async () => {
      for (; begun < count; ) {
        begun += 1
        made.push(await make())
      }
    }),
  )
  return made
}
