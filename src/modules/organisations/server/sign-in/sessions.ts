import { newToken, readToken, type Token, tokenHash } from '#platform/credentials/index.ts'
import { isProved, longestSessionMs, needsNewToken, oldTokenCounts, sessionNow } from '../../domain/session.ts'
import { type DeskTransaction, newId } from '../desk.ts'
import { type HatChoice, hatsOf } from '../hats.ts'
import { atTheDoor, type Door } from './door.ts'

export type SignedInBy = 'password' | 'passkey' | 'recovery-code' | 'provider' | 'invitation' | 'demo'

export interface Person {
  id: string
  name: string
  mail: string
  language: 'nl' | 'en'
}

/** Who sits behind a request. */
export interface Session {
  id: string
  person: Person
  how: SignedInBy
  /** Every hat they may put on. */
  hats: readonly HatChoice[]
  /** The one they have on; null: none is chosen, or they left that organisation. */
  hat: HatChoice | null
  /** Whether they proved just now who they are. */
  proved: boolean
  beganAt: Date
  endsAt: Date
  /** The token that takes the place of the one that was shown; null: it stays. */
  freshToken: Token | null
}

/** Starts a session in the transaction that let somebody in, and gives its token. With one hat only, it is on. */
export async function startSession(
  door: Door,
  trx: DeskTransaction,
  person: string,
  how: SignedInBy,
  outside: string | null = null,
): Promise<{ token: Token; session: string; organisation: string | null }> {
  const token = newToken(door.random)
  const now = door.now()
  const hats = await hatsOf(trx, person)
  const wearable = hats.filter(({ organisationActive }) => organisationActive)
  const organisation = wearable.length === 1 ? (wearable[0]?.organisation ?? null) : null
  const id = newId(door.random)
  const at = { began_at: now, seen_at: now, proved_at: now, changed_at: now }
  const ends_at = new Date(now.getTime() + longestSessionMs)
  const hash = await tokenHash('session', token)
  await trx
    .insertInto('organisations_session')
    .values({ id, hash, previous: null, person, organisation, how, outside, ends_at, ...at })
    .execute()
  return { token, session: id, organisation }
}

interface Row {
  id: string
  person: string
  organisation: string | null
  how: string
  began_at: Date
  seen_at: Date
  proved_at: Date
  changed_at: Date
  ends_at: Date
  is_current: boolean
}

const timesOf = (row: Row) => ({
  seenAt: row.seen_at.getTime(),
  provedAt: row.proved_at.getTime(),
  changedAt: row.changed_at.getTime(),
  endsAt: row.ends_at.getTime(),
})

/**
 * Who shows this token; `null` for nobody: not a token, none of ours, over, or nobody was there for too long – then it is ended. A token that was
 * replaced longer ago than a request takes is shown by somebody who has it from elsewhere: that ends the session for both.
 */
export async function findSession(door: Door, shown: string): Promise<Session | null> {
  const token = readToken(shown)
  if (!token.ok) return null
  const hash = await tokenHash('session', token.value)
  return atTheDoor(door, async (trx) => {
    const row = await rowWith(trx, hash)
    if (!row) return null
    const now = door.now()
    const times = timesOf(row)
    const stands = sessionNow(times, now.getTime()) === 'goes-on'
    if (!stands || (!row.is_current && !oldTokenCounts(times, now.getTime()))) {
      await trx.deleteFrom('organisations_session').where('id', '=', row.id).execute()
      return null
    }
    const fresh = row.is_current && needsNewToken(times, now.getTime()) ? newToken(door.random) : null
    if (fresh) await replaceToken(trx, row.id, hash, await tokenHash('session', fresh), now)
    await trx.updateTable('organisations_session').set({ seen_at: now }).where('id', '=', row.id).execute()
    return sessionOf(door, trx, row, fresh)
  })
}

async function rowWith(trx: DeskTransaction, hash: Uint8Array): Promise<Row | undefined> {
  const columns = [
    'id',
    'person',
    'organisation',
    'how',
    'began_at',
    'seen_at',
    'proved_at',
    'changed_at',
    'ends_at',
  ] as const
  const row = await trx
    .selectFrom('organisations_session')
    .select([...columns, 'hash'])
    .where((either) => either.or([either('hash', '=', hash), either('previous', '=', hash)]))
    .forUpdate()
    .executeTakeFirst()
  return row && { ...row, is_current: Buffer.from(row.hash).equals(hash) }
}

const replaceToken = (trx: DeskTransaction, id: string, before: Uint8Array, hash: Uint8Array, now: Date) =>
  trx
    .updateTable('organisations_session')
    .set({ hash, previous: before, changed_at: now })
    .where('id', '=', id)
    .execute()

async function sessionOf(
  door: Door,
  trx: DeskTransaction,
  row: Row,
  freshToken: Token | null,
): Promise<Session | null> {
  const person = await personOn(trx, row.person)
  if (!person) return null
  const hats = await hatsOf(trx, row.person)
  return {
    id: row.id,
    person,
    how: row.how as SignedInBy,
    hats,
    hat:
      hats.find(({ organisation, organisationActive }) => organisationActive && organisation === row.organisation) ??
      null,
    proved: isProved(timesOf(row), door.now().getTime()),
    beganAt: row.began_at,
    endsAt: row.ends_at,
    freshToken,
  }
}

export async function personOn(trx: DeskTransaction, id: string): Promise<Person | null> {
  const row = await trx
    .selectFrom('organisations_person')
    .select(['id', 'name', 'mail', 'language'])
    .where('id', '=', id)
    .executeTakeFirst()
  return row ? { ...row, language: row.language === 'en' ? 'en' : 'nl' } : null
}

/** Puts on another hat; false when the person has no such hat. The token changes with it. */
export const putOn = (door: Door, { id, hats }: Session, organisation: string): Promise<Token | null> => {
  const fits = hats.some((hat) => hat.organisation === organisation && hat.organisationActive)
  return fits ? changeSession(door, id, { organisation }) : Promise.resolve(null)
}

/** Writes down that the person proved once more who they are. The token changes with it. */
export const nowProved = (door: Door, { id }: Session): Promise<Token | null> =>
  changeSession(door, id, { proved_at: door.now() })

async function changeSession(
  door: Door,
  id: string,
  change: { organisation: string } | { proved_at: Date },
): Promise<Token | null> {
  const token = newToken(door.random)
  const hash = await tokenHash('session', token)
  // No grace: what comes with a new right goes to the one who asked for it only.
  const done = await atTheDoor(door, (trx) =>
    trx
      .updateTable('organisations_session')
      .set({ ...change, hash, previous: null, changed_at: door.now() })
      .where('id', '=', id)
      .executeTakeFirst(),
  )
  return done.numUpdatedRows === 1n ? token : null
}

/** Ends one session. */
export const endSession = (door: Door, { id }: Pick<Session, 'id'>): Promise<void> =>
  atTheDoor(door, async (trx) => {
    await trx.deleteFrom('organisations_session').where('id', '=', id).execute()
  })
