import { beforeEach, describe, expect, test } from 'vitest'
import { passkeySite } from '#platform/credentials/index.ts'
import { softwareAuthenticator } from '#platform/credentials/testing/software-authenticator.ts'
import { databasePerTest } from '#platform/testing/test-database.ts'
import { aMember, anOrganisation, aWorld, type World } from '../../testing/a-world.ts'
import type { DeskTables } from '../desk.ts'
import { atTheDoor } from './door.ts'
import { addPasskey, askForPasskey, askToSignIn, proveByPasskey, removePasskey, signInWithPasskey } from './passkeys.ts'
import { findSession, type Session, startSession } from './sessions.ts'

const database = databasePerTest<DeskTables>('migrations')
const visitor = { address: '192.0.2.1' }
let world: World

function site() {
  const made = passkeySite('Baken', 'https://baken.example')
  if (!made.ok) throw new Error(made.error)
  return made.value
}

beforeEach(async () => {
  world = await aWorld(database())
  world.at('2026-12-01T09:00:00Z')
  await anOrganisation(world.db, 'voorbeeldstad')
  for (const person of ['functionaris', 'collega']) await aMember(world.db, 'voorbeeldstad', person, ['focal-point'])
})

async function sessionOf(person: string): Promise<Session> {
  const { token } = await atTheDoor(world.door, (trx) => startSession(world.door, trx, person, 'invitation'))
  const session = await findSession(world.door, token)
  if (!session) throw new Error('no session')
  return session
}

/** A device with a passkey of somebody. */
async function withPasskey(person = 'functionaris') {
  const session = await sessionOf(person)
  const device = softwareAuthenticator('https://baken.example')
  const { seed, options } = await askForPasskey(world.door, site(), session)
  const added = await addPasskey(world.door, site(), session, { seed, answer: device.create(options), name: 'Laptop' })
  expect(added).toEqual({ ok: true, value: true })
  return { session, device }
}
const signIn = async (device: ReturnType<typeof softwareAuthenticator>) => {
  const { seed, options } = await askToSignIn(world.door, site())
  const answer = { seed, answer: device.get(options) }
  return { answer, done: await signInWithPasskey(world.door, visitor, site(), answer) }
}

describe('a passkey', () => {
  test('signs its owner in, and is told by mail when it is made', async () => {
    const { device } = await withPasskey()
    const { done } = await signIn(device)
    expect(done).toMatchObject({ ok: true, value: { person: 'functionaris' } })
    expect(world.letters).toMatchObject([{ kind: 'account-changed', values: { what: 'passkey' } }])
    expect(done.ok && (await findSession(world.door, done.value.token))).toMatchObject({ how: 'passkey', proved: true })
  })

  test('answers once, and within five minutes', async () => {
    const { device } = await withPasskey()
    const { answer } = await signIn(device)
    expect(await signInWithPasskey(world.door, visitor, site(), answer)).toMatchObject({ ok: false })
    const { seed, options } = await askToSignIn(world.door, site())
    world.later(300_000)
    const late = { seed, answer: device.get(options) }
    expect(await signInWithPasskey(world.door, visitor, site(), late)).toEqual({ ok: false, error: 'expired' })
  })

  test('of a device whose count stands still answers once too', async () => {
    const { device } = await withPasskey()
    const { seed, options } = await askToSignIn(world.door, site())
    const answer = { seed, answer: device.get(options, { counter: 0 }) }
    await world.db.updateTable('organisations_passkey').set({ counter: 0 }).execute()
    expect(await signInWithPasskey(world.door, visitor, site(), answer)).toMatchObject({ ok: true })
    expect(await signInWithPasskey(world.door, visitor, site(), answer)).toEqual({ ok: false, error: 'expired' })
  })

  test('is refused when the challenge was for something else, was made up, or comes from the future', async () => {
    const { device, session } = await withPasskey()
    const made = await askForPasskey(world.door, site(), session)
    const asked = await askToSignIn(world.door, site())
    const answer = device.get(asked.options)
    const tryWith = (seed: string) => signInWithPasskey(world.door, visitor, site(), { seed, answer })
    expect(await tryWith(made.seed)).toEqual({ ok: false, error: 'other-challenge' })
    for (const seed of ['', 'x', `${asked.seed}x`, asked.seed.replace(/^1/, '9')])
      expect(await tryWith(seed)).toEqual({ ok: false, error: 'expired' })
  })

  test('is refused when nobody has it any more', async () => {
    const { device, session } = await withPasskey()
    await world.db
      .insertInto('organisations_account')
      .values({ person: 'functionaris', password: null, totp: null, totp_step: 0, made_at: world.door.now() })
      .execute()
    const id = device.held[0]?.id ?? ''
    expect(await removePasskey(world.door, session, id)).toEqual({ ok: true, value: true })
    expect((await signIn(device)).done).toEqual({ ok: false, error: 'unknown-passkey' })
  })

  test('is not taken away when it is the only way in, nor by somebody else, nor without a proof', async () => {
    const { device, session } = await withPasskey()
    const id = device.held[0]?.id ?? ''
    expect(await removePasskey(world.door, session, id)).toEqual({ ok: false, error: 'last-way-in' })
    expect(await removePasskey(world.door, await sessionOf('collega'), id)).toEqual({
      ok: false,
      error: 'unknown-passkey',
    })
    expect(await removePasskey(world.door, { ...session, proved: false }, id)).toEqual({
      ok: false,
      error: 'prove-again',
    })
  })

  test('that was copied is noticed by its count', async () => {
    const { device } = await withPasskey()
    await signIn(device)
    await world.db.updateTable('organisations_passkey').set({ counter: 1000 }).execute()
    expect((await signIn(device)).done).toEqual({ ok: false, error: 'counter-back' })
  })

  test('proves again who one is, and not who a colleague is', async () => {
    const { device, session } = await withPasskey()
    const prove = async (of: Session) => {
      const { seed, options } = await askToSignIn(world.door, site())
      return proveByPasskey(world.door, visitor, site(), of, { seed, answer: device.get(options) })
    }
    world.later(601_000)
    expect(await prove(await sessionOf('collega'))).toEqual({ ok: false, error: 'other-person' })
    const proved = await prove(session)
    expect(proved.ok && (await findSession(world.door, proved.value))).toMatchObject({ proved: true })
  })
})

describe('a new passkey', () => {
  test('needs a proof, a name, and the question of this very session', async () => {
    const session = await sessionOf('functionaris')
    const other = await sessionOf('functionaris')
    const device = softwareAuthenticator('https://baken.example')
    const { seed, options } = await askForPasskey(world.door, site(), session)
    const given = { seed, answer: device.create(options), name: 'Laptop' }
    const add = (of: Session, rest = {}) => addPasskey(world.door, site(), of, { ...given, ...rest })
    expect(await add({ ...session, proved: false })).toEqual({ ok: false, error: 'prove-again' })
    expect(await add(session, { name: '' })).toEqual({ ok: false, error: 'no-name' })
    expect(await add(session, { name: 'x'.repeat(61) })).toEqual({ ok: false, error: 'no-name' })
    expect(await add(other)).toEqual({ ok: false, error: 'other-challenge' })
    expect(await add(session)).toEqual({ ok: true, value: true })
    expect(await add(session)).toEqual({ ok: false, error: 'expired' })
  })

  test('is refused when it is somebody’s already', async () => {
    const { device } = await withPasskey()
    const session = await sessionOf('collega')
    const { seed, options } = await askForPasskey(world.door, site(), session)
    const answer = device.create(options)
    const [held] = device.held.slice(-1)
    await world.db
      .insertInto('organisations_passkey')
      .values({
        id: held?.id ?? '',
        person: 'functionaris',
        public_key: new Uint8Array(1),
        counter: 0,
        transports: [],
        backed_up: false,
        name: 'x',
        made_at: world.door.now(),
        used_at: null,
      })
      .execute()
    expect(await addPasskey(world.door, site(), session, { seed, answer, name: 'Laptop' })).toEqual({
      ok: false,
      error: 'known',
    })
  })
})
