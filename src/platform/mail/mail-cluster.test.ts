import type { Kysely } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openDatabase } from '../database/connect.ts'
import { type EmbeddedServer, startEmbedded } from '../database/embedded-server.ts'
import { migrate } from '../database/migrate.ts'
import { folderMadeAhead } from '../testing/made-ahead.ts'
import { mailStatus } from './mail-status.ts'
import { startMailWorker } from './mail-worker.ts'
import { queueMail } from './queue-mail.ts'
import { smtpTransport } from './smtp-transport.ts'
import type { MailTables } from './tables.ts'
import { aMailServer, settingsFor } from './testing/a-mail-server.ts'
import { aMail, eventually, everything, migrations, start } from './testing/mail-database.ts'
import { readMail } from './testing/read-mail.ts'

/** Making a database takes seconds on a slow machine. */
const patience = 120_000
const place = folderMadeAhead()
let server: EmbeddedServer
let db: Kysely<MailTables>
/** Who sends: the user that signs people in. */
let door: Kysely<MailTables>

beforeAll(async () => {
  const started = await startEmbedded(place.folder, 'own')
  if (!started.ok) throw new Error(started.error)
  server = started.value
  db = openDatabase<MailTables>(server.url, () => undefined)
  door = openDatabase<MailTables>(server.signInUrl, () => undefined)
  const migrated = await migrate(db, migrations)
  if (!migrated.ok) throw new Error(migrated.error)
}, patience)
afterAll(async () => {
  await Promise.all([db.destroy(), door.destroy()])
  await server.stop()
  await place.clean()
}, patience)

const waiting = async () => (await mailStatus(db)).counts.some(({ outcome }) => outcome === 'waiting')
const worker = (port: number, log: string[]) =>
  startMailWorker(door, smtpTransport(settingsFor(port)), {
    everyMs: 5,
    now: () => start,
    log: (line) => void log.push(line),
  })

describe('several workers on one outbox', { timeout: patience }, () => {
  test('send 200 mails once each, while more are queued and half of the changes are undone', async () => {
    const mail = await aMailServer({ disabledCommands: ['STARTTLS'] })
    const log: string[] = []
    const began = performance.now()
    const workers = [worker(mail.port, log), worker(mail.port, log), worker(mail.port, log)]
    const write = (number: number) =>
      db
        .transaction()
        .execute(async (trx) => {
          await queueMail(trx, aMail({ subject: `Canary ${number}` }), start)
          if (number % 2 === 1) throw new Error('changed my mind')
        })
        .catch((cause: unknown) => expect(String(cause)).toContain('changed my mind'))
    for (let from = 0; from < 400; from += 40)
      await Promise.all(Array.from({ length: 40 }, (_, index) => write(from + index)))
    await eventually(async () => !(await waiting()), 'an empty outbox')
    const seconds = (performance.now() - began) / 1000
    console.log(`200 mails queued and sent by three workers, a connection each, in ${seconds.toFixed(1)} s`)
    await Promise.all(workers.map((one) => one.stop()))
    await mail.stop()
    const subjects = mail.taken.map(({ raw }) => readMail(raw).subject)
    expect(subjects).toHaveLength(200)
    expect(new Set(subjects)).toEqual(new Set(Array.from({ length: 200 }, (_, index) => `Canary ${index * 2}`)))
    expect(new Set(mail.taken.map(({ raw }) => readMail(raw).headers.get('message-id'))).size).toBe(200)
    expect((await mailStatus(db)).counts).toEqual([{ kind: 'invitation', outcome: 'delivered', count: 200 }])
    expect(await everything(db)).not.toMatch(/canary/i)
    expect(log).toEqual([])
  })

  test('do not wait for a mail that another holds', async () => {
    const held: (() => void)[] = []
    const mail = await aMailServer({ onRcptTo: (_to, _session, done) => void held.push(() => done()) })
    const put = () => db.transaction().execute((trx) => queueMail(trx, aMail(), start))
    await put()
    await put()
    const workers = [worker(mail.port, []), worker(mail.port, [])]
    await eventually(() => held.length === 2, 'both at the same time')
    for (const go of held) go()
    await eventually(async () => !(await waiting()), 'an empty outbox')
    await Promise.all(workers.map((one) => one.stop()))
    await mail.stop()
    expect(mail.taken).toHaveLength(2)
  })
})
