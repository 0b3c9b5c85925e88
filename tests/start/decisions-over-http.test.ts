import { type Kysely, sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { staffRoutes } from '../../src/app/staff/staff-routes.ts'
import type { Action, Role, State } from '../../src/modules/organisations/index.ts'
import { roles } from '../../src/modules/organisations/index.ts'
import type { OrganisationsTables } from '../../src/modules/organisations/server/index.ts'
import { type MembershipState, states } from '../../src/modules/organisations/testing/a-town-full-of-rows.ts'
import { anOrganisation } from '../../src/modules/organisations/testing/a-world.ts'
import { isOfPeople } from '../../src/modules/organisations/testing/all-cases.ts'
import { everybodyAtHome } from '../../src/modules/organisations/testing/everybody-at-home.ts'
import { expected } from '../../src/modules/organisations/testing/who-may.ts'
import type { AuditTables } from '../../src/platform/audit/index.ts'
import { newToken, type Token, tokenHash } from '../../src/platform/credentials/index.ts'
import { openDatabase } from '../../src/platform/database/connect.ts'
import { type EmbeddedServer, startEmbedded } from '../../src/platform/database/embedded-server.ts'
import { ask } from '../../src/platform/testing/embedded-folder.ts'
import { isLong } from '../../src/platform/testing/long-form.ts'
import { type Answer, send } from '../support/send.ts'
import { type HttpDeed, httpDeeds } from './http-deeds.ts'
import { type RunningServer, serverRoom } from './run-server.ts'

/**
 * Every role in every state, with and without a proof, asks the built server for every address behind the sign-in and sends every form of people
 * and organisations about everybody. What should come of it is in `who-may.ts`, which was written apart from the table of permissions.
 */
const room = serverRoom()
let database: EmbeddedServer
let owner: Kysely<OrganisationsTables & AuditTables>
let server: RunningServer
const tokens = new Map<'proved' | 'not proved', Token>()

beforeAll(async () => {
  const started = await startEmbedded(room.folder, 'own')
  if (!started.ok) throw new Error(started.error)
  database = started.value
  // Nothing here is kept: nobody waits for a disk.
  await ask(database.url, 'alter database postgres set synchronous_commit to off')
  server = await room.start({
    DATABASE_URL: database.url,
    APPLICATION_DATABASE_URL: database.applicationUrl,
    SIGN_IN_DATABASE_URL: database.signInUrl,
    PUBLIC_DATABASE_URL: database.publicUrl,
  })
  await server.ready
  expect((await server.get('/nl/staff/sign-in')).status).toBe(200)
  owner = openDatabase<OrganisationsTables & AuditTables>(database.url, () => undefined)
  await fill()
}, 180_000)
afterAll(async () => {
  await owner.destroy()
  server.process.kill('SIGTERM')
  await server.ended
  await database.stop()
  await room.clean()
})

async function fill(): Promise<void> {
  await everybodyAtHome(owner)
  await anOrganisation(owner, 'closing', { until: '2099-01-01' })
  for (const kind of ['proved', 'not proved'] as const)
    tokens.set(
      kind,
      newToken((bytes) => crypto.getRandomValues(new Uint8Array(bytes))),
    )
}

/** Somebody has this role and state, and both their sessions, at this organisation. */
async function become(role: Role, state: MembershipState): Promise<void> {
  await sql`update as_it_was set roles = ${[role]}, state = ${state} where person = 'me'`.execute(owner)
  await undo()
}

/** Undoes what was done, as the owner. */
async function undo(): Promise<void> {
  await sql
    .raw(
      `delete from organisations_request; delete from organisations_invitation; delete from organisations_stand_in;
      delete from organisations_membership m where not exists (select from as_it_was w where w.person = m.person and w.organisation = m.organisation);
      update organisations_membership m set roles = w.roles, state = w.state from as_it_was w
        where w.person = m.person and w.organisation = m.organisation and (m.roles, m.state) is distinct from (w.roles, w.state);
      delete from organisations_organisation where id = 'fresh';
      update organisations_organisation set until_day = null, successor = null, name = 'Organisatie ours', second_look = false where id = 'ours';
      update organisations_organisation set until_day = '2099-01-01' where id in ('before', 'closing');
      update organisations_organisation set until_day = '2026-01-01' where id = 'gone';
      delete from organisations_session`,
    )
    .execute(owner)
  for (const [kind, token] of tokens)
    await sql`insert into organisations_session (id, hash, person, organisation, how, began_at, seen_at, changed_at, proved_at, ends_at)
      values (${kind.replace(' ', '-')}, ${await tokenHash('session', token)}, 'me', 'ours', 'password', now(), now(), now(),
        now() - ${kind === 'proved' ? '0' : '1 hour'}::interval, now() + interval '1 hour')`.execute(owner)
}

const linesWritten = async (): Promise<number> => {
  const { rows } = await sql<{ line: number }>`select line::int from platform_audit_head`.execute(owner)
  return rows[0]?.line ?? 0
}

/** What the lines after this one tell of, in the order of the alphabet. */
async function writtenAfter(line: number): Promise<string[]> {
  const { rows } = await sql<{ action: string }>`
    select action from platform_audit where line > ${line} order by action`.execute(owner)
  return rows.map(({ action }) => action)
}

const askServer = (path: string, kind: 'proved' | 'not proved', body?: string): Promise<Answer> =>
  send({
    to: `http://127.0.0.1:${server.port}`,
    path: `/nl/staff${path}`,
    headers: {
      cookie: `__Host-baken=${tokens.get(kind)}`,
      ...(body === undefined
        ? {}
        : { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' }),
    },
    ...(body === undefined ? {} : { method: 'POST', body }),
  })

/** Whether the hat may do something of its own organisation, about a colleague, that it did not make itself. */
const mayAny = (role: Role, membership: 'active' | 'away', of: readonly (readonly [Action, State])[]) =>
  of.some(([action, state]) => {
    const about = isOfPeople(action) ? ('other' as const) : ('nobody' as const)
    const one = { role, membership, organisationActive: true, action, state, belongsTo: 'own', about } as const
    return expected({ ...one, madeBy: 'unknown' }) !== 'no'
  })

/**
 * In the long form everybody asks for everything, with a proof and without. In `npm test` whoever is there does; of what those ask who are away, gone or
 * not there yet, each role has a third, and another third than the next role: each thing is asked in each state.
 */
const hasShare = (role: Role, at: number): boolean => isLong || (roles.indexOf(role) + at) % 3 === 0

/** What stands for anything in an address. */
const filled = (path: string) => path.replaceAll(/\[[^\]]+\]/g, 'ours-active')

/** Who has a hat on asks for every address; who looks at colleagues is written down. */
const routesFor = (role: Role, state: MembershipState) =>
  Object.entries(staffRoutes).filter((_, at) => state === 'active' || state === 'away' || hasShare(role, at))

test('every address behind the sign-in opens to the roles it is for, and answers everybody else that it does not', async () => {
  const wrong: string[] = []
  let asked = 0
  for (const role of roles)
    for (const state of ['active', 'away', 'ended', 'invited'] as const) {
      await become(role, state)
      const before = await linesWritten()
      await Promise.all(
        routesFor(role, state).map(async ([path, route]) => {
          const answer = await askServer(filled(path), 'proved')
          const worn = state === 'active' || state === 'away'
          const choose = answer.status === 303 && answer.headers.location === '/nl/staff'
          const came = answer.status === 403 ? 'refused' : choose ? 'choose-hat' : 'open'
          const opens = worn && (typeof route === 'string' || mayAny(role, state, route))
          const wanted =
            route === 'anybody' || route === 'signed-in' ? 'open' : opens ? 'open' : worn ? 'refused' : 'choose-hat'
          // Who is signed in is not asked to sign in.
          const isAway = ['/sign-in', '/hat', '/other-hat', '/sign-out', '/elsewhere/signed-out'].includes(path)
          asked += 1
          if (answer.status >= 500 || (came !== wanted && !isAway))
            wrong.push(`${role}, ${state}, ${path}: ${wanted} → ${came} (${answer.status})`)
        }),
      )
      // Who looks at colleagues is written down; looking at anything else is not.
      const written = (await writtenAfter(before)).join(', ')
      const wanted = state === 'active' ? 'people.read, person.read' : ''
      if (written !== wanted) wrong.push(`${role}, ${state}: looking wrote ${written || 'nothing'}, and not ${wanted}`)
    }
  console.log(`${asked} decisions over HTTP whether an address opens, ${wrong.length} wrong`)
  expect(wrong).toEqual([])
  expect(asked).toBeGreaterThan(1_500)
}, 300_000)

const kindsIn = (state: MembershipState) =>
  isLong || state === 'active' ? (['proved', 'not proved'] as const) : (['proved'] as const)

const deedsOf = (role: Role, state: MembershipState) =>
  httpDeeds(state).filter((_, at) => state === 'active' || hasShare(role, at))

function wantedOf(role: Role, state: MembershipState, { thing, withReason }: HttpDeed, isProved: boolean): boolean {
  if (state === 'invited') return false
  const steps = expected({ role, membership: state, organisationActive: true, ...thing })
  if (steps === 'no') return false
  return !(steps.includes('sign-in-again') && !isProved) && !(steps.includes('reason') && !withReason)
}

test('every form does what the role may, writes one line for it, and for what it may not does nothing and writes none', async () => {
  const wrong: string[] = []
  let asked = 0
  let allowed = 0
  for (const role of roles)
    for (const state of states)
      for (const kind of kindsIn(state)) {
        await become(role, state)
        let before = await linesWritten()
        for (const deed of deedsOf(role, state)) {
          const answer = await askServer(deed.path, kind, deed.body)
          const lines = (await linesWritten()) - before
          before += lines
          const wanted = wantedOf(role, state, deed, kind === 'proved')
          const done = answer.status === 200 || /[?&]done=|^\/nl\/staff$/.test(answer.headers.location ?? '')
          // Who has no hat on is sent to the overview, where nothing was done.
          const came = lines === 1 && done
          asked += 1
          if (came !== wanted || lines > 1 || (!wanted && lines !== 0) || answer.status >= 500)
            wrong.push(
              `${role}, ${state}, ${kind}: ${deed.words}: ${wanted} → ${came}, ${lines} lines, ${answer.status} ${answer.headers.location ?? ''}`,
            )
          if (lines === 0) continue
          allowed += 1
          await undo()
        }
      }
  console.log(`${asked} decisions over HTTP about forms (${allowed} done or asked), ${wrong.length} wrong`)
  expect(wrong.slice(0, 40)).toEqual([])
  expect(asked).toBeGreaterThan(isLong ? 9_000 : 3_500)
}, 900_000)

test('a link that is over says whom to call and what that person presses, and sends nobody to sign in', async () => {
  const token = newToken((bytes) => crypto.getRandomValues(new Uint8Array(bytes)))
  await undo()
  await sql`insert into organisations_invitation (hash, person, organisation, invited_by, ends_at)
    values (${await tokenHash('invitation', token)}, 'ours-invited', 'ours', 'one', now() - interval '1 minute')`.execute(
    owner,
  )
  const answer = await send({ to: `http://127.0.0.1:${server.port}`, path: `/nl/staff/invitation/${token}` })
  expect(answer.status).toBe(410)
  expect(answer.text).toContain('Bel of mail een beheerder van Organisatie ours.')
  expect(answer.text).toContain('kiest “Nieuwe uitnodiging maken”')
  expect(answer.text).not.toMatch(/<main[\s\S]*href="\/nl\/staff\/sign-in"[\s\S]*<\/main>/)
})
