import { setTimeout as pause } from 'node:timers/promises'
import { type Kysely, sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openDatabase } from '#platform/database/connect.ts'
import { type EmbeddedServer, startEmbedded } from '#platform/database/embedded-server.ts'
import { migrate } from '#platform/database/migrate.ts'
import { folderMadeAhead } from '#platform/testing/made-ahead.ts'
import { aMember, anOrganisation, aWorld, emptyWorld, type World } from '../testing/a-world.ts'
import { changeRoles, endMembership } from './change-membership.ts'
import type { DeskTables } from './desk.ts'
import { inHat, signingIn } from './in-a-hat.ts'
import { type Invitation, invitePerson } from './invite-person.ts'
import { openRequests } from './requests.ts'
import { agreeWith, putAside } from './settle-request.ts'
import type { Door } from './sign-in/door.ts'
import { acceptInvitation } from './sign-in/first-sign-in.ts'
import type { Session } from './sign-in/sessions.ts'

/** Making a database takes seconds on a slow machine. */
const patience = 90_000
const place = folderMadeAhead()
let server: EmbeddedServer
let owner: Kysely<DeskTables>
/** Signs in as the application does, with ten connections. */
let application: Kysely<DeskTables>
/** Signs people in. */
let signIn: Kysely<DeskTables>
let readers: Kysely<DeskTables>
let world: World
let door: Door

beforeAll(async () => {
  const started = await startEmbedded(place.folder, 'own')
  if (!started.ok) throw new Error(started.error)
  server = started.value
  const open = (url: string) => openDatabase<DeskTables>(url, () => undefined)
  owner = open(server.url)
  application = open(server.applicationUrl)
  signIn = open(server.signInUrl)
  readers = open(server.publicUrl)
  const done = await migrate(owner, 'migrations')
  if (!done.ok) throw new Error(done.error)
}, patience)
afterAll(async () => {
  await Promise.all([owner, application, signIn, readers].map((db) => db.destroy()))
  await server.stop()
  await place.clean()
}, patience)

const one = { person: 'one', organisation: 'ours', proved: true }
const other = { person: 'other', organisation: 'ours', proved: true }

beforeEach(async () => {
  await emptyWorld(owner)
  world = await aWorld(owner)
  door = { ...world.door, db: application, signInDb: signIn }
  await anOrganisation(owner, 'ours')
  await anOrganisation(owner, 'theirs')
  for (const person of [one.person, other.person]) await aMember(owner, 'ours', person, ['organisation-administrator'])
  for (const person of ['key', 'key-too']) await aMember(owner, 'ours', person, ['focal-point'])
  await aMember(owner, 'ours', 'colleague', ['desk-officer'])
  await aMember(owner, 'theirs', 'guest', ['desk-officer'])
}, patience)

const statesOf = async (...persons: string[]) => {
  const rows = await owner
    .selectFrom('organisations_membership')
    .select('state')
    .where('organisation', '=', 'ours')
    .where('person', 'in', persons)
    .orderBy('person')
    .execute()
  return rows.map(({ state }) => state)
}
const everybodyBack = () =>
  sql`update organisations_membership set state = 'active' where organisation = 'ours'`.execute(owner)
const rounds = Array.from({ length: 12 }, (_, index) => index)
const linesOf = async (action: string) => {
  const { rows } = await sql<{
    n: number
  }>`select count(*)::int as n from platform_audit where action = ${action}`.execute(owner)
  return rows[0]?.n ?? 0
}
/** Waits until a statement of the application waits for a transaction of another. */
async function somebodyWaits(): Promise<void> {
  const deadline = Date.now() + 20_000
  while (Date.now() < deadline) {
    const { rows } = await sql`select from pg_stat_activity where wait_event_type = 'Lock'`.execute(owner)
    if (rows.length > 0) return
    await pause(5)
  }
  throw new Error('nobody waits for anybody')
}
const ends = (person: string) =>
  sql`update organisations_membership set state = 'ended', since = organisations_today() where person = ${person} and organisation = 'ours'`

/** What two would do, the second while the first has not ended; gives how the second ended. */
const secondAfter = async (first: [string, string], second: [string, string]) => {
  const waiting = await inHat(application, { person: first[0], organisation: 'ours' }, async (trx) => {
    await ends(first[1]).execute(trx)
    const late = inHat(application, { person: second[0], organisation: 'ours' }, (late) =>
      ends(second[1]).execute(late),
    )
    const how = late.then(
      () => 'done',
      (cause: unknown) => String(cause),
    )
    await somebodyWaits()
    return { how }
  })
  return waiting.how
}

describe('two at the same moment', { timeout: patience }, () => {
  test('who take each other away: the first does, the second is nobody any more', async () => {
    for (const _ of rounds) {
      const came = await Promise.all([endMembership(door, one, other.person), endMembership(door, other, one.person)])
      expect(came).toContainEqual({ ok: true, value: 'done' })
      expect(came).toContainEqual({ ok: false, error: 'not-here' })
      expect((await statesOf('one', 'other')).sort()).toEqual(['active', 'ended'])
      await everybodyBack()
    }
    expect(await secondAfter(['one', 'other'], ['other', 'one'])).toContain('this hat may not: membership.end')
    expect(await statesOf('one', 'other')).toEqual(['active', 'ended'])
  })

  test('who hold the key, and leave: one does, and the last one stays', async () => {
    for (const _ of rounds) {
      const leave = (person: string) => endMembership(door, { ...one, person }, person)
      const came = await Promise.all([leave('key'), leave('key-too')])
      expect(came.map(({ ok }) => ok).sort()).toEqual([false, true])
      expect((await statesOf('key', 'key-too')).sort()).toEqual(['active', 'ended'])
      await everybodyBack()
    }
    expect(await secondAfter(['key', 'key'], ['key-too', 'key-too'])).toContain(
      'may not: membership.end-last-key-holder',
    )
    expect(await statesOf('key', 'key-too')).toEqual(['ended', 'active'])
  })

  test('who take the two keys away: one is taken, the other has to be asked for', async () => {
    for (const _ of rounds) {
      const came = await Promise.all([endMembership(door, one, 'key'), endMembership(door, other, 'key-too')])
      expect(came).toContainEqual({ ok: true, value: 'done' })
      expect(came).toContainEqual({ ok: true, value: 'asked' })
      await everybodyBack()
    }
  })

  test('who agree: one does, and it is done and written down once', async () => {
    await aMember(owner, 'ours', 'third', ['organisation-administrator'])
    const third = { ...one, person: 'third' }
    for (const round of rounds) {
      await changeRoles(door, one, 'colleague', ['desk-officer', 'organisation-administrator'])
      const [request] = await inHat(application, one, (trx) => openRequests(trx, door.now()))
      const came = await Promise.all([
        agreeWith(door, other, request?.id ?? ''),
        agreeWith(door, third, request?.id ?? ''),
      ])
      expect(came.filter(({ ok }) => ok)).toHaveLength(1)
      expect(came).toContainEqual({ ok: false, error: 'unknown-request' })
      expect(await linesOf('membership.make-administrator.agree')).toBe(round + 1)
      await sql`update organisations_membership set roles = '{desk-officer}' where person = 'colleague'`.execute(owner)
    }
  })

  test('of whom one agrees and the other takes it back: one of the two happens', async () => {
    for (const _ of rounds) {
      await changeRoles(door, one, 'colleague', ['desk-officer', 'organisation-administrator'])
      const [request] = await inHat(application, one, (trx) => openRequests(trx, door.now()))
      const id = request?.id ?? ''
      const [agreed, back] = await Promise.all([agreeWith(door, other, id), putAside(door, one, id)])
      expect([agreed.ok, back.ok].sort()).toEqual([false, true])
      const row = await owner
        .selectFrom('organisations_membership')
        .select('roles')
        .where('person', '=', 'colleague')
        .executeTakeFirst()
      expect(row?.roles.includes('organisation-administrator')).toBe(agreed.ok)
      await sql`update organisations_membership set roles = '{desk-officer}' where person = 'colleague'`.execute(owner)
    }
  })

  test('of whom one accepts an invitation and the other takes it back: they are out', async () => {
    const guest = { person: { id: 'guest' } } as Session
    const invited = { name: 'Gast', mail: 'guest@voorbeeld.example', language: 'nl', roles: ['desk-officer'] } as const
    let accepted = 0
    for (const _ of rounds) {
      const invitation = await invitePerson(door, one, 'ours', invited)
      if (!invitation.ok) throw new Error(invitation.error)
      const [comes, back] = await Promise.all([
        acceptInvitation(door, guest, tokenOf(invitation.value)),
        endMembership(door, other, 'guest'),
      ])
      if (comes.ok) accepted += 1
      expect(back).toEqual({ ok: true, value: 'done' })
      expect(await statesOf('guest')).toEqual(['ended'])
      expect(await acceptInvitation(door, guest, tokenOf(invitation.value))).toMatchObject({ ok: false })
    }
    console.log(`${accepted} of ${rounds.length} invitations were accepted in the moment they were taken back`)
  })

  test('who invite the same person: they are invited once, and only one letter opens the door', async () => {
    const invited = { name: 'Nieuw', mail: 'nieuw@voorbeeld.example', language: 'nl', roles: ['desk-officer'] } as const
    const came = await Promise.all([
      invitePerson(door, one, 'ours', invited),
      invitePerson(door, other, 'ours', { ...invited, mail: 'NIEUW@voorbeeld.example' }),
    ])
    expect(came.map(({ ok }) => ok)).toEqual([true, true])
    expect(
      await owner.selectFrom('organisations_person').select('id').where('mail', 'ilike', 'nieuw@%').execute(),
    ).toHaveLength(1)
    expect(
      await owner.selectFrom('organisations_invitation').select('person').where('used_at', 'is', null).execute(),
    ).toHaveLength(1)
  })
})

const tokenOf = ({ link }: Invitation) => link.split('/').at(-1) ?? ''

describe('many hats at once', { timeout: patience }, () => {
  test('on the same ten connections: each sees their own and nobody else’s', async () => {
    const people = Array.from({ length: 40 }, (_, index) => `person-${index}`)
    for (const person of people) {
      await anOrganisation(owner, `at-${person}`)
      await aMember(owner, `at-${person}`, person, ['desk-officer'])
    }
    const seen = await Promise.all(
      people.map((person) =>
        inHat(application, { person, organisation: `at-${person}` }, async (trx) => {
          await pause(1)
          return trx.selectFrom('organisations_person').select('id').execute()
        }),
      ),
    )
    expect(seen).toEqual(people.map((id) => [{ id }]))
  })

  test('none is left on: not after the work, and not when it was thrown away', async () => {
    await inHat(application, one, async () => undefined)
    await expect(inHat(application, one, () => Promise.reject(new Error('broken')))).rejects.toThrow('broken')
    for (const _ of rounds) {
      const { rows } = await sql<{
        me: string
        hat: string | null
      }>`select current_user as me, organisations_me() as hat`.execute(application)
      expect(rows).toEqual([{ me: 'baken_application_login', hat: null }])
      expect(await application.selectFrom('organisations_person').select('id').execute()).toEqual([])
    }
  })
})

describe('the login of the application', { timeout: patience }, () => {
  const run = (...statements: string[]) =>
    application.transaction().execute(async (trx) => {
      let rows: unknown[] = []
      for (const statement of statements) rows = (await sql.raw(statement).execute(trx)).rows
      return rows
    })
  const hat = `select set_config('baken.person', 'one', true), set_config('baken.organisation', 'ours', true)`

  test.each([
    ['the owner', 'set local role baken'],
    ['the owner, by a setting', `select set_config('role', 'baken', true)`],
    ['the owner of the session', 'set session authorization baken'],
    ['a role of PostgreSQL', 'set local role pg_read_all_data'],
    ['nobody’s rules', 'set local row_security = off; select 1 from organisations_person'],
    ['nobody’s triggers', 'set local session_replication_role = replica'],
    ['who gives roles', 'grant baken_sign_in to baken_application with inherit true'],
    ['who sees how people sign in', 'select 1 from organisations_session'],
  ])('does not become %s', async (_, statements) => {
    await expect(run(...statements.split('; '))).rejects.toThrow()
    await expect(run(hat, 'set local role baken_application', ...statements.split('; '))).rejects.toThrow()
  })

  test('without a hat sees no row, whatever role it says to be of', async () => {
    for (const role of ['none', 'baken_application'])
      for (const table of ['organisation', 'person', 'membership', 'stand_in', 'request'])
        expect(await run(`set local role ${role}`, `select 1 from organisations_${table}`)).toEqual([])
  })

  test('cannot become the role that signs people in, whatever it says; that has a user of its own, who sees passwords and no requests', async () => {
    for (const statement of [
      'set role baken_sign_in',
      'set local role baken_sign_in',
      `select set_config('role', 'baken_sign_in', true)`,
      'set session authorization baken_sign_in',
      'set session authorization baken_sign_in_login',
      'grant baken_sign_in to baken_application_login',
    ])
      await expect(run(statement), statement).rejects.toThrow('permission denied')
    await expect(
      signingIn(application, (trx) => trx.selectFrom('organisations_session').select('id').execute()),
    ).rejects.toThrow('permission denied')
    await expect(run('select 1 from organisations_session')).rejects.toThrow('permission denied')
    await expect(
      inHat(application, one, (trx) => trx.selectFrom('organisations_account').select('person').execute()),
    ).rejects.toThrow('permission denied')
    await signingIn(signIn, (trx) => trx.selectFrom('organisations_session').select('id').execute())
    await expect(
      signingIn(signIn, (trx) => trx.selectFrom('organisations_request').select('id').execute()),
    ).rejects.toThrow('permission denied')
    await expect(
      inHat(signIn, one, (trx) => trx.selectFrom('organisations_membership').select('state').execute()),
    ).rejects.toThrow('permission denied')
  })

  test('of readers becomes neither, and sees nothing of it', async () => {
    for (const role of ['baken_application', 'baken_sign_in', 'baken'])
      await expect(sql.raw(`set role ${role}`).execute(readers)).rejects.toThrow('permission denied')
    for (const table of ['organisation', 'person', 'membership', 'permission', 'session'])
      await expect(sql.raw(`select 1 from organisations_${table}`).execute(readers)).rejects.toThrow(
        'permission denied',
      )
    await expect(
      sql`select organisations_may('log.read', 'ours', null, null, 'there')`.execute(readers),
    ).rejects.toThrow('permission denied')
  })
})
