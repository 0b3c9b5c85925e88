import { randomBytes } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { type Kysely, sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  giveOrganisationKey,
  makeOrganisationKey,
  makeStaffKey,
  openOrganisationKey,
} from '../../src/modules/organisations/ceremonies/index.ts'
import { toBase64url } from '../../src/modules/organisations/index.ts'
import type { DeskTables } from '../../src/modules/organisations/server/index.ts'
import { aMember, anOrganisation } from '../../src/modules/organisations/testing/a-world.ts'
import {
  everyCell,
  everyLock,
  filesWith,
  tryEverything,
} from '../../src/modules/organisations/testing/whoever-steals.ts'
import { newToken, type Token, tokenHash } from '../../src/platform/credentials/index.ts'
import { openDatabase } from '../../src/platform/database/connect.ts'
import { type EmbeddedServer, startEmbedded } from '../../src/platform/database/embedded-server.ts'
import { send } from '../support/send.ts'
import { type RunningServer, serverRoom } from './run-server.ts'

/**
 * The built server, no demonstration, with a database of its own: two people make keys as their browsers do, over HTTP. Then everything that whoever
 * has the machine could carry away is tried on everything that there is to open.
 */
const patience = 180_000
const room = serverRoom()
let database: EmbeddedServer
let owner: Kysely<DeskTables>
let server: RunningServer
let settings: Record<string, string>
const asText = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1')
const random = (length: number) => new Uint8Array(randomBytes(length))
const passphrases = { ann: 'tien stoelen rond een kachel', ben: 'een regenjas voor de buurvrouw' } as const
type Person = keyof typeof passphrases
const tokens = new Map<Person, Token>()
/** What lay in the database before anybody made a key: it opens none, and is not tried. */
let before: { bytes: Set<string>; texts: Set<string> }
/** What never left the browsers. */
const theirs: Uint8Array[] = Object.values(passphrases).map((words) => Buffer.from(words))

beforeAll(async () => {
  const started = await startEmbedded(room.folder, 'own')
  if (!started.ok) throw new Error(started.error)
  database = started.value
  settings = {
    DATABASE_URL: database.url,
    APPLICATION_DATABASE_URL: database.applicationUrl,
    SIGN_IN_DATABASE_URL: database.signInUrl,
    PUBLIC_DATABASE_URL: database.publicUrl,
  }
  server = await room.start(settings)
  await server.ready
  owner = openDatabase<DeskTables>(database.url, () => undefined)
  await anOrganisation(owner, 'ours')
  for (const person of ['ann', 'ben'] as const) {
    await aMember(owner, 'ours', person, ['focal-point'])
    const token = newToken(random)
    tokens.set(person, token)
    await sql`insert into organisations_session (id, hash, person, organisation, how, began_at, seen_at, changed_at, proved_at, ends_at)
      values (${person}, ${await tokenHash('session', token)}, ${person}, 'ours', 'password', now(), now(), now(), now(),
        now() + interval '1 hour')`.execute(owner)
  }
  const cells = await everyCell(owner)
  before = { bytes: new Set(cells.bytes.map(asText)), texts: new Set(cells.texts) }
}, patience)
afterAll(async () => {
  await owner.destroy()
  server.process.kill('SIGTERM')
  await server.ended
  await database.stop()
  await room.clean()
}, patience)

/** The end of a ceremony, as the page sends it. */
async function finish(person: Person, step: Record<string, unknown>): Promise<unknown> {
  const answer = await send({
    to: `http://127.0.0.1:${server.port}`,
    path: '/nl/staff/keys/do',
    method: 'POST',
    headers: {
      cookie: `__Host-baken=${tokens.get(person)}`,
      'content-type': 'application/x-www-form-urlencoded',
      'sec-fetch-site': 'same-origin',
    },
    body: new URLSearchParams({ answer: JSON.stringify(step) }).toString(),
  })
  return JSON.parse(answer.text)
}

function right<T, E extends string>(result: { ok: true; value: T } | { ok: false; error: E }): T {
  if (!result.ok) throw new Error(result.error)
  return result.value
}

async function makeOwn(person: Person) {
  const made = right(await makeStaffKey({ person, number: 1 }, { passphrase: passphrases[person] }, random))
  theirs.push(made.privateKey)
  const ways = [{ way: 'passphrase', passkey: null, wrapped: toBase64url(made.wrapped) }]
  const step = { do: 'keep-own', after: 0, publicKey: toBase64url(made.publicKey), ways }
  expect(await finish(person, step)).toEqual({ ok: true, value: 1 })
  return { person, ...made }
}

test('nothing that a real server has, writes or says opens a key that was made with it', {
  timeout: patience,
}, async () => {
  const [ann, ben] = [await makeOwn('ann'), await makeOwn('ben')]
  const place = { organisation: 'ours', number: 1 }
  const { publicKey, papers, wraps } = right(await makeOrganisationKey(place, [ann], random))
  const [own] = wraps
  const wrapped = own?.wrapped ?? random(82)
  const privateKey = right(await openOrganisationKey({ ...place, publicKey }, ann, wrapped))
  theirs.push(privateKey, ...papers.map((paper) => Buffer.from(paper)))
  const shares = [1, 2, 3].map((share) => ({ share, keptBy: `functie ${share}` }))
  const toAnn = { person: 'ann', staffKeyNumber: 1, wrapped: toBase64url(wrapped), compared: false }
  const make = { do: 'make', number: 1, publicKey: toBase64url(publicKey), wraps: [toAnn], shares }
  expect(await finish('ann', make)).toEqual({ ok: true, value: 1 })
  const given = right(await giveOrganisationKey(place, privateKey, ben))
  const give = { do: 'give', number: 1, person: 'ben', staffKeyNumber: 1, wrapped: toBase64url(given), compared: true }
  expect(await finish('ann', give)).toEqual({ ok: true, value: true })

  await sql`checkpoint`.execute(owner)
  const cells = await everyCell(owner)
  const said = server.said()
  const besides = readdirSync(room.folder).filter((name) => statSync(join(room.folder, name)).isFile())
  const loot = {
    bytes: [
      ...cells.bytes.filter((cell) => !before.bytes.has(asText(cell))),
      ...besides.map((name) => readFileSync(join(room.folder, name))),
    ],
    texts: [
      ...cells.texts.filter((cell) => !before.texts.has(cell)),
      ...Object.values(settings),
      ...`${said.out}\n${said.err}`.split('\n'),
    ],
  }
  const locks = await everyLock(owner)
  expect([locks.publicKeys.length, locks.wraps.length]).toEqual([3, 2])
  const tried = await tryEverything(loot, locks)
  const { found, megabytes } = filesWith(room.folder, theirs)
  console.log(
    `${tried.windows} runs of 32 bytes and ${tried.passphrases} texts tried, ${megabytes} MB of files searched`,
  )
  expect(besides).toContain('server-key')
  expect(megabytes).toBeGreaterThan(20)
  expect(tried.windows).toBeGreaterThan(500)
  expect(tried.opened).toEqual([])
  expect(found).toEqual([])
  // The same search over one line of a log that told too much.
  const told = { bytes: [], texts: [`key ${Buffer.from(privateKey).toString('hex')}`] }
  expect((await tryEverything(told, locks)).opened).toEqual(['a private key'])
})
