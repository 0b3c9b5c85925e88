import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import { afterAll, expect, test } from 'vitest'
import { openDatabase } from '#platform/database/connect.ts'
import { migrate } from '#platform/database/migrate.ts'
import { embeddedFolder, killed, type Owner, pidOf } from '#platform/testing/embedded-folder.ts'
import { caseKeyOf, jsonOf, openItem } from '../../src/modules/reporting/ceremonies/index.ts'
import { type CaseTables, readerFor } from '../../src/modules/reporting/server/index.ts'
import { aReportingWorld } from '../../src/modules/reporting/testing/a-reporting-world.ts'
import {
  type Deed,
  deedLine,
  deedOf,
  type KnownCase,
  type Reads,
} from '../../src/modules/reporting/testing/case-deeds.ts'
import type { WorkOrder } from '../../src/modules/reporting/testing/case-worker.ts'
import { drillDice, seed, tell, times } from './drill.ts'

const patience = 3_600_000
const kills = times(50, 1_000)
const place = embeddedFolder()
afterAll(() => place.clean(), 60_000)

/** What was acknowledged, and the one deed of which nobody knows. */
class Acknowledged {
  readonly cases = new Map<string, KnownCase & { items: Set<string> }>()
  readonly deleted = new Set<string>()
  undone: Deed | null = null
  deeds = 0

  hear(line: string): void {
    if (line.startsWith('try ')) this.undone = deedOf(line.slice(4))
    else if (line === 'done' && this.undone) this.done(this.undone)
  }

  done(deed: Deed): void {
    this.deeds += 1
    this.undone = null
    const known = this.cases.get(deed.caseId)
    if (deed.do === 'submit') {
      const { caseId, lookupId, caseKey, uploads } = deed
      const next = { reporter: uploads.length + 1, organisation: 0 }
      this.cases.set(caseId, { caseId, lookupId, caseKey, next, items: new Set([caseId, ...deed.sealed.files]) })
    } else if (deed.do === 'delete') {
      this.cases.delete(deed.caseId)
      this.deleted.add(deed.caseId)
    } else if (known) {
      known.items.add(deed.sealed.item)
      known.next[deed.do === 'say' ? 'reporter' : 'organisation'] += 1
    }
  }
}

/** One worker, until it is dead. `told` is called for each of its lines. */
function work(url: string, order: WorkOrder, told: (line: string) => void) {
  const script = join(import.meta.dirname, '../../src/modules/reporting/testing/case-worker.ts')
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', script, url])
  child.stdin.end(deedLine(order))
  const lines = createInterface(child.stdout)
  let complaint = ''
  child.stderr.on('data', (part: Buffer) => {
    complaint += part.toString()
  })
  let done = 0
  const waiting: (() => void)[] = []
  lines.on('line', (line) => {
    told(line)
    if (line === 'done') done += 1
    for (const look of waiting) look()
  })
  /** Until so many deeds are done and another one is begun. */
  const hasDone = (many: number) =>
    new Promise<void>((resolve) => waiting.push(() => (done >= many ? resolve() : undefined)))
  const read = new Promise<void>((resolve) => lines.once('close', () => resolve()))
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const dead = Promise.all([read, gone]).then(() => complaint)
  return { child, hasDone, dead }
}

/** What a process says when its database is gone. */
const isOfTheKill = (complaint: string) =>
  /terminat|connection error|ECONNREFUSED|ECONNRESET|57P0|starting up|recovery|not yet accepting/i.test(complaint)

test(`killed ${kills} times while people report, write and delete: nothing acknowledged is lost, nothing is half, nothing is doubled`, {
  timeout: patience,
}, async () => {
  const dice = drillDice('crashes')
  let owner: Owner = place.start()
  let url = (await owner.told).url ?? ''
  const world = await makeWorld(url)
  const known = new Acknowledged()
  const restarts: number[] = []
  const faults: string[] = []
  for (let kill = 0; kill < kills && faults.length === 0; kill += 1) {
    const order = {
      seed: seed * 100_000 + kill,
      reads: world.reads,
      cases: [...known.cases.values()],
      undone: known.undone,
    }
    const worker = work(url, order, (line) => known.hear(line))
    await Promise.race([worker.hasDone(dice.number(6)), worker.dead])
    await pause(dice.number(30))
    const ofDatabase = dice.once(3)
    const pid = pidOf(place.data())
    if (ofDatabase) await owner.kill()
    if (ofDatabase && pid !== undefined) await killed(pid)
    worker.child.kill('SIGKILL')
    const complaint = await worker.dead
    if (!(complaint === '' || (ofDatabase && isOfTheKill(complaint)))) faults.push(complaint)
    if (ofDatabase) {
      const began = performance.now()
      owner = place.start()
      url = (await owner.told).url ?? ''
      restarts.push(performance.now() - began)
    }
    faults.push(...(await look(url, known)).map((fault) => `kill ${kill}: ${fault}`))
  }
  const unopened = await openAll(url, world.opening, known)
  tell('crashes', {
    kills,
    'of them of the database': restarts.length,
    'deeds acknowledged': known.deeds,
    'cases in the end': known.cases.size,
    'cases deleted': known.deleted.size,
    faults: faults.length + unopened.length,
    'ms for the slowest restart': Math.round(Math.max(0, ...restarts)),
  })
  expect([...faults, ...unopened]).toEqual([])
  expect(known.deeds).toBeGreaterThan(kills)
  await owner.stop()
})

async function makeWorld(url: string) {
  const db = openDatabase<CaseTables>(url, () => undefined)
  expect(await migrate(db, 'migrations')).toMatchObject({ ok: true })
  const world = await aReportingWorld(db)
  const found = await readerFor(world.reader, null)
  if (!found) throw new Error('two people read here')
  const { organisation, keyNumber, publicKey } = found
  const opening = await world.workKey()
  await db.destroy()
  const reads: Reads = { organisation, keyNumber, publicKey: new Uint8Array(publicKey) }
  return { reads, opening }
}

interface FoundCase {
  id: string
  items: string[]
  secrets: number
  steps: number
}

/** Whatever is in the tables that should not be there, or is not and should. */
async function look(url: string, known: Acknowledged): Promise<string[]> {
  const db = openDatabase<CaseTables>(url, () => undefined)
  try {
    const { rows } = await sql<FoundCase>`
      select c.id, (select coalesce(array_agg(i.id), '{}') from reporting_item i where i.case_id = c.id) as items,
        (select count(*)::int from organisations_kept_secret s where s.subject = c.id) as secrets,
        (select count(*)::int from reporting_step s where s.case_id = c.id) as steps
      from reporting_case c`.execute(db)
    const stray = await sql<{ left: number }>`select count(*)::int as left from organisations_kept_secret s
      where s.subject ~ '^[0-9a-f]{32}$' and not exists (select from reporting_case c where c.id = s.subject)`.execute(
      db,
    )
    const left = stray.rows[0]?.left ?? 0
    const lost = lostIn(new Map(rows.map((row) => [row.id, row])), known)
    return [
      ...lost,
      ...rows.flatMap((row) => wrongIn(row, known)),
      ...(left > 0 ? [`${left} keys are of no case`] : []),
    ]
  } finally {
    await db.destroy()
  }
}

/** Acknowledged, and not there. */
function lostIn(there: ReadonlyMap<string, FoundCase>, { cases, undone }: Acknowledged): string[] {
  return [...cases.values()].flatMap(({ caseId, items }) => {
    const row = there.get(caseId)
    if (!row) return undone?.do === 'delete' && undone.caseId === caseId ? [] : [`case ${caseId} is lost`]
    return [...items].some((item) => !row.items.includes(item)) ? [`an item of case ${caseId} is lost`] : []
  })
}

/** There, and half, twice, back again, or of nobody. */
function wrongIn({ id, items, secrets, steps }: FoundCase, { cases, deleted, undone }: Acknowledged): string[] {
  if (secrets !== 1 || steps !== 1) return [`case ${id} is half: ${secrets} keys, ${steps} steps`]
  const begun = undone?.do === 'submit' && undone.caseId === id ? new Set([id, ...undone.sealed.files]) : null
  const expected = cases.get(id)?.items ?? begun
  if (!expected) return [deleted.has(id) ? `case ${id} came back` : `nobody knows case ${id}`]
  const underWay = undone?.do === 'say' || undone?.do === 'answer' ? undone.sealed.item : null
  const strange = items.filter((item) => !expected.has(item) && item !== underWay)
  if (strange.length > 0) return [`case ${id} has ${strange.length} items that nobody sent`]
  return begun && items.length !== begun.size ? [`case ${id} is half`] : []
}

/** Every report that is there is opened and says what was told. */
async function openAll(
  url: string,
  opening: Awaited<ReturnType<typeof makeWorld>>['opening'],
  known: Acknowledged,
): Promise<string[]> {
  const db = openDatabase<CaseTables>(url, () => undefined)
  const faults: string[] = []
  const { rows } = await sql<{ id: string; wrapped: Uint8Array; envelope: Uint8Array }>`
    select c.id, s.wrapped, i.envelope from reporting_case c
    join organisations_kept_secret s on s.subject = c.id join reporting_item i on i.id = c.id`.execute(db)
  for (const { id, wrapped, envelope } of rows) {
    const caseId = { organisation: 'ours', caseId: id }
    const key = await caseKeyOf(opening, caseId, 'case', new Uint8Array(wrapped))
    const at = {
      item: id,
      sender: 'reporter',
      kind: 'report',
      sequence: 0,
      envelope: new Uint8Array(envelope),
    } as const
    const opened = key.ok ? await openItem(key.value, caseId, at) : key
    const says = opened.ok ? jsonOf(opened.value) : null
    if (JSON.stringify(says) !== JSON.stringify({ v: 1, story: id })) faults.push(`case ${id} does not open`)
  }
  if (rows.length < known.cases.size - 1) faults.push(`${rows.length} of ${known.cases.size} cases are there`)
  await db.destroy()
  return faults
}
