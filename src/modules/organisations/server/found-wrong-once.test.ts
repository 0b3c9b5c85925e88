import { type Kysely, sql } from 'kysely'
import { beforeEach, describe, expect, test } from 'vitest'
import { databasePerTest } from '#platform/testing/test-database.ts'
import { type Role, roles } from '../domain/roles.ts'
import { type MembershipState, states } from '../testing/a-town-full-of-rows.ts'
import { aMember, aWorld, type World } from '../testing/a-world.ts'
import { becomes as becomesIn, everybodyAtHome, lastLineOf } from '../testing/everybody-at-home.ts'
import { changeRoles } from './change-membership.ts'
import type { DeskTables } from './desk.ts'
import { inHat } from './in-a-hat.ts'
import { invitePerson } from './invite-person.ts'
import { endSignInsOf, recoverAccount } from './look-after-account.ts'
import { agreeWith, putAside } from './settle-request.ts'

const database = databasePerTest<DeskTables>('migrations')
let world: World
let db: Kysely<DeskTables>
const me = { person: 'me', organisation: 'ours', proved: true }

beforeEach(async () => {
  world = await aWorld(database())
  db = world.db
  await everybodyAtHome(db)
})

const becomes = (role: Role, state: MembershipState) => becomesIn(db, role, state)
const lastLine = () => lastLineOf(db)

describe('what was found wrong once', () => {
  beforeEach(() => becomes('organisation-administrator', 'active'))
  const guest = { name: 'Iemand', language: 'nl', roles: ['desk-officer'] } as const
  const rowOf = (person: string, organisation = 'ours') =>
    db
      .selectFrom('organisations_membership')
      .select(['state', 'roles'])
      .where('person', '=', person)
      .where('organisation', '=', organisation)
      .executeTakeFirst()

  test('an administrator who left can come back, as a desk officer', async () => {
    await sql`update organisations_membership set roles = '{organisation-administrator}' where person = 'ours-ended'`.execute(
      db,
    )
    expect(
      await invitePerson(world.door, me, 'ours', { ...guest, mail: 'ours-ended@voorbeeld.example' }),
    ).toMatchObject({ ok: true })
    expect(await rowOf('ours-ended')).toEqual({ state: 'invited', roles: ['desk-officer'] })
  })

  test('so can the last one who held the key', async () => {
    await sql`update organisations_membership set state = 'ended' where person in ('key', 'key-too')`.execute(db)
    expect(await invitePerson(world.door, me, 'ours', { ...guest, mail: 'key@voorbeeld.example' })).toMatchObject({
      ok: true,
    })
    expect(await rowOf('key')).toEqual({ state: 'invited', roles: ['desk-officer'] })
  })

  test('who was invited again and again has one invitation, also from the platform', async () => {
    await becomes('platform-administrator', 'active')
    const first = { ...guest, mail: 'eerste@voorbeeld.example', roles: ['organisation-administrator'] } as const
    for (const _ of [1, 2, 3]) expect(await invitePerson(world.door, me, 'lonely', first)).toMatchObject({ ok: true })
    expect(await db.selectFrom('organisations_invitation').select('person').execute()).toHaveLength(1)
  })

  test('the platform asks a first administrator back who left, as that and nothing else, and not itself to come', async () => {
    await becomes('platform-administrator', 'active')
    await aMember(db, 'lonely', 'left', ['focal-point', 'organisation-administrator'], 'ended')
    await aMember(db, 'theirs', 'left', ['desk-officer'], 'ended')
    const first = { ...guest, roles: ['organisation-administrator'] } as const
    const left = { ...first, mail: 'left@voorbeeld.example' }
    const more = { ...left, roles: ['organisation-administrator', 'focal-point'] } as const
    expect(await invitePerson(world.door, me, 'lonely', more)).toMatchObject({ ok: false })
    expect(await rowOf('left', 'lonely')).toMatchObject({ state: 'ended' })
    expect(await invitePerson(world.door, me, 'lonely', left)).toMatchObject({ ok: true, value: { person: 'left' } })
    expect(await rowOf('left', 'lonely')).toEqual({ state: 'invited', roles: ['organisation-administrator'] })
    // Where there are two, it asks nobody.
    expect(await invitePerson(world.door, me, 'theirs', left)).toMatchObject({ ok: false })
    expect(await rowOf('left', 'theirs')).toMatchObject({ state: 'ended' })
    expect(await invitePerson(world.door, me, 'lonely', { ...first, mail: 'me@voorbeeld.example' })).toEqual({
      ok: false,
      error: 'author',
    })
    expect(await rowOf('me', 'lonely')).toBeUndefined()
  })

  test('nobody but the platform asks anybody back, and it asks neither itself, nor who is there, nor anybody to where there are two', async () => {
    await aMember(db, 'lonely', 'left', ['organisation-administrator'], 'ended')
    await aMember(db, 'lonely', 'me', ['organisation-administrator'], 'ended')
    await aMember(db, 'lonely', 'there', ['desk-officer'])
    await aMember(db, 'theirs', 'left', ['desk-officer'], 'ended')
    const ask = (who: string, at: string) =>
      inHat(db, me, async (trx) => {
        const { rows } = await sql<{ is: boolean }>`select organisations_ask_back(${who}, ${at}) as is`.execute(trx)
        return rows[0]?.is
      }).catch((cause: unknown) => (/may not|nobody asks/.test(String(cause)) ? 'refused' : String(cause)))
    for (const role of roles)
      for (const state of states) {
        await becomes(role, state)
        const may = role === 'platform-administrator' && state === 'active'
        const came = [
          await ask('me', 'lonely'),
          await ask('left', 'theirs'),
          await ask('there', 'lonely'),
          await ask('left', 'lonely'),
        ]
        expect([role, state, ...came]).toEqual([
          role,
          state,
          'refused',
          'refused',
          ...(may ? [false, true] : ['refused', 'refused']),
        ])
      }
  })

  test('who was only asked to come has their account left alone, when they work elsewhere', async () => {
    await invitePerson(world.door, me, 'ours', { ...guest, mail: 'theirs-active@voorbeeld.example' })
    expect(await endSignInsOf(world.door, me, 'theirs-active')).toEqual({ ok: false, error: 'relation' })
    expect(await recoverAccount(world.door, me, 'theirs-active')).toEqual({ ok: false, error: 'relation' })
    expect(await rowOf('theirs-active', 'theirs')).toMatchObject({ state: 'active' })
  })

  test('whose account was to be recovered and who left meanwhile: nothing is done, and it is said', async () => {
    await recoverAccount(world.door, me, 'ours-away')
    const request = await db.selectFrom('organisations_request').select('id').executeTakeFirst()
    await sql`update organisations_membership set state = 'ended' where person = 'ours-away'`.execute(db)
    expect(await agreeWith(world.door, { ...me, person: 'one' }, request?.id ?? '')).toEqual({
      ok: false,
      error: 'relation',
    })
  })

  test('what became impossible since it was asked for is said to be, nothing is done or written, and it can be put aside', async () => {
    expect(await changeRoles(world.door, me, 'key', ['organisation-administrator'])).toMatchObject({ value: 'asked' })
    const request = await db.selectFrom('organisations_request').select(['id', 'action']).executeTakeFirst()
    expect(request?.action).toBe('membership.make-administrator')
    await sql`update organisations_membership set state = 'ended' where person = 'key-too'`.execute(db)
    const before = await lastLine()
    const one = { ...me, person: 'one' }
    for (const _ of [1, 2])
      expect(await agreeWith(world.door, one, request?.id ?? '')).toEqual({ ok: false, error: 'overtaken' })
    expect([await rowOf('key'), await lastLine()]).toEqual([{ state: 'active', roles: ['focal-point'] }, before])
    expect(await putAside(world.door, one, request?.id ?? '')).toMatchObject({ ok: true })
  })

  test('the last one who holds the key becomes an administrator instead by one agreement of two', async () => {
    await sql`update organisations_membership set state = 'ended' where person = 'key-too'`.execute(db)
    expect(await changeRoles(world.door, me, 'key', ['organisation-administrator'])).toEqual({
      ok: true,
      value: 'asked',
    })
    const request = await db.selectFrom('organisations_request').select(['id', 'action']).executeTakeFirst()
    expect(request?.action).toBe('membership.end-last-key-holder')
    expect(await agreeWith(world.door, { ...me, person: 'one' }, request?.id ?? '')).toMatchObject({ ok: true })
    expect(await rowOf('key')).toEqual({ state: 'active', roles: ['organisation-administrator'] })
  })
})
