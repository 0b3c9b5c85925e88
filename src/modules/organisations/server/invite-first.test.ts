import { sql } from 'kysely'
import { beforeEach, describe, expect, test } from 'vitest'
import { databasePerTest } from '#platform/testing/test-database.ts'
import { aMember, anOrganisation, aWorld, codeOf, type World } from '../testing/a-world.ts'
import { password, tokenIn, unwrap, visitor } from '../testing/an-arrival.ts'
import type { DeskTables } from './desk.ts'
import { inviteFirst } from './invite-first.ts'
import { openInvitation, signInFirst } from './sign-in/first-sign-in.ts'
import { findSession } from './sign-in/sessions.ts'

const database = databasePerTest<DeskTables>('migrations')
let world: World
beforeEach(async () => {
  world = await aWorld(database())
})

const first = { name: 'Eerste beheerder', mail: 'eerste@voorbeeld.example', language: 'nl' } as const
const invite = (rest: Partial<{ name: string; mail: string }> = {}) => inviteFirst(world.door, { ...first, ...rest })
const membership = (person: string) =>
  world.db
    .selectFrom('organisations_membership')
    .select(['organisation', 'roles', 'state'])
    .where('person', '=', person)
    .execute()

describe('the first administrator of a platform', () => {
  test('is invited into a database where nobody is, signs in, and is that; nothing is mailed', async () => {
    const invitation = unwrap(await invite())
    expect(world.letters).toEqual([])
    expect(invitation.mailed).toBe(false)
    const token = tokenIn(invitation.link)
    const { secret, organisation } = unwrap(await openInvitation(world.door, token))
    expect(organisation).toEqual({ id: 'platform', name: 'Baken-platform' })
    const code = codeOf(secret.typing, world.door.now())
    const begun = unwrap(await signInFirst(world.door, visitor, token, { password, code }))
    expect(await findSession(world.door, begun.token)).toMatchObject({
      hat: { organisation: 'platform', roles: ['platform-administrator'] },
    })
    const lines = await sql`select actor, organisation, action from platform_audit order by line`.execute(world.db)
    expect(lines.rows[0]).toEqual({ actor: 'operator', organisation: 'platform', action: 'organisation.invite' })
  })

  test('is invited once more when the link was lost, and the link of before opens nothing', async () => {
    const [before, now] = [unwrap(await invite()), unwrap(await invite())]
    expect(now.person).toBe(before.person)
    expect(await openInvitation(world.door, tokenIn(before.link))).toEqual({ ok: false, error: 'unknown' })
    expect(await openInvitation(world.door, tokenIn(now.link))).toMatchObject({ ok: true })
  })

  test('is followed by a second, and by nobody from the command line after that', async () => {
    await anOrganisation(world.db, 'het-platform', { kind: 'platform' })
    await aMember(world.db, 'het-platform', 'een', ['platform-administrator'])
    expect(await invite({ mail: 'een@voorbeeld.example' })).toEqual({ ok: false, error: 'already-here' })
    const { person } = unwrap(await invite())
    expect(await membership(person)).toEqual([
      { organisation: 'het-platform', roles: ['platform-administrator'], state: 'invited' },
    ])
    await aMember(world.db, 'het-platform', 'twee', ['platform-administrator'], 'away')
    expect(await invite()).toEqual({ ok: false, error: 'enough' })
    expect(await invite({ mail: 'vierde@voorbeeld.example' })).toEqual({ ok: false, error: 'enough' })
  })

  test('can be somebody who left, and keeps the name they had', async () => {
    await anOrganisation(world.db, 'platform', { kind: 'platform' })
    await aMember(world.db, 'platform', 'weg', ['translator'], 'ended')
    const { person } = unwrap(await invite({ mail: 'WEG@voorbeeld.example', name: 'Andere naam' }))
    expect(person).toBe('weg')
    expect(await membership('weg')).toEqual([
      { organisation: 'platform', roles: ['platform-administrator'], state: 'invited' },
    ])
    const kept = await world.db.selectFrom('organisations_person').select('name').where('id', '=', 'weg').execute()
    expect(kept).toEqual([{ name: 'Persoon weg' }])
  })
})
