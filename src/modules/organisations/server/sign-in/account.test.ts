import { beforeEach, describe, expect, test } from 'vitest'
import { databasePerTest } from '#platform/testing/test-database.ts'
import { aWorld, codeOf, type World } from '../../testing/a-world.ts'
import { aTown, password, signInAgain, arrived as theArrived, unwrap, visitor } from '../../testing/an-arrival.ts'
import type { DeskTables } from '../desk.ts'
import {
  changePassword,
  changeSecret,
  endOtherSessions,
  newOwnCodes,
  offeredSecret,
  ownAccount,
  proveAgain,
} from './account.ts'
import { findSession } from './sessions.ts'

const database = databasePerTest<DeskTables>('migrations')
let world: World

beforeEach(async () => {
  world = await aWorld(database())
  await aTown(world)
})

const arrived = () => theArrived(world)
const signIn = (typing: string, rest: Parameters<typeof signInAgain>[2] = {}) => signInAgain(world, typing, rest)

describe('one’s own account', () => {
  const own = async () => {
    const { token, typing } = await arrived()
    const session = await findSession(world.door, token)
    if (!session) throw new Error('no session')
    return { session, typing, token }
  }

  test('shows how one gets in, and ends the other sessions', async () => {
    const { session, typing } = await own()
    world.later(60_000)
    await signIn(typing)
    expect(await ownAccount(world.door, session)).toMatchObject({
      hasPassword: true,
      recoveryCodesLeft: 10,
      sessions: [{ isThis: false }, { isThis: true }],
    })
    expect(await endOtherSessions(world.door, session)).toBe(1)
  })

  test('takes another password and another app, tells it by mail, and asks for a proof first', async () => {
    const { session } = await own()
    const unproved = { ...session, proved: false }
    expect(await changePassword(world.door, visitor, unproved, 'thee met citroen erbij')).toEqual({
      ok: false,
      error: 'prove-again',
    })
    expect(await changePassword(world.door, visitor, session, 'balie balie balie')).toMatchObject({ ok: false })
    expect(await changePassword(world.door, visitor, session, 'thee met citroen erbij')).toEqual({
      ok: true,
      value: true,
    })
    const { typing } = offeredSecret(world.door, session)
    expect(await changeSecret(world.door, session, '000000')).toEqual({ ok: false, error: 'wrong-code' })
    expect(await changeSecret(world.door, session, codeOf(typing, world.door.now()))).toEqual({ ok: true, value: true })
    world.later(60_000)
    expect(await signIn(typing)).toEqual({ ok: false, error: 'not-right' })
    expect(await signIn(typing, { password: 'thee met citroen erbij' })).toMatchObject({ ok: true })
    expect(world.letters.map(({ kind }) => kind)).toEqual(['invitation', 'account-changed', 'account-changed'])
  })

  test('gets ten new codes, and those before count no more', async () => {
    const { session, typing } = await own()
    const codes = unwrap(await newOwnCodes(world.door, session))
    expect(new Set(codes).size).toBe(10)
    expect(await signIn(typing, { code: codes[3] ?? '' })).toMatchObject({ ok: true })
  })

  test('is proved once more with the password and a fresh code, and gets a new token for it', async () => {
    const { session, typing, token } = await own()
    world.later(60_000)
    const code = codeOf(typing, world.door.now())
    const prove = (typed: { password: string; code: string }) => proveAgain(world.door, visitor, session, typed)
    expect(await prove({ password, code: '000000' })).toEqual({ ok: false, error: 'not-right' })
    expect(await prove({ password: 'een andere zin hier', code })).toEqual({ ok: false, error: 'not-right' })
    const fresh = unwrap(await prove({ password, code }))
    expect(await findSession(world.door, token)).toBeNull()
    expect(await findSession(world.door, fresh)).toMatchObject({ proved: true })
  })
})
