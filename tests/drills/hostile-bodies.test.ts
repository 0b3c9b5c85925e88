import { connect } from 'node:net'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { policyFor } from '../../src/app/staff/wasm-pages.ts'
import { startEmbedded } from '../../src/platform/database/embedded-server.ts'
import { serverRoom } from '../start/run-server.ts'
import { hostileQuestion } from '../support/hostile-bodies.ts'
import { type Post, random, sendFields, tellByForm, toldIn } from '../support/reporters.ts'
import { reportingDoors } from '../support/reporting-doors.ts'
import { type Answer, type Question, send } from '../support/send.ts'
import { sessionIn } from '../support/staff.ts'
import { faultsOf } from '../support/storm.ts'
import { drillDice, tell, times } from './drill.ts'
import { type CountingServer, countingServer, storm } from './in-a-storm.ts'

/**
 * What no page of ours sends, to every way into the reporting point and into casework: from nobody, and from somebody who is signed in. Each is refused with a sentence or a code, and
 * nothing is written; afterwards the server answers as ever.
 */
const bodies = times(600, 6_000)
const atOnce = 12
const room = serverRoom()
let server: CountingServer
let site = ''
let owner: pg.Client

beforeAll(async () => {
  // What a code costs is for another drill.
  server = await countingServer(room, { TRUST_PROXY: '1', WAIT_FOR_PBKDF2: '1' })
  site = `http://127.0.0.1:${server.port}`
  const database = await startEmbedded(room.folder, 'share')
  if (!database.ok) throw new Error(database.error)
  owner = new pg.Client({ connectionString: database.value.url })
  await owner.connect()
}, 120_000)
afterAll(async () => {
  await owner.end()
  await room.clean()
})

const own = { 'sec-fetch-site': 'same-origin', 'x-forwarded-proto': 'https' }
async function signedIn(person: string): Promise<string> {
  const headers = { ...own, 'content-type': 'application/x-www-form-urlencoded' }
  return sessionIn(
    (await send({ to: site, method: 'POST', path: '/nl/staff/sign-in', headers, body: `demo=${person}` })).headers,
  )
}

/** Everything that is kept, but for what tells that somebody looked and for sessions, which end by themselves: a mark of the rows of each table. */
async function everythingKept(): Promise<Record<string, string>> {
  const { rows } = await owner.query<{ name: string }>(
    `select table_schema || '.' || table_name as name from information_schema.tables
     where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema', 'pgboss')
       and table_name !~ '^(platform_audit|organisations_session|organisations_try)' order by 1`,
  )
  const marks: Record<string, string> = {}
  for (const { name } of rows) {
    const { rows: kept } = await owner.query<{ mark: string }>(
      `select count(*) || ' ' || coalesce(md5(string_agg(md5(t::text), '' order by md5(t::text))), '') as mark from ${name} t`,
    )
    marks[name] = kept[0]?.mark ?? ''
  }
  return marks
}

const mayRunWasm = (route: string) => policyFor(route, 'script-src ').includes('wasm')

/** Why an answer is none that somebody may get; empty: it is one. */
function wrongWith({ method = 'GET' }: Question, answer: Answer, route: string, isSignedIn: boolean): string[] {
  const { status, headers, text } = answer
  const policy = headers['content-security-policy']?.toString()
  const usual = mayRunWasm(route) && policy ? policy.replace("'wasm-unsafe-eval'", '') : policy
  const faults = faultsOf({ ...answer, headers: { ...headers, 'content-security-policy': usual } }).filter(
    (fault) => !(isSignedIn && fault === 'a cookie'),
  )
  const says =
    method === 'HEAD' ||
    [204, 303, 304, 307].includes(status) ||
    /<h1[ >]/.test(text) ||
    /^\{"ok":(false,"error":"[a-z-]+"|true)/.test(text) ||
    (status === 200 && method === 'GET')
  return says ? faults : [...faults, `says nothing (${headers['content-type']}): ${text.slice(0, 80)}`]
}

test(`${bodies} hostile bodies to every door of the reporting point end in a refusal, write nothing and break nothing`, {
  timeout: 3_600_000,
}, async () => {
  const dice = drillDice('hostile-bodies')
  const cookie = await signedIn('tweede-functionaris-voorbeeldstad')
  const there = await send({ to: site, path: '/nl/staff/cases', headers: { ...own, cookie } })
  expect(there.status).toBe(200)
  const { rows: cases } = await owner.query<{ id: string }>(
    `select id from reporting_case where organisation = 'voorbeeldstad' limit 5`,
  )
  const doors = reportingDoors(cases.map(({ id }) => id))
  expect([cases.length, doors.length > 20]).toEqual([5, true])
  const before = await everythingKept()
  const faults: string[] = []
  const statuses = new Map<number, number>()
  let slowest = { ms: 0, of: '' }
  await storm(bodies, atOnce, async (at) => {
    const door = doors[at % doors.length]
    if (door === undefined) return
    const isSignedIn = door.isOfStaff && !dice.once(4)
    const asked = hostileQuestion(dice, door.path(), door.taken)
    const headers = {
      ...asked.headers,
      'x-forwarded-for': `203.0.${(at >> 8) & 255}.${at & 255}`,
      ...(isSignedIn ? { cookie, 'x-forwarded-proto': 'https' } : {}),
    }
    const began = performance.now()
    const answer = await send({ ...asked, headers, to: site }).catch((cause: unknown) => String(cause))
    const ms = performance.now() - began
    if (ms > slowest.ms) slowest = { ms, of: door.route }
    if (typeof answer !== 'string') statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1)
    // A body that is too large is not read to its end: whoever still sends may find the line closed.
    const wrong =
      typeof answer === 'string'
        ? /EPIPE|ECONNRESET/.test(answer)
          ? []
          : [answer]
        : wrongWith(asked, answer, door.route, isSignedIn)
    if (wrong.length > 0)
      faults.push(
        `${at}, ${door.route}: ${wrong.join(', ')}: ${JSON.stringify({ ...asked, body: asked.body?.toString('latin1').slice(0, 300) })}`,
      )
  })
  await Promise.all([...Array(20).keys()].map((at) => lyingLength(at)))
  tell('hostile-bodies', {
    bodies,
    doors: doors.length,
    statuses: [...statuses]
      .sort()
      .map(([status, times]) => `${status}×${times}`)
      .join(' '),
    faults: faults.length,
    'ms for the slowest': `${Math.round(slowest.ms)} (${slowest.of})`,
  })
  expect(faults).toEqual([])
  expect(await everythingKept()).toEqual(before)
  // And then somebody honest comes.
  const post: Post = (path, body, type) =>
    fetch(`${site}${path}`, {
      method: 'POST',
      body,
      headers: { 'content-type': type, 'sec-fetch-site': 'same-origin' },
    })
  const code = await tellByForm(post, toldIn({ story: 'na-de-storm' }))
  expect(await (await sendFields(post, '/nl/report/return/seen-once', { code, go: 'open' })).text()).toContain(
    'na-de-storm',
  )
  expect((await send({ to: site, path: '/nl/staff/cases', headers: { ...own, cookie } })).status).toBe(200)
  expect(server.said().err).not.toMatch(/TypeError|RangeError|unhandled/i)
})

/** Says that more comes than comes, or less, or says it twice; and hangs up. */
function lyingLength(at: number): Promise<void> {
  const said = [
    ['10', '{"lookupId":"x"}'],
    ['90000', '{'],
    ['-5', '{}'],
    ['1e3', '{}'],
    ['2\r\nContent-Length: 3', '{}x'],
  ][at % 5] ?? ['', '']
  const head = `POST /report-door/find HTTP/1.1\r\nHost: x\r\nSec-Fetch-Site: same-origin\r\nContent-Type: application/json\r\nContent-Length: ${said[0]}\r\n\r\n`
  return new Promise((resolve) => {
    const socket = connect(server.port, '127.0.0.1', () => socket.write(head + said[1] + random(at).join('')))
    socket.on('error', () => undefined)
    socket.on('close', () => resolve())
    setTimeout(() => socket.destroy(), 300)
  })
}
