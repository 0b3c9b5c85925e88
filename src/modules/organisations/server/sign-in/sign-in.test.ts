import { beforeEach, describe, expect, test } from 'vitest'
import { databasePerTest } from '#platform/testing/test-database.ts'
import { graceMs, idleMs, longestSessionMs, proofMs, tokenMs } from '../../domain/session.ts'
import { mostTries, msPerTry } from '../../domain/tries.ts'
import { aMember, anOrganisation, aWorld, codeOf, type World } from '../../testing/a-world.ts'
import {
  aTown,
  here,
  mail,
  password,
  signInAgain,
  arrived as theArrived,
  invited as theInvited,
  tokenIn,
  unwrap,
  visitor,
} from '../../testing/an-arrival.ts'
import type { DeskTables } from '../desk.ts'
import { invitePerson } from '../invite-person.ts'
import { acceptInvitation, openInvitation, signInFirst, whomToAsk } from './first-sign-in.ts'
import { endSession, findSession, putOn } from './sessions.ts'

const database = databasePerTest<DeskTables>('migrations')
let world: World

beforeEach(async () => {
  world = await aWorld(database())
  await aTown(world)
})

const invited = () => theInvited(world)
const arrived = () => theArrived(world)
const signIn = (typing: string, rest: Parameters<typeof signInAgain>[2] = {}) => signInAgain(world, typing, rest)

describe('an invitation', () => {
  test('lets somebody in once, with a password and an app that has the secret', async () => {
    const { token, recoveryCodes, invitation } = await arrived()
    expect(recoveryCodes).toHaveLength(10)
    expect(await findSession(world.door, token)).toMatchObject({
      person: { mail },
      hat: { organisation: here, roles: ['desk-officer'] },
      proved: true,
    })
    expect(await openInvitation(world.door, invitation)).toEqual({ ok: false, error: 'used' })
  })

  test('is refused with a poor password or a wrong code, and can be tried again with the same secret', async () => {
    const invitation = await invited()
    const { secret } = unwrap(await openInvitation(world.door, invitation))
    const code = codeOf(secret.typing, world.door.now())
    const tryWith = (typed: { password: string; code: string }) => signInFirst(world.door, visitor, invitation, typed)
    expect(await tryWith({ password: 'kort', code })).toEqual({ ok: false, error: 'too-short' })
    expect(await tryWith({ password: 'welkomwelkomwelkom', code })).toEqual({ ok: false, error: 'too-plain' })
    expect(await tryWith({ password, code: '000000' })).toEqual({ ok: false, error: 'wrong-code' })
    expect(unwrap(await openInvitation(world.door, invitation)).secret).toEqual(secret)
    expect(await tryWith({ password, code })).toMatchObject({ ok: true })
  })

  test('is over after a week, and unknown when it is another token or none', async () => {
    const invitation = await invited()
    world.later(7 * 86_400_000 - 1)
    expect(await openInvitation(world.door, invitation)).toMatchObject({ ok: true })
    world.later(1)
    expect(await openInvitation(world.door, invitation)).toEqual({ ok: false, error: 'over' })
    for (const shown of ['', 'x', `${invitation.slice(0, -1)}_`, invitation.toUpperCase(), `${invitation}A`])
      expect(await openInvitation(world.door, shown)).toEqual({ ok: false, error: 'unknown' })
  })

  test('that is over names whom to ask: an organisation with an administrator, else who sent it', async () => {
    const invitation = await invited()
    world.later(7 * 86_400_000)
    expect(await whomToAsk(world.door, invitation)).toBe('Organisatie voorbeeldstad')
    await anOrganisation(world.db, 'platform', { kind: 'platform' })
    await aMember(world.db, 'platform', 'platformbeheerder', ['platform-administrator'])
    await anOrganisation(world.db, 'nieuw')
    const platform = { person: 'platformbeheerder', organisation: 'platform', proved: true }
    const guest = { name: 'Eerste', mail: 'eerste@voorbeeld.example', language: 'nl' } as const
    const first = { ...guest, roles: ['organisation-administrator'] } as const
    const sent = tokenIn(unwrap(await invitePerson(world.door, platform, 'nieuw', first)).link)
    expect(await whomToAsk(world.door, sent)).toBe('Organisatie platform')
    for (const shown of ['', 'x', `${sent}A`]) expect(await whomToAsk(world.door, shown)).toBeNull()
  })

  test('for somebody who signs in already is accepted by them and by nobody else', async () => {
    const { token } = await arrived()
    await anOrganisation(world.db, 'elders')
    await aMember(world.db, 'elders', 'beheerder-elders', ['organisation-administrator'])
    const guest = { name: 'Andere naam', mail: mail.toUpperCase(), language: 'en', roles: ['inspector'] } as const
    const actor = { person: 'beheerder-elders', organisation: 'elders', proved: true }
    const other = tokenIn(unwrap(await invitePerson(world.door, actor, 'elders', guest)).link)
    const invitation = unwrap(await openInvitation(world.door, other))
    expect(invitation).toMatchObject({ hasAccount: true, person: { name: 'Baliemedewerker' } })
    expect(await signInFirst(world.door, visitor, other, { password, code: '1' })).toEqual({
      ok: false,
      error: 'has-account',
    })
    const session = await findSession(world.door, token)
    if (!session) throw new Error('no session')
    const stranger = { ...session, person: { ...session.person, id: 'beheerder' } }
    expect(await acceptInvitation(world.door, stranger, other)).toEqual({ ok: false, error: 'somebody-else' })
    expect(await acceptInvitation(world.door, session, other)).toEqual({ ok: true, value: 'elders' })
    const both = await findSession(world.door, token)
    expect(both?.hats.map(({ organisation }) => organisation)).toEqual(['elders', here])
    expect(await putOn(world.door, session, 'elders')).toBeNull()
    const changed = both && (await putOn(world.door, both, 'elders'))
    expect(changed && (await findSession(world.door, changed))).toMatchObject({ hat: { organisation: 'elders' } })
    expect(await findSession(world.door, token)).toBeNull()
  })
})

describe('an invitation that was taken back', () => {
  test('lets nobody in, also when the page was open already', async () => {
    const invitation = await invited()
    const { secret } = unwrap(await openInvitation(world.door, invitation))
    await world.db
      .updateTable('organisations_membership')
      .set({ state: 'ended' })
      .where('state', '=', 'invited')
      .execute()
    const code = codeOf(secret.typing, world.door.now())
    expect(await signInFirst(world.door, visitor, invitation, { password, code })).toEqual({ ok: false, error: 'used' })
    expect(await world.db.selectFrom('organisations_account').selectAll().execute()).toEqual([])
  })
})

describe('signing in', () => {
  test('takes the mail address, the password and a code, and a code counts once', async () => {
    const { typing } = await arrived()
    expect(await signIn(typing)).toEqual({ ok: false, error: 'not-right' })
    world.later(30_000)
    expect(await signIn(typing, { mail: ` ${mail.toUpperCase()} ` })).toMatchObject({ ok: true })
    expect(await signIn(typing)).toEqual({ ok: false, error: 'not-right' })
  })

  test('answers alike whatever is wrong, and hashes nothing without the right code', async () => {
    const { typing } = await arrived()
    world.later(60_000)
    const before = world.door.gate.started
    for (const rest of [{ code: '000000' }, { code: '' }, { mail: 'niemand@voorbeeld.example' }, { mail: '' }])
      expect(await signIn(typing, rest)).toEqual({ ok: false, error: 'not-right' })
    expect(world.door.gate.started).toBe(before)
    expect(await signIn(typing, { password: 'een andere lange zin' })).toEqual({ ok: false, error: 'not-right' })
    expect(world.door.gate.started).toBe(before + 1)
  })

  test('a wrong password with the right code is written down, and does not use the code up', async () => {
    const { typing } = await arrived()
    world.later(60_000)
    await signIn(typing, { password: 'een andere lange zin' })
    expect(await signIn(typing)).toMatchObject({ ok: true })
    const actions = await world.db.selectFrom('platform_audit').select('action').orderBy('line').execute()
    expect(actions.map(({ action }) => action)).toEqual([
      'organisation.invite',
      'membership.accept',
      'sign-in.wrong-password',
      'sign-in.start',
    ])
  })

  test('works with each recovery code once', async () => {
    const { typing, recoveryCodes } = await arrived()
    const [code = '', other = ''] = recoveryCodes
    expect(await signIn(typing, { code: code.toLowerCase().replaceAll('-', ' ') })).toMatchObject({ ok: true })
    expect(await signIn(typing, { code })).toEqual({ ok: false, error: 'not-right' })
    expect(await signIn(typing, { code: other })).toMatchObject({ ok: true })
  })

  test('is refused to who works nowhere any more', async () => {
    const { typing } = await arrived()
    world.later(60_000)
    await world.db.updateTable('organisations_membership').set({ state: 'ended' }).execute()
    expect(await signIn(typing)).toEqual({ ok: false, error: 'nowhere' })
  })

  test('two requests with one code: one of them gets in', async () => {
    const { typing } = await arrived()
    world.later(60_000)
    const both = [await signIn(typing), await signIn(typing)]
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
  })
})

describe('a storm of guesses', () => {
  test('runs out of tries on its own line and lets an honest person on another line in, without a hash for the guesses', async () => {
    const { typing } = await arrived()
    world.later(60_000)
    const before = world.door.gate.started
    for (let line = 0; line < 20; line += 1)
      for (let guess = 0; guess < 3; guess += 1) await signIn(typing, { code: '123456', from: `198.51.100.${line}` })
    expect(world.door.gate.started).toBe(before)
    expect(await signIn(typing)).toMatchObject({ ok: true })
    expect(world.door.gate.started).toBe(before + 1)
  })

  test('is not made of people who get in: they have all their tries again', async () => {
    const { typing } = await arrived()
    for (let round = 0; round < mostTries + 5; round += 1) {
      world.later(30_000)
      expect(await signIn(typing)).toMatchObject({ ok: true })
    }
    const rows = await world.db.selectFrom('organisations_try').select('tries_left').execute()
    // Of their line, and of themselves.
    expect(rows).toEqual([{ tries_left: mostTries }, { tries_left: mostTries }])
  })

  test('with a right code has the tries of one person, from all lines together, and half a minute later the owner gets in', async () => {
    const { typing } = await arrived()
    world.later(60_000)
    const before = world.door.gate.started
    for (let line = 0; line < mostTries + 10; line += 1)
      expect(await signIn(typing, { password: 'een andere lange zin', from: `198.51.100.${line}` })).toEqual({
        ok: false,
        error: 'not-right',
      })
    expect(world.door.gate.started).toBe(before + mostTries)
    // Nobody hears that the code was right; the owner is told by mail, once.
    expect(world.letters.filter(({ kind }) => kind === 'code-known')).toMatchObject([{ to: mail }])
    expect(await signIn(typing)).toEqual({ ok: false, error: 'not-right' })
    world.later(msPerTry)
    expect(await signIn(typing)).toMatchObject({ ok: true })
  })

  test('from one line waits after twenty, and gets one try back in half a minute', async () => {
    const { typing } = await arrived()
    const from = '198.51.100.9'
    for (let guess = 0; guess < mostTries; guess += 1)
      expect(await signIn(typing, { code: '123456', from })).toEqual({ ok: false, error: 'not-right' })
    expect(await signIn(typing, { from })).toEqual({ ok: false, error: 'wait' })
    world.later(msPerTry)
    expect(await signIn(typing, { from })).toMatchObject({ ok: true })
  })
})

describe('a session', () => {
  const session = async () => {
    const { token } = await arrived()
    return token
  }
  test.each([
    ['nobody was there for half an hour', idleMs],
    ['its day is over', longestSessionMs],
  ])('ends when %s', async (_, ms) => {
    const token = await session()
    world.later(ms)
    expect(await findSession(world.door, token)).toBeNull()
    expect(await world.db.selectFrom('organisations_session').selectAll().execute()).toEqual([])
  })

  test('goes on for who is there, changes its token, and ends for both when an old one is shown', async () => {
    const token = await session()
    world.later(tokenMs)
    const fresh = (await findSession(world.door, token))?.freshToken ?? ''
    world.later(graceMs - 1)
    expect(await findSession(world.door, token)).toMatchObject({ freshToken: null })
    world.later(1)
    expect(await findSession(world.door, token)).toBeNull()
    expect(await findSession(world.door, fresh)).toBeNull()
  })

  test('counts as proved for ten minutes', async () => {
    const token = await session()
    world.later(proofMs - 1)
    expect(await findSession(world.door, token)).toMatchObject({ proved: true })
    world.later(1)
    expect(await findSession(world.door, token)).toMatchObject({ proved: false })
  })

  test('is over once it was ended, and after the person left', async () => {
    const token = await session()
    const found = await findSession(world.door, token)
    await world.db.updateTable('organisations_membership').set({ state: 'ended' }).execute()
    expect(await findSession(world.door, token)).toMatchObject({ hat: null, hats: [] })
    await endSession(world.door, { id: found?.id ?? '' })
    expect(await findSession(world.door, token)).toBeNull()
  })
})
