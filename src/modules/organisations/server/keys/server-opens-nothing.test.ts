import { type Kysely, sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { hashPassword } from '#platform/credentials/index.ts'
import { openDatabase } from '#platform/database/connect.ts'
import { type EmbeddedServer, startEmbedded } from '#platform/database/embedded-server.ts'
import { migrate } from '#platform/database/migrate.ts'
import type { Bytes } from '#platform/sealing/index.ts'
import { folderMadeAhead } from '#platform/testing/made-ahead.ts'
import { makeStaffKey, wrapStaffKey } from '../../ceremonies/index.ts'
import { type Browser, openBrowser, random, right } from '../../testing/a-browser.ts'
import { aKeyWorld, at, type KeyWorld } from '../../testing/a-key-world.ts'
import { everyCell, everyLock, filesWith, type Loot, tryEverything } from '../../testing/whoever-steals.ts'
import type { DeskTables } from '../desk.ts'
import { orderKeyChange } from './order-key.ts'
import { addWay, keepStaffKey } from './own-staff-key.ts'

const patience = 120_000
const place = folderMadeAhead()
let server: EmbeddedServer
let db: Kysely<DeskTables>
let application: Kysely<DeskTables>
let keys: KeyWorld
/** What only the people have: words, what their passkeys give, and every private key and secret there ever was. */
let onlyTheirs: { passphrase: string; passkeyGives: Bytes; secrets: Bytes[] }

/** What the server has beside its database. */
const serverKey = random(32)
const environment = () => ({
  DATABASE_URL: server.url,
  APPLICATION_DATABASE_URL: server.applicationUrl,
  PUBLIC_DATABASE_URL: server.publicUrl,
  SMTP_URL: 'smtps://baken:een-lang-wachtwoord-van-de-post@post.voorbeeld.example',
  ORIGIN: 'https://baken.voorbeeld.example',
})

/** Somebody with a staff key that opens in both ways. */
async function withBothWays(person: string): Promise<Browser> {
  const place = { person, number: 1 }
  const made = right(await makeStaffKey(place, { passphrase: onlyTheirs.passphrase }, random))
  const { publicKey, privateKey } = made
  onlyTheirs.secrets.push(privateKey)
  const passphrase = { way: 'passphrase', passkey: null, wrapped: made.wrapped } as const
  right(await keepStaffKey(keys.door, at(person), { after: 0, publicKey, ways: [passphrase] }))
  const wrapped = right(await wrapStaffKey(place, privateKey, { passkey: onlyTheirs.passkeyGives }, random))
  right(await addWay(keys.door, at(person), { number: 1, way: 'passkey', passkey: `passkey-of-${person}`, wrapped }))
  return openBrowser(keys.door, at(person), { publicKey, privateKey }, 1)
}

beforeAll(async () => {
  const started = await startEmbedded(place.folder, 'own')
  if (!started.ok) throw new Error(started.error)
  server = started.value
  db = openDatabase<DeskTables>(server.url, () => undefined)
  application = openDatabase<DeskTables>(server.applicationUrl, () => undefined)
  const migrated = await migrate(db, 'migrations')
  if (!migrated.ok) throw new Error(migrated.error)
  onlyTheirs = { passphrase: 'zeven lampen in een lege haven', passkeyGives: random(32), secrets: [] }
  const world = await aKeyWorld(db)
  // As the server does it: with the user of the application.
  keys = { ...world, door: { ...world.door, db: application, serverKey } }
  for (const person of ['one', 'two', 'ann', 'ben'])
    await sql`insert into organisations_account (person, password, totp, made_at) values (${person},
      ${await hashPassword('een wachtwoord van iemand', random(16))}, ${Buffer.from(random(60))}, now())`.execute(db)
  const [ann, ben] = [await withBothWays('ann'), await withBothWays('ben')]
  await ann.make([ben])
  onlyTheirs.secrets.push((await ann.open(1)) ?? random(32))
  for (const subject of ['case-1', 'case-2', 'case-3']) {
    const secret = random(32)
    onlyTheirs.secrets.push(secret)
    right(await ann.keep(subject, secret))
  }
  // In the middle of a change there is most to steal: both keys, and secrets under each.
  right(await orderKeyChange(keys.door, at('one')))
  await keys.byTwo(orderKeyChange)
  await ann.begin([ben])
  onlyTheirs.secrets.push((await ann.open(2)) ?? random(32))
  await ann.moveBatch(2)
}, patience)
afterAll(async () => {
  await application.destroy()
  await db.destroy()
  await server.stop()
  await place.clean()
}, patience)

async function stolen(): Promise<Loot> {
  const cells = await everyCell(db)
  return { bytes: [...cells.bytes, serverKey], texts: [...cells.texts, ...Object.values(environment())] }
}

test('the database, the key of the server and its environment together open nothing', {
  timeout: patience,
}, async () => {
  const locks = await everyLock(db)
  expect([locks.publicKeys.length, locks.wraps.length]).toEqual([4, 4])
  const { opened, windows, passphrases } = await tryEverything(await stolen(), locks)
  console.log(
    `${windows} runs of 32 bytes and ${passphrases} texts tried on 4 public keys and 4 wraps: ${opened.length} open`,
  )
  expect(windows).toBeGreaterThan(1_000)
  expect(passphrases).toBeGreaterThan(20)
  expect(opened).toEqual([])
})

test('the same search finds a key, words or what a passkey gives, wherever they lie', {
  timeout: patience,
}, async () => {
  const locks = await everyLock(db)
  const [privateKey = random(32)] = onlyTheirs.secrets
  const hex = Buffer.from(privateKey).toString('hex')
  const base64 = Buffer.from(privateKey).toString('base64')
  const planted: [Loot, string][] = [
    [{ bytes: [Uint8Array.of(7, 7, ...privateKey, 7)], texts: [] }, 'a private key'],
    [{ bytes: [], texts: [`DEBUG key=${hex};`] }, 'a private key'],
    [{ bytes: [], texts: [`{"key":"${base64}"}`] }, 'a private key'],
    [{ bytes: [Uint8Array.of(1, ...onlyTheirs.passkeyGives)], texts: [] }, 'what the passkey of ann gives'],
    [{ bytes: [], texts: [onlyTheirs.passphrase] }, 'the passphrase of ann'],
  ]
  for (const [loot, what] of planted) expect((await tryEverything(loot, locks)).opened).toContain(what)
})

test('no file of the database has ever held one of them, not its journal either', { timeout: patience }, async () => {
  await sql`checkpoint`.execute(db)
  const secrets = [...onlyTheirs.secrets, onlyTheirs.passkeyGives, Buffer.from(onlyTheirs.passphrase)]
  const { found, megabytes } = filesWith(place.beside(), secrets)
  console.log(`${secrets.length} secrets looked for in ${megabytes} MB of files: in ${found.length}`)
  expect(megabytes).toBeGreaterThan(20)
  expect(found).toEqual([])
  // And where one is put, it is found.
  const [leaked = random(32)] = onlyTheirs.secrets
  await sql`update organisations_person set name = ${Buffer.from(leaked).toString('hex')} where id = 'cas'`.execute(db)
  await sql`checkpoint`.execute(db)
  expect(filesWith(place.beside(), secrets).found.length).toBeGreaterThan(0)
})
