import { sql } from 'kysely'
import { beforeEach, describe, expect, test } from 'vitest'
import { databasePerTest } from '#platform/testing/test-database.ts'
import { aMember, anOrganisation, aWorld, type World } from '../testing/a-world.ts'
import { changeRoles, endMembership, giveStandIn, setAway, setBack } from './change-membership.ts'
import type { DeskTables } from './desk.ts'
import { inHat } from './in-a-hat.ts'
import { invitePerson } from './invite-person.ts'
import { endSignInsOf, recoverAccount } from './look-after-account.ts'
import { membersOf } from './members.ts'
import { readOwnLog } from './own-log.ts'
import { openRequests } from './requests.ts'
import { agreeWith, putAside } from './settle-request.ts'

const database = databasePerTest<DeskTables>('migrations')
let world: World
const here = 'voorbeeldstad'
const first = { person: 'beheerder', organisation: here, proved: true }
const second = { person: 'tweede-beheerder', organisation: here, proved: true }
const officer = { person: 'aandachtsfunctionaris', organisation: here, proved: true }
const guest = { name: 'Baliemedewerker van Voorbeeldstad', mail: 'balie@voorbeeld.example', language: 'nl' } as const

beforeEach(async () => {
  world = await aWorld(database())
  await anOrganisation(world.db, here)
  await aMember(world.db, here, first.person, ['organisation-administrator'])
  await aMember(world.db, here, second.person, ['organisation-administrator'])
  await aMember(world.db, here, officer.person, ['focal-point'])
  await aMember(world.db, here, 'tweede-functionaris', ['second-focal-point'])
  await anOrganisation(world.db, 'elders')
  await aMember(world.db, 'elders', 'buur', ['focal-point'])
})

const stateOf = async (person: string) => {
  const row = await world.db
    .selectFrom('organisations_membership')
    .select(['state', 'roles'])
    .where('person', '=', person)
    .executeTakeFirst()
  return row ?? null
}
const auditActions = async () =>
  (await world.db.selectFrom('platform_audit').select('action').orderBy('line').execute()).map(({ action }) => action)

describe('an invitation', () => {
  test('makes somebody a colleague to be, sends one letter, and is written down', async () => {
    const done = await invitePerson(world.door, first, here, { ...guest, roles: ['desk-officer'] })
    expect(done).toMatchObject({ ok: true, value: { mailed: true } })
    expect(world.letters).toMatchObject([{ kind: 'invitation', to: guest.mail }])
    const person = done.ok ? done.value.person : ''
    expect(await stateOf(person)).toEqual({ state: 'invited', roles: ['desk-officer'] })
    expect(await auditActions()).toEqual(['organisation.invite'])
  })

  test('once more takes the place of the one before it', async () => {
    await invitePerson(world.door, first, here, { ...guest, roles: ['desk-officer'] })
    await invitePerson(world.door, first, here, { ...guest, roles: ['inspector'] })
    const rows = await world.db.selectFrom('organisations_invitation').selectAll().execute()
    expect(rows).toHaveLength(1)
    expect(await stateOf(rows[0]?.person ?? '')).toEqual({ state: 'invited', roles: ['inspector'] })
  })

  test.each([
    ['of an administrator takes two, and is no invitation', { roles: ['organisation-administrator'] }, 'needs-two'],
    ['with a role that municipalities do not have', { roles: ['analyst'] }, 'role-not-here'],
    ['without a role', { roles: [] }, 'role-not-here'],
  ] as const)('%s', async (_, { roles }, error) => {
    expect(await invitePerson(world.door, first, here, { ...guest, roles })).toEqual({ ok: false, error })
    expect(await auditActions()).toEqual([])
  })

  test('of somebody who is there already says so', async () => {
    const mail = `${officer.person}@voorbeeld.example`
    const again = await invitePerson(world.door, first, here, { ...guest, mail, roles: ['desk-officer'] })
    expect(again).toEqual({ ok: false, error: 'already-here' })
  })

  test('by a colleague who looks after nobody is refused, and by an administrator elsewhere too', async () => {
    const by = (actor: typeof first) => invitePerson(world.door, actor, here, { ...guest, roles: ['desk-officer'] })
    expect(await by(officer)).toEqual({ ok: false, error: 'role' })
    await aMember(world.db, 'elders', 'beheerder-elders', ['organisation-administrator'])
    expect(await by({ ...first, person: 'beheerder-elders', organisation: 'elders' })).toEqual({
      ok: false,
      error: 'relation',
    })
    expect(await by({ ...first, proved: false })).toEqual({ ok: false, error: 'prove-again' })
  })
})

describe('roles', () => {
  test('are changed by an administrator, at once', async () => {
    expect(await changeRoles(world.door, first, officer.person, ['focal-point', 'inspector'])).toEqual({
      ok: true,
      value: 'done',
    })
    expect(await stateOf(officer.person)).toMatchObject({ roles: ['focal-point', 'inspector'] })
  })

  test('of an administrator are made by two: one asks, another agrees, and nobody does both', async () => {
    const asked = await changeRoles(world.door, first, officer.person, ['focal-point', 'organisation-administrator'])
    expect(asked).toEqual({ ok: true, value: 'asked' })
    expect(await stateOf(officer.person)).toMatchObject({ roles: ['focal-point'] })
    const [request] = await inHat(world.db, first, (trx) => openRequests(trx, world.door.now()))
    const id = request?.id ?? ''
    expect(await agreeWith(world.door, first, id)).toEqual({ ok: false, error: 'same-person' })
    expect(await agreeWith(world.door, officer, id)).toMatchObject({ ok: false })
    expect(await agreeWith(world.door, second, id)).toMatchObject({ ok: true })
    expect(await stateOf(officer.person)).toMatchObject({ roles: ['focal-point', 'organisation-administrator'] })
    expect(await agreeWith(world.door, second, id)).toEqual({ ok: false, error: 'unknown-request' })
    expect(await auditActions()).toEqual(['membership.make-administrator.ask', 'membership.make-administrator.agree'])
  })

  test('that were asked for can be taken back, and refused', async () => {
    const ask = async () => {
      await changeRoles(world.door, first, officer.person, ['organisation-administrator', 'focal-point'])
      const [request] = await inHat(world.db, first, (trx) => openRequests(trx, world.door.now()))
      return request?.id ?? ''
    }
    expect(await putAside(world.door, first, await ask())).toMatchObject({ ok: true })
    expect(await putAside(world.door, second, await ask())).toMatchObject({ ok: true })
    expect(await inHat(world.db, first, (trx) => openRequests(trx, world.door.now()))).toEqual([])
    expect(await stateOf(officer.person)).toMatchObject({ roles: ['focal-point'] })
  })

  test('are never one’s own to give', async () => {
    expect(await changeRoles(world.door, first, first.person, ['organisation-administrator', 'inspector'])).toEqual({
      ok: false,
      error: 'author',
    })
  })
})

describe('leaving', () => {
  test('of the last one who opens what people told takes two', async () => {
    expect(await endMembership(world.door, first, 'tweede-functionaris')).toEqual({ ok: true, value: 'done' })
    expect(await endMembership(world.door, first, officer.person)).toEqual({ ok: true, value: 'asked' })
    expect(await stateOf(officer.person)).toMatchObject({ state: 'active' })
    const [request] = await inHat(world.db, second, (trx) => openRequests(trx, world.door.now()))
    expect(await agreeWith(world.door, second, request?.id ?? '')).toMatchObject({ ok: true })
    expect(await stateOf(officer.person)).toMatchObject({ state: 'ended' })
  })

  test('is anybody’s own to do, and then they see nothing any more', async () => {
    expect(await endMembership(world.door, officer, officer.person)).toEqual({ ok: true, value: 'done' })
    expect(await inHat(world.db, officer, (trx) => membersOf(trx, here))).toEqual([])
    expect(await setAway(world.door, officer, officer.person)).toEqual({ ok: false, error: 'not-here' })
  })
})

describe('being away', () => {
  test('lets a stand-in do the work, for as long as it lasts, and never that of an administrator', async () => {
    await setAway(world.door, officer, officer.person)
    await aMember(world.db, here, 'vervanger', ['desk-officer'])
    const time = { person: 'vervanger', from: '2020-01-01', until: '2099-01-01' } as const
    expect(await giveStandIn(world.door, first, officer.person, time)).toEqual({ ok: true, value: 'done' })
    const rolesOf = async () =>
      (await sql<{ r: string[] }>`select organisations_roles_of('vervanger', ${here}) as r`.execute(world.db)).rows[0]
        ?.r
    expect(await rolesOf()).toEqual(['desk-officer', 'focal-point'])
    await setBack(world.door, officer, officer.person)
    expect(await rolesOf()).toEqual(['desk-officer'])
  })

  test('is not stood in for by the administrator who arranges it, nor by oneself', async () => {
    const time = { from: '2020-01-01', until: '2099-01-01' } as const
    expect(await giveStandIn(world.door, first, officer.person, { ...time, person: first.person })).toEqual({
      ok: false,
      error: 'chosen-by-self',
    })
    expect(await giveStandIn(world.door, first, officer.person, { ...time, person: officer.person })).toEqual({
      ok: false,
      error: 'oneself',
    })
    expect(await giveStandIn(world.door, first, officer.person, { ...time, person: 'buur' })).toEqual({
      ok: false,
      error: 'unknown-person',
    })
  })
})

describe('who sees whom', () => {
  test('colleagues see each other and nobody of another organisation', async () => {
    const seen = await inHat(world.db, officer, (trx) =>
      trx.selectFrom('organisations_person').select('id').orderBy('id').execute(),
    )
    expect(seen.map(({ id }) => id)).toEqual([
      'aandachtsfunctionaris',
      'beheerder',
      'tweede-beheerder',
      'tweede-functionaris',
    ])
  })

  test('the log is read with a reason, and the reading stands in it', async () => {
    await setAway(world.door, officer, officer.person)
    expect(await readOwnLog(world.door, first, { reason: '', before: null })).toEqual({ ok: false, error: 'say-why' })
    expect(await readOwnLog(world.door, officer, { reason: 'incident', before: null })).toMatchObject({ ok: false })
    const read = await readOwnLog(world.door, first, { reason: 'incident', before: null })
    expect(read).toMatchObject({
      ok: true,
      value: [{ action: 'membership.set-away', actorName: 'Persoon aandachtsfunctionaris' }],
    })
    expect(await auditActions()).toEqual(['membership.set-away', 'log.read'])
  })
})

describe('a colleague who lost everything', () => {
  test('gets in again by two administrators, and other organisations have to let them in again', async () => {
    await aMember(world.db, 'elders', officer.person, ['focal-point'])
    expect(await recoverAccount(world.door, first, officer.person)).toEqual({ ok: true, value: 'asked' })
    const [request] = await inHat(world.db, second, (trx) => openRequests(trx, world.door.now()))
    const done = await agreeWith(world.door, second, request?.id ?? '')
    expect(done).toMatchObject({ ok: true, value: { invitation: { person: officer.person } } })
    const states = await world.db
      .selectFrom('organisations_membership')
      .select(['organisation', 'state'])
      .where('person', '=', officer.person)
      .orderBy('organisation')
      .execute()
    expect(states).toEqual([
      { organisation: 'elders', state: 'invited' },
      { organisation: here, state: 'invited' },
    ])
    expect(world.letters.at(-1)).toMatchObject({ kind: 'recovery' })
  })

  test('has every session ended by an administrator, at once; nobody elsewhere can', async () => {
    expect(await endSignInsOf(world.door, first, officer.person)).toEqual({ ok: true, value: 0 })
    expect(await endSignInsOf(world.door, first, 'buur')).toEqual({ ok: false, error: 'unknown-person' })
    await expect(
      inHat(world.db, first, (trx) => sql`select organisations_end_sign_ins('buur')`.execute(trx)),
    ).rejects.toThrow('may not')
  })
})
