/**
 * How many lines of the audit are appended and verified in a second, on the embedded PostgreSQL, beside plain inserts into a table with the same
 * columns and no chain, and beside only reading the lines, in the same run. Appended by one writer with a transaction for each line, as a person's
 * action has one; by eight at once; and a hundred in one transaction. Run: `node bench/audit.ts`.
 * It reports and never fails: the speed of the machine is not a property of the code.
 */
import { join } from 'node:path'
import { sql, type Transaction } from 'kysely'
import { type AuditTables, appendAudit, readAudit, verifyAudit, verifyStoredAudit } from '#platform/audit/index.ts'
import { aChain, headOf } from '#platform/audit/testing/a-chain.ts'
import { anEntry, putLines, takeGuardsAway } from '#platform/audit/testing/audit-database.ts'
import { openDatabase } from '#platform/database/connect.ts'
import { startEmbedded } from '#platform/database/embedded-server.ts'
import { migrate } from '#platform/database/migrate.ts'
import { embeddedFolder } from '#platform/testing/embedded-folder.ts'

type Write = (trx: Transaction<AuditTables>, number: number) => Promise<unknown>

const rounds = 3
const verified = 100_000

const place = embeddedFolder()
const started = await startEmbedded(place.folder, 'own')
if (!started.ok) throw new Error(started.error)
const db = openDatabase<AuditTables>(started.value.url, console.error)
try {
  const migrated = await migrate(db, join(import.meta.dirname, '../migrations'))
  if (!migrated.ok) throw new Error(migrated.error)
  await sql`create table plain_audit (
    line bigint generated always as identity primary key, at timestamptz not null default now(), actor text not null, organisation text,
    action text not null, object text, detail text not null)`.execute(db)
  await appending()
  await verifying()
} finally {
  await db.destroy()
  await started.value.stop()
  await place.clean()
}

async function appending(): Promise<void> {
  const chained: Write = (trx, number) => appendAudit(trx, anEntry({ detail: { number } }))
  const plain: Write = (trx, number) =>
    sql`insert into plain_audit (actor, organisation, action, object, detail) values
      ('operator', null, 'directory.import', 'directory-edition:12', ${JSON.stringify({ number })})`.execute(trx)
  const ways: [string, number, (write: Write) => Promise<void>][] = [
    ['one writer, a transaction each', 500, (write) => singly(500, write)],
    ['eight writers, a transaction each', 800, (write) => together(8, 100, write)],
    ['one writer, a hundred in one', 2000, (write) => batches(20, 100, write)],
  ]
  console.log(`lines appended a second, median of ${rounds}`)
  for (const [name, count, way] of ways) {
    // In turns, so that what else the machine does falls on both.
    const [ours, theirs]: [number[], number[]] = [[], []]
    for (let round = 0; round < rounds; round += 1) {
      theirs.push(await perSecond(count, () => way(plain)))
      ours.push(await perSecond(count, () => way(chained)))
    }
    report(name, median(ours), 'plain insert', median(theirs))
  }
}

async function verifying(): Promise<void> {
  const lines = aChain(verified)
  const inMemory = await perSecond(verified, () => verifyAudit(lines, { stored: headOf(lines) }))
  await takeGuardsAway(db)
  await sql`truncate platform_audit`.execute(db)
  await putLines(db, lines)
  await sql`update platform_audit_head set line = ${verified}, hash = ${headOf(lines).hash}`.execute(db)
  const [ours, reading]: [number[], number[]] = [[], []]
  for (let round = 0; round < rounds; round += 1) {
    reading.push(await perSecond(verified, () => readAudit(db, {}, () => undefined)))
    ours.push(await perSecond(verified, soundly))
  }
  console.log(`\nlines verified a second, of ${verified}, median of ${rounds}`)
  report('from the database', median(ours), 'only read', median(reading))
  console.log(`  ${'from memory'.padEnd(36)} ${Math.round(inMemory).toLocaleString('en').padStart(9)}`)
}

async function soundly(): Promise<void> {
  const { fault } = await verifyStoredAudit(db)
  if (fault) throw new Error(`the chain of the measurement is not sound: ${fault.kind}`)
}

async function singly(count: number, write: Write): Promise<void> {
  for (let number = 0; number < count; number += 1) await db.transaction().execute((trx) => write(trx, number))
}

async function together(writers: number, count: number, write: Write): Promise<void> {
  await Promise.all(Array.from({ length: writers }, () => singly(count, write)))
}

async function batches(count: number, size: number, write: Write): Promise<void> {
  for (let batch = 0; batch < count; batch += 1) {
    await db.transaction().execute(async (trx) => {
      for (let number = 0; number < size; number += 1) await write(trx, number)
    })
  }
}

async function perSecond(count: number, work: () => Promise<unknown>): Promise<number> {
  const began = performance.now()
  await work()
  return (count * 1000) / (performance.now() - began)
}

function median(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[values.length >> 1] ?? 0
}

function report(name: string, ours: number, other: string, theirs: number): void {
  const shown = (value: number) => Math.round(value).toLocaleString('en').padStart(9)
  console.log(`  ${name.padEnd(36)} ${shown(ours)}   ${other} ${shown(theirs)}   ratio ${(ours / theirs).toFixed(2)}`)
}
