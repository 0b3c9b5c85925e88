import { createHmac } from 'node:crypto'
import { err, ok, type Result } from '#kernel/result.ts'
import { appendAudit } from '#platform/audit/index.ts'
import {
  type KeptPasskey,
  type PasskeyFault,
  type PasskeySite,
  passkeyCreationOptions,
  passkeyRequestOptions,
  readSignIn,
  type Token,
  verifyNewPasskey,
  verifyPasskey,
} from '#platform/credentials/index.ts'
import type { Bytes } from '#platform/sealing/index.ts'
import type { DeskTransaction } from '../desk.ts'
import { hatsOf } from '../hats.ts'
import { useOnce } from './begun.ts'
import { atTheDoor, type Door, type Visitor } from './door.ts'
import { nowProved, type Session, startSession } from './sessions.ts'
import { tellOwner } from './tell-owner.ts'
import { giveTryBack, spendTry } from './tries.ts'

/** As long as a device waits for a finger. */
const challengeMs = 300_000
const seedForm = /^(\d{13})\.([A-Za-z0-9_-]{22})$/

/** What a page needs to ask a device: the options as JSON, and the seed that comes back with the answer. */
export interface PasskeyQuestion {
  seed: string
  options: string
}

const keyed = ({ serverKey }: Door, text: string): Bytes =>
  new Uint8Array(createHmac('sha256', serverKey).update(text).digest())

/** What the device keeps of the person; it tells nothing to who holds the device. */
const handleOf = (door: Door, person: string): Bytes => keyed(door, `baken-passkey-handle-1:${person}`)

/**
 * A challenge that follows from its seed, so that showing a page writes nothing. It is for one purpose, counts for five minutes, and once: what was used
 * is remembered for as long as it would count.
 */
const challengeOf = (door: Door, purpose: string, seed: string): Bytes =>
  keyed(door, `baken-passkey-challenge-1:${purpose}:${seed}`)

const newSeed = (door: Door): string => `${door.now().getTime()}.${Buffer.from(door.random(16)).toString('base64url')}`

function isOfNow(door: Door, seed: string): boolean {
  const made = Number(seedForm.exec(seed)?.[1])
  const age = door.now().getTime() - made
  return age >= 0 && age < challengeMs
}

/** Uses a challenge up, for as long as it would count. False when it was used before. */
const useChallenge = (door: Door, trx: DeskTransaction, challenge: Bytes): Promise<boolean> =>
  useOnce(trx, challenge, new Date(door.now().getTime() + challengeMs))

/** Asks whatever device is there for a passkey of this site. It names nobody: a list would tell who has an account. */
export async function askToSignIn(door: Door, site: PasskeySite): Promise<PasskeyQuestion> {
  const seed = newSeed(door)
  return { seed, options: await passkeyRequestOptions(site, challengeOf(door, 'sign-in', seed), [], null) }
}

export type NotByPasskey =
  | PasskeyFault
  | 'expired'
  | 'unknown-passkey'
  | 'other-person'
  | 'counter-back'
  | 'wait'
  | 'nowhere'

/** What somebody's device answered, with the seed of the question. */
export interface PasskeyAnswer {
  seed: string
  answer: string
}

/**
 * Whose passkey answered. Refusals: `expired` – the page stood open too long, or the answer was used before · `unknown-passkey` · those of `verifyPasskey`.
 * What the device counts is kept.
 */
async function whoAnswered(
  door: Door,
  site: PasskeySite,
  purpose: string,
  { seed, answer }: PasskeyAnswer,
): Promise<Result<string, Exclude<NotByPasskey, 'wait' | 'nowhere'>>> {
  if (!isOfNow(door, seed)) return err('expired')
  const read = readSignIn(answer)
  if (!read.ok) return read
  const challenge = challengeOf(door, purpose, seed)
  const found = await atTheDoor(door, (trx) => passkeyOn(trx, read.value.id))
  if (!found) return err('unknown-passkey')
  const { person, passkey } = found
  const verified = await verifyPasskey(read.value, { site, challenge }, passkey, handleOf(door, person))
  if (!verified.ok) return verified
  return atTheDoor(door, async (trx): Promise<Result<string, 'expired' | 'counter-back'>> => {
    if (!(await useChallenge(door, trx, challenge))) return err('expired')
    const done = await trx
      .updateTable('organisations_passkey')
      .set({ counter: verified.value.counter, backed_up: verified.value.backedUp, used_at: door.now() })
      .where('id', '=', passkey.id)
      .where('counter', '=', String(passkey.counter))
      .executeTakeFirst()
    return done.numUpdatedRows === 1n ? ok(person) : err('counter-back')
  })
}

async function passkeyOn(trx: DeskTransaction, id: string): Promise<{ person: string; passkey: KeptPasskey } | null> {
  const row = await trx.selectFrom('organisations_passkey').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) return null
  const { person, public_key, counter, transports, backed_up } = row
  const passkey = {
    id,
    publicKey: new Uint8Array(public_key),
    counter: Number(counter),
    transports,
    backedUp: backed_up,
  }
  return { person, passkey }
}

/** Signs somebody in by a passkey: the device and what opens it are two factors in one. */
export async function signInWithPasskey(
  door: Door,
  visitor: Visitor,
  site: PasskeySite,
  answer: PasskeyAnswer,
): Promise<Result<{ token: Token; person: string }, NotByPasskey>> {
  const may = await spendTry(door, visitor)
  if (!may.ok) return may
  const who = await whoAnswered(door, site, 'sign-in', answer)
  if (!who.ok) return who
  const person = who.value
  await giveTryBack(door, visitor)
  return atTheDoor(door, async (trx): Promise<Result<{ token: Token; person: string }, NotByPasskey>> => {
    if ((await hatsOf(trx, person)).length === 0) return err('nowhere')
    const { token, organisation } = await startSession(door, trx, person, 'passkey')
    const detail = { how: 'passkey' }
    await appendAudit(trx, { actor: person, organisation, action: 'sign-in.start', object: null, detail })
    return ok({ token, person })
  })
}

/** Proves once more who one is, by a passkey. Refusals: as signing in. */
export async function proveByPasskey(
  door: Door,
  visitor: Visitor,
  site: PasskeySite,
  session: Session,
  answer: PasskeyAnswer,
): Promise<Result<Token, NotByPasskey>> {
  const may = await spendTry(door, visitor)
  if (!may.ok) return may
  const who = await whoAnswered(door, site, 'sign-in', answer)
  if (!who.ok) return who
  if (who.value !== session.person.id) return err('other-person')
  await giveTryBack(door, visitor)
  const token = await nowProved(door, session)
  return token ? ok(token) : err('expired')
}

const purposeOfNew = ({ id }: Session) => `new:${id}`

/** Asks the device for a new passkey for who is signed in. */
export async function askForPasskey(door: Door, site: PasskeySite, session: Session): Promise<PasskeyQuestion> {
  const { id: person, mail, name } = session.person
  const known = await atTheDoor(door, (trx) =>
    trx.selectFrom('organisations_passkey').select(['id', 'transports']).where('person', '=', person).execute(),
  )
  const seed = newSeed(door)
  const challenge = challengeOf(door, purposeOfNew(session), seed)
  const owner = { handle: handleOf(door, person), name: mail, displayName: name }
  return { seed, options: await passkeyCreationOptions(site, owner, challenge, known, true) }
}

/** Nobody has more devices than this; more would be somebody filling the table. */
const mostPasskeys = 20

export type NotAdded = PasskeyFault | 'unusable-key' | 'expired' | 'known' | 'prove-again' | 'too-many' | 'no-name'

/**
 * Keeps a new passkey under a name that its owner gave it. Refusals: those of `verifyNewPasskey`, `prove-again`, `expired`, `known` – it is there already, of
 * whomever · `too-many` – twenty are there · `no-name` – the name is empty or over 60 characters.
 */
export async function addPasskey(
  door: Door,
  site: PasskeySite,
  session: Session,
  { seed, answer, name }: PasskeyAnswer & { name: string },
): Promise<Result<true, NotAdded>> {
  if (!session.proved) return err('prove-again')
  if (!/^\P{C}{1,60}$/u.test(name)) return err('no-name')
  if (!isOfNow(door, seed)) return err('expired')
  const challenge = challengeOf(door, purposeOfNew(session), seed)
  const made = await verifyNewPasskey(answer, { site, challenge })
  if (!made.ok) return made
  const { id, publicKey, counter, transports, backedUp } = made.value
  const person = session.person.id
  return atTheDoor(door, async (trx): Promise<Result<true, NotAdded>> => {
    if (!(await useChallenge(door, trx, challenge))) return err('expired')
    const mine = await trx.selectFrom('organisations_passkey').select('id').where('person', '=', person).execute()
    if (mine.length >= mostPasskeys) return err('too-many')
    const kept = { public_key: publicKey, counter, transports: [...transports], backed_up: backedUp }
    const done = await trx
      .insertInto('organisations_passkey')
      .values({ id, person, name, made_at: door.now(), used_at: null, ...kept })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst()
    if (done.numInsertedOrUpdatedRows !== 1n) return err('known')
    await tellOwner(door, trx, session, 'passkey')
    return ok(true)
  })
}

/** Takes a passkey away. Refusals: `prove-again` · `unknown-passkey` · `last-way-in` – there would be no way in left. */
export async function removePasskey(
  door: Door,
  session: Session,
  id: string,
): Promise<Result<true, 'prove-again' | 'unknown-passkey' | 'last-way-in'>> {
  if (!session.proved) return err('prove-again')
  const person = session.person.id
  return atTheDoor(door, async (trx): Promise<Result<true, 'unknown-passkey' | 'last-way-in'>> => {
    const account = await trx
      .selectFrom('organisations_account')
      .select('person')
      .where('person', '=', person)
      .executeTakeFirst()
    const mine = await trx
      .selectFrom('organisations_passkey')
      .select('id')
      .where('person', '=', person)
      .forUpdate()
      .execute()
    if (!mine.some((one) => one.id === id)) return err('unknown-passkey')
    if (!account && mine.length === 1) return err('last-way-in')
    await trx.deleteFrom('organisations_passkey').where('id', '=', id).where('person', '=', person).execute()
    await tellOwner(door, trx, session, 'passkey-removed')
    return ok(true)
  })
}
