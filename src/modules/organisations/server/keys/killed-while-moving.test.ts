import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { sql } from 'kysely'
import { afterAll, expect, test } from 'vitest'
import { openDatabase } from '#platform/database/connect.ts'
import { migrate } from '#platform/database/migrate.ts'
import { type Bytes, openingKey, unwrapWithKey, wrapToKey } from '#platform/sealing/index.ts'
import { killed, pidOf } from '#platform/testing/embedded-folder.ts'
import { folderMadeAhead } from '#platform/testing/made-ahead.ts'
import { keptSecretLabel } from '../../domain/keys/labels.ts'
import { type Browser, bytes, openBrowser, random, right } from '../../testing/a-browser.ts'
import { aKeyWorld } from '../../testing/a-key-world.ts'
import type { Rotating } from '../../testing/rotating-worker.ts'
import type { DeskTables } from '../desk.ts'
import { orderKeyChange } from './order-key.ts'

const patience = 180_000
const place = folderMadeAhead()
afterAll(() => place.clean(), patience)

const many = 400
const batch = 5

const connect = (url: string) => openDatabase<DeskTables>(url, () => undefined)
const hex = (from: Uint8Array) => Buffer.from(from).toString('hex')

/** One go: as far as `lines` lines, or to the end. Gives the last one that it said. */
function go(url: string, people: readonly Browser[], killAfter: number): Promise<string> {
  const script = join(import.meta.dirname, '../../testing/rotating-worker.ts')
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', script, url])
  const told: Rotating = {
    organisation: 'ours',
    batch,
    people: people.map(({ actor: { person }, staffKey: { publicKey, privateKey } }) => ({
      person,
      publicKey: hex(publicKey),
      privateKey: hex(privateKey),
    })),
  }
  child.stdin.end(JSON.stringify(told))
  let lines = 0
  let last = ''
  createInterface(child.stdout).on('line', (line) => {
    lines += 1
    last = line
    // Not between two steps: in the middle of the next one, wherever that is by now.
    if (lines === killAfter) setTimeout(() => child.kill('SIGKILL'), 7)
  })
  let complaint = ''
  child.stderr.on('data', (part: Buffer) => {
    complaint += part.toString()
  })
  return new Promise((resolve, reject) => {
    child.on('exit', (code, signal) => {
      if (code === 0 || signal === 'SIGKILL') resolve(last)
      else reject(new Error(complaint))
    })
  })
}

test('a change that is killed again and again, with the server and with the database, loses no secret', {
  timeout: patience,
}, async () => {
  const first = place.start()
  const { url = '' } = await first.told
  const db = connect(url)
  expect(await migrate(db, 'migrations')).toMatchObject({ ok: true })
  const world = await aKeyWorld(db)
  const [ann, ben] = [await world.browserOf('ann'), await world.browserOf('ben')]
  await ann.make([ben])
  const oldKey = (await ann.open(1)) ?? random(32)
  const secrets = new Map<string, Bytes>()
  const { current } = await world.keyFor()
  for (let at = 0; at < many; at += 1) {
    const subject = `case-${String(at).padStart(4, '0')}`
    const secret = random(32)
    secrets.set(subject, secret)
    const wrapped = right(
      await wrapToKey(bytes(current?.publicKey ?? random(32)), secret, keptSecretLabel('ours', subject)),
    )
    await sql`insert into organisations_kept_secret (organisation, subject, key_number, wrapped)
      values ('ours', ${subject}, 1, ${Buffer.from(wrapped)})`.execute(db)
  }
  await world.byTwo(orderKeyChange)
  await db.destroy()

  const told: string[] = []
  let owner = first
  let where = url
  // The browser and the server of one person, then those of the other; the third time the database itself.
  for (const [turn, killAfter] of [1, 4, 9, 13].entries()) {
    const people = turn % 2 === 0 ? [ann, ben] : [ben, ann]
    told.push(await go(where, people, killAfter))
    if (turn !== 2) continue
    const pid = pidOf(place.data())
    await owner.kill()
    if (pid !== undefined) await killed(pid)
    owner = place.start()
    where = (await owner.told).url ?? ''
  }
  expect(told.at(-1)).toMatch(/^left [1-9]/)
  expect(await go(where, [ben, ann], 0)).toBe('finished')

  const after = connect(where)
  const desk = { ...world.door, db: after }
  const newKey = await openBrowser(desk, ann.actor, ann.staffKey, 1).open(2)
  const [opens, opened] = [await openingKey(newKey ?? random(32)), await openingKey(oldKey)]
  const { rows } = await sql<{ subject: string; number: number; wrapped: Uint8Array }>`
    select subject, key_number as number, wrapped from organisations_kept_secret order by subject`.execute(after)
  expect(rows.map(({ subject, number }) => [subject, number])).toEqual(
    [...secrets.keys()].map((subject) => [subject, 2]),
  )
  for (const { subject, wrapped } of rows) {
    const label = keptSecretLabel('ours', subject)
    expect(await unwrapWithKey(opens, bytes(wrapped), label)).toEqual({ ok: true, value: secrets.get(subject) })
    expect((await unwrapWithKey(opened, bytes(wrapped), label)).ok).toBe(false)
  }
  console.log(`killed after: ${told.join(' · ')}; ${rows.length} secrets open with the new key, none with the old one`)
  await after.destroy()
  await owner.stop()
})
