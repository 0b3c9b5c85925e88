/**
 * How long a change of an organisation's key takes with 10,000 cases of three kept keys each, as the page of a key holder does it: through the steps of the server and with the cryptography
 * of a browser, beside nothing but that cryptography for the same secrets in the same run. Run: `node bench/key-change.ts [cases]` (a minute or two). It reports and never fails: the
 * speed of a machine is not a property of the code. Goal: within 60 s.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { freshenAll } from '#app/keys/freshen-cases.ts'
import { moveAll, type Send } from '#app/keys/move-secrets.ts'
import { doKeyStep, type KeyDesks, readKeyStep } from '#app/staff/key-steps.ts'
import { rewrapSecrets } from '#modules/organisations/ceremonies/index.ts'
import type { CaseTables } from '#modules/reporting/server/index.ts'
import { aReportingWorld, colleague, random } from '#modules/reporting/testing/a-reporting-world.ts'
import { openDatabase } from '#platform/database/connect.ts'
import { startEmbedded } from '#platform/database/embedded-server.ts'
import { migrate } from '#platform/database/migrate.ts'
import { type Bytes, openingKey } from '#platform/sealing/index.ts'
import { embeddedFolder, pidOf } from '#platform/testing/embedded-folder.ts'
import { fillWithCases } from './key-change-cases.ts'

const cases = Number(process.argv[2] ?? 10_000)
/** Cryptography by itself is measured on so many secrets. */
const sample = 3_000

const place = embeddedFolder()
const started = await startEmbedded(place.folder, 'own')
if (!started.ok) throw new Error(started.error)
const db = openDatabase<CaseTables>(started.value.url, console.error)
try {
  const migrated = await migrate(db, join(import.meta.dirname, '../migrations'))
  if (!migrated.ok) throw new Error(migrated.error)
  const { keys, ann, ben, workKey } = await aReportingWorld(db)
  await fillWithCases(db, { organisation: 'ours', publicKey: (await workKey()).publicKey }, cases)
  await sql`update organisations_key set state = 'change-ordered'`.execute(db)
  await ann.begin([ben])
  const [oldKey, newKey] = [(await ann.open(1)) ?? random(32), (await ann.open(2)) ?? random(32)]
  await report({ staff: keys.door, cases: { db } }, oldKey, newKey)
} finally {
  await db.destroy()
  await started.value.stop()
  await place.clean()
}

/** A page that sends steps as text and gets text, and what each step took on the server. */
function counted(desks: KeyDesks) {
  const steps = new Map<string, { times: number; ms: number; bytes: number }>()
  const send: Send = async <Answer>(step: Readonly<Record<string, unknown>>) => {
    const sent = JSON.stringify(step)
    const read = readKeyStep(sent)
    if (read === null) throw new Error(`no step: ${sent.slice(0, 80)}`)
    const began = performance.now()
    const done = await doKeyStep(desks, colleague('ann'), read)
    if (!done.ok) throw new Error(done.error)
    const answer = JSON.stringify(done.value)
    const one = steps.get(read.do) ?? { times: 0, ms: 0, bytes: 0 }
    one.times += 1
    one.ms += performance.now() - began
    one.bytes += sent.length + answer.length
    steps.set(read.do, one)
    return JSON.parse(answer) as Answer
  }
  return { send, steps }
}

/** Seconds of a processor that page and server used by now, which are one process here, and the database; the latter is told by Linux only. */
function ofProcessor(): { page: number; database: number | null } {
  const { user, system } = process.cpuUsage()
  return { page: (user + system) / 1e6, database: ofDatabase(pidOf(place.data())) }
}

/** Of the main process of the database and all it began, also what ended: hundredths of a second in /proc. */
function ofDatabase(main: number | undefined): number | null {
  try {
    const processes = readdirSync('/proc').filter((name) => /^\d+$/.test(name))
    const lines = processes.map(statOf).filter(([pid, , parent]) => Number(pid) === main || Number(parent) === main)
    return lines.reduce((sum, [pid, , , ...rest]) => sum + ticksIn(rest, Number(pid) === main), 0) / 100
  } catch {
    return null
  }
}

/** Of a process: its number, its state, that of its parent, and the rest as Linux gives it. A process that is gone by now has none. */
function statOf(pid: string): string[] {
  try {
    const line = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return [pid, ...line.slice(line.lastIndexOf(')') + 2).split(' ')]
  } catch {
    return [pid]
  }
}

/** Own ticks; with those of children that ended, for the main process. */
function ticksIn(rest: readonly string[], withEnded: boolean): number {
  return rest.slice(9, withEnded ? 13 : 11).reduce((sum, part) => sum + Number(part), 0)
}

function seconds(ms: number): string {
  return `${(ms / 1_000).toFixed(1)} s`
}

async function report(desks: KeyDesks, oldKey: Bytes, newKey: Bytes): Promise<void> {
  const { send, steps } = counted(desks)
  const told = () => undefined
  const before = ofProcessor()
  const times = [performance.now()]
  await freshenAll(send, { organisation: 'ours', number: 2, publicKey: (await openingKey(newKey)).publicKey, told })
  times.push(performance.now())
  const toLook = (left: number | null) => void (left === null && times.push(performance.now()))
  const unopened = await moveAll(send, { organisation: 'ours', oldKey, newKey, number: 2, told: toLook })
  await send({ do: 'finish-change', without: unopened.left.length })
  times.push(performance.now())
  const after = ofProcessor()
  const [began = 0, freshened = 0, moved = 0, ended = 0] = times
  console.log(
    `${cases.toLocaleString('en')} cases, ${(3 * cases).toLocaleString('en')} secrets, and a fresh one for each case`,
  )
  console.log(`  in all ${seconds(ended - began)} (goal: 60 s)`)
  console.log(
    `  freshening ${seconds(freshened - began)}, moving ${seconds(moved - freshened)}, looking at all ${seconds(ended - moved)}`,
  )
  const database = before.database !== null && after.database !== null ? after.database - before.database : null
  console.log(
    `  of a processor: ${(after.page - before.page).toFixed(1)} s for page and server, ${database?.toFixed(1) ?? 'unknown'} s for the database`,
  )
  for (const [name, { times: many, ms, bytes }] of steps)
    console.log(
      `  ${name.padEnd(18)}${String(many).padStart(5)} requests, ${seconds(ms)} on the server, ${Math.round(bytes / 1_000)} kB`,
    )
  console.log(`  opening and wrapping 30,000 by itself, one after the other: ${seconds(await bare(oldKey, newKey))}`)
}

/** Without anything around it, reckoned from a sample. */
async function bare(oldKey: Bytes, newKey: Bytes): Promise<number> {
  const { rows } = await sql<{ subject: string; wrapped: Uint8Array }>`
    select subject, wrapped from organisations_kept_secret order by subject limit ${sample}`.execute(db)
  const secrets = rows.map(({ subject, wrapped }) => ({ subject, from: 2, wrapped: new Uint8Array(wrapped) }))
  const began = performance.now()
  for (const one of secrets) await rewrapSecrets('ours', newKey, oldKey, [one])
  return ((performance.now() - began) / secrets.length) * 30_000
}
