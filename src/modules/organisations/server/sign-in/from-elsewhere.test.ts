import { beforeEach, describe, expect, test } from 'vitest'
import { databasePerTest } from '#platform/testing/test-database.ts'
import { aMember, anOrganisation, aWorld, type World } from '../../testing/a-world.ts'
import type { DeskTables } from '../desk.ts'
import { keepBegun, takeBegun } from './begun.ts'
import {
  connectElsewhere,
  endedElsewhere,
  idTokenOf,
  type KnownElsewhere,
  proveElsewhere,
  signInFromElsewhere,
} from './from-elsewhere.ts'
import { findSession } from './sessions.ts'

const database = databasePerTest<DeskTables>('migrations')
const here = 'voorbeeldstad'
const mapped = [here]
let world: World

const who: KnownElsewhere = {
  issuer: 'https://inloggen.example',
  subject: 'subject-1',
  mail: 'balie@voorbeeld.example',
  name: 'Baliemedewerker',
  memberships: [{ organisation: here, roles: ['desk-officer'] }],
  idToken: 'the.id.token',
}

beforeEach(async () => {
  world = await aWorld(database())
  await anOrganisation(world.db, here)
  await anOrganisation(world.db, 'elders')
})

const signIn = (rest: Partial<KnownElsewhere> = {}) => signInFromElsewhere(world.door, { ...who, ...rest }, mapped)
async function signedIn(rest: Partial<KnownElsewhere> = {}) {
  const done = await signIn(rest)
  if (!done.ok) throw new Error(done.error)
  const session = await findSession(world.door, done.value.token)
  if (!session) throw new Error('no session')
  return session
}
const memberships = () =>
  world.db
    .selectFrom('organisations_membership')
    .select(['organisation', 'roles', 'state'])
    .orderBy('organisation')
    .execute()

describe('somebody a provider names', () => {
  test('gets in with what the mapping gives, and is the same person the next time', async () => {
    const first = await signedIn()
    expect(first).toMatchObject({ how: 'provider', hat: { organisation: here, roles: ['desk-officer'] } })
    const second = await signedIn({ mail: 'nieuw@voorbeeld.example', name: null })
    expect(second.person).toEqual(first.person)
  })

  test('gets in nowhere with roles that organisations of the kind do not have, or at one that is not there or ended', async () => {
    await anOrganisation(world.db, 'voorbij', { until: '2021-01-01' })
    for (const [organisation, roles] of [
      [here, ['analyst']],
      [here, ['koning']],
      [here, []],
      ['nergens', ['desk-officer']],
      ['voorbij', ['desk-officer']],
    ] as const)
      expect(await signIn({ memberships: [{ organisation, roles }] })).toEqual({ ok: false, error: 'nowhere' })
    expect(await world.db.selectFrom('organisations_person').selectAll().execute()).toEqual([])
  })

  test('is never taken for a person who has the same mail address', async () => {
    await aMember(world.db, 'elders', 'functionaris', ['focal-point'])
    const mail = 'FUNCTIONARIS@voorbeeld.example'
    expect(await signIn({ mail })).toEqual({ ok: false, error: 'mail-taken' })
    expect(await signIn({ mail: null })).toEqual({ ok: false, error: 'no-mail' })
    expect(await signIn({ name: null })).toEqual({ ok: false, error: 'no-mail' })
  })

  test('loses what the claims give no more, and nothing else', async () => {
    const { person } = await signedIn()
    await aMember(world.db, 'elders', person.id, ['inspector'])
    const rest = await signedIn({ memberships: [] })
    expect(rest.hats.map(({ organisation }) => organisation)).toEqual(['elders'])
    expect(await memberships()).toEqual([
      { organisation: 'elders', roles: ['inspector'], state: 'active' },
      { organisation: here, roles: ['desk-officer'], state: 'ended' },
    ])
    await signedIn({ memberships: [{ organisation: here, roles: ['inspector', 'trainer'] }] })
    expect((await memberships())[1]).toEqual({ organisation: here, roles: ['inspector', 'trainer'], state: 'active' })
  })

  test('stays away who set themselves away', async () => {
    const { person } = await signedIn()
    await world.db
      .updateTable('organisations_membership')
      .set({ state: 'away' })
      .where('person', '=', person.id)
      .execute()
    expect((await signedIn()).hat).toMatchObject({ membership: 'away' })
  })

  test('has their ID token kept where the database alone does not show it', async () => {
    const session = await signedIn()
    expect(await idTokenOf(world.door, session)).toBe(who.idToken)
    const row = await world.db.selectFrom('organisations_session').select('outside').executeTakeFirst()
    expect(Buffer.from(row?.outside ?? '', 'base64').toString()).not.toContain('id.token')
    const long = await signedIn({ idToken: 'x'.repeat(4_001) })
    expect(await idTokenOf(world.door, long)).toBeNull()
  })

  test('is signed out here when the provider says so, on every device', async () => {
    await signedIn()
    await signedIn()
    const said = (subject: string, tokenId: string) =>
      endedElsewhere(world.door, { issuer: who.issuer, subject, tokenId, rememberUntil: 4_000_000_000 })
    expect(await said('subject-2', 'a')).toBe(0)
    expect(await said(who.subject, 'b')).toBe(2)
    await signedIn()
    expect(await said(who.subject, 'b')).toBe(0)
    expect(await said(who.subject, 'c')).toBe(1)
  })
})

describe('an account elsewhere', () => {
  test('is connected by who is signed in and proved it, to one person only', async () => {
    const session = await signedIn()
    const other = { issuer: who.issuer, subject: 'subject-2' }
    expect(await connectElsewhere(world.door, { ...session, proved: false }, other)).toEqual({
      ok: false,
      error: 'prove-again',
    })
    expect(await connectElsewhere(world.door, session, other)).toEqual({ ok: true, value: true })
    expect((await signedIn({ subject: 'subject-2' })).person.id).toBe(session.person.id)
    const stranger = await signedIn({ subject: 'subject-3', mail: 'derde@voorbeeld.example' })
    expect(await connectElsewhere(world.door, stranger, other)).toEqual({ ok: false, error: 'somebody-else' })
  })

  test('proves again who one is, and not who somebody else is', async () => {
    const session = await signedIn()
    const stranger = await signedIn({ subject: 'subject-3', mail: 'derde@voorbeeld.example' })
    world.later(601_000)
    expect(await proveElsewhere(world.door, stranger, who)).toEqual({ ok: false, error: 'somebody-else' })
    const proved = await proveElsewhere(world.door, session, who)
    expect(proved.ok && (await findSession(world.door, proved.value))).toMatchObject({ proved: true })
  })
})

describe('what was begun', () => {
  test('comes back once, within a quarter of an hour, to who has the token', async () => {
    const { person } = await signedIn()
    const token = await keepBegun(world.door, { next: '/nl/staff' }, person.id)
    expect(await takeBegun(world.door, undefined)).toBeNull()
    expect(await takeBegun(world.door, token.toLowerCase())).toBeNull()
    await expect(keepBegun(world.door, {}, 'nobody-there')).rejects.toThrow('foreign key')
    expect(await takeBegun(world.door, token)).toEqual({ kept: { next: '/nl/staff' }, person: person.id })
    expect(await takeBegun(world.door, token)).toBeNull()
    const late = await keepBegun(world.door, {}, null)
    world.later(900_000)
    expect(await takeBegun(world.door, late)).toBeNull()
  })
})
