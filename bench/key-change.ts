/**
 * How long a change of an organisation's key takes with 10,000 cases of three kept keys each, as the page of a key holder does it: through the steps of the server and with the cryptography
 * of a browser, beside nothing but that cryptography for the same secrets in the same run. Run: `node bench/key-change.ts [cases]` (some two minutes). It reports and never fails: the
 * speed of a machine is not a property of the code. Goal: within 60 s.
 */
import { join } from 'node:path'
import { type Kysely, sql } from 'kysely'
import { moveAll, type Send } from '#app/keys/move-secrets.ts'
import { doKeyStep } from '#app/staff/key-steps.ts'
import { rewrapSecrets } from '#modules/organisations/ceremonies/index.ts'
import { keptSecretLabel } from '#modules/organisations/index.ts'
import { readCeremonyStep } from '#modules/organisations/server/index.ts'
import { type Browser, bytes, random, right } from '#modules/organisations/testing/a-browser.ts'
import { aKeyWorld, at, type KeyWorld } from '#modules/organisations/testing/a-key-world.ts'
import { keptSubject } from '#modules/reporting/index.ts'
import { openDatabase } from '#platform/database/connect.ts'
import { startEmbedded } from '#platform/database/embedded-server.ts'
import { migrate } from '#platform/database/migrate.ts'
import { wrapToKey } from '#platform/sealing/index.ts'
import { embeddedFolder } from '#platform/testing/embedded-folder.ts'

const cases = Number(process.argv[2] ?? 10_000)
/** Cryptography by itself is measured on so many secrets. */
const sample = 3_000

const place = embeddedFolder()
const started = await startEmbedded(place.folder, 'own')
if (!started.ok) throw new Error(started.error)
const db = openDatabase(started.value.url, console.error)
try {
  const migrated = await migrate(db, join(import.meta.dirname, '../migrations'))
  if (!migrated.ok) throw new Error(migrated.error)
  const world = await aKeyWorld(db as unknown as KeyWorld['db'])
  const [ann, ben] = [await world.browserOf('ann'), await world.browserOf('ben')]
  await ann.make([ben])
  await keepSecrets(db, world)
  await sql`update organisations_key set state = 'change-ordered'`.execute(db)
  await ann.begin([ben])
  await report(world, ann)
} finally {
  await db.destroy()
  await started.value.stop()
  await place.clean()
}

/** Three keys of each case, really wrapped; the rows in one statement, for how they came is not measured. */
async function keepSecrets(owner: Kysely<unknown>, world: KeyWorld): Promise<void> {
  const publicKey = bytes((await world.keyFor()).current?.publicKey ?? random(32))
  const subjects = Array.from({ length: cases }, () => Buffer.from(random(16)).toString('hex')).flatMap((id) =>
    (['case', 'own', 'vault'] as const).map((key) => keptSubject(id, key)),
  )
  for (let from = 0; from < subjects.length; from += 1_000) {
    const rows = await Promise.all(
      subjects.slice(from, from + 1_000).map(async (subject) => {
        const wrapped = right(await wrapToKey(publicKey, random(32), keptSecretLabel('ours', subject)))
        return { subject, wrapped: Buffer.from(wrapped).toString('hex') }
      }),
    )
    await sql`insert into organisations_kept_secret (organisation, subject, key_number, wrapped)
      select 'ours', r.subject, 1, decode(r.wrapped, 'hex')
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) r (subject text, wrapped text)`.execute(owner)
  }
  await sql`vacuum analyze organisations_kept_secret`.execute(owner)
}

/** A page that sends steps as text and gets text, and what each step took on the server. */
function counted(world: KeyWorld) {
  const steps = new Map<string, { times: number; ms: number; bytes: number }>()
  const send: Send = async <Answer>(step: Readonly<Record<string, unknown>>) => {
    const sent = JSON.stringify(step)
    const read = readCeremonyStep(sent)
    if (read === null) throw new Error(`no step: ${sent.slice(0, 80)}`)
    const began = performance.now()
    const done = await doKeyStep(world.door, at('ann'), read)
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

async function report(world: KeyWorld, ann: Browser): Promise<void> {
  const [oldKey, newKey] = [(await ann.open(1)) ?? random(32), (await ann.open(2)) ?? random(32)]
  const { send, steps } = counted(world)
  const began = performance.now()
  let looked = 0
  await moveAll(send, {
    organisation: 'ours',
    oldKey,
    newKey,
    number: 2,
    told: (left) => {
      if (left === null) looked = performance.now()
    },
  })
  await send({ do: 'finish-change', without: 0 })
  const [moving, looking] = [looked - began, performance.now() - looked]
  const seconds = (ms: number) => `${(ms / 1_000).toFixed(1)} s`
  console.log(`${cases.toLocaleString('en')} cases, ${(3 * cases).toLocaleString('en')} secrets`)
  console.log(
    `  in all      ${seconds(moving + looking)} (goal: 60 s): moving ${seconds(moving)}, looking at all ${seconds(looking)}`,
  )
  for (const [name, { times, ms, bytes: sent }] of steps)
    console.log(
      `  ${name.padEnd(14)}${String(times).padStart(5)} requests, ${seconds(ms)} on the server, ${Math.round(sent / 1_000)} kB`,
    )
  console.log(`  cryptography by itself for as many, one after the other: ${seconds(await bare(oldKey, newKey))}`)
}

/** Opening and wrapping, without anything around it, reckoned from a sample. */
async function bare(oldKey: Uint8Array<ArrayBuffer>, newKey: Uint8Array<ArrayBuffer>): Promise<number> {
  const { rows } = await sql<{ subject: string; wrapped: Uint8Array }>`
    select subject, wrapped from organisations_kept_secret order by subject limit ${sample}`.execute(db)
  const secrets = rows.map(({ subject, wrapped }) => ({ subject, from: 2, wrapped: bytes(wrapped) }))
  const began = performance.now()
  for (const one of secrets) await rewrapSecrets('ours', newKey, oldKey, [one])
  return ((performance.now() - began) / secrets.length) * 3 * cases
}
