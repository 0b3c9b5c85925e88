import { newToken, readToken, type Token, tokenHash } from '#platform/credentials/index.ts'
import type { DeskTransaction } from '../desk.ts'
import { atTheDoor, type Door } from './door.ts'

/** Remembers for a while that something counted, by its hash. False when it had counted before. */
export async function useOnce(trx: DeskTransaction, hash: Uint8Array, until: Date): Promise<boolean> {
  const done = await trx
    .insertInto('organisations_begun')
    .values({ hash, kind: 'used', person: null, kept: new Uint8Array(), ends_at: until })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return done.numInsertedOrUpdatedRows === 1n
}

/** As long as somebody may need at a provider: to find a phone, and a code. */
const begunMs = 900_000

/**
 * Keeps what was begun here and ends after a way round elsewhere. Gives the token with which the same browser brings it back; what is kept is in the
 * database and nowhere on the way. `person`: who began it while signed in.
 */
export async function keepBegun(door: Door, kept: unknown, person: string | null): Promise<Token> {
  const token = newToken(door.random)
  const hash = await tokenHash('begun', token)
  const ends_at = new Date(door.now().getTime() + begunMs)
  const bytes = new TextEncoder().encode(JSON.stringify(kept))
  await atTheDoor(door, (trx) =>
    trx.insertInto('organisations_begun').values({ hash, kind: 'provider', person, kept: bytes, ends_at }).execute(),
  )
  return token
}

/** Takes it back, once, whatever comes of it; `null` when it is not there, is over, or was taken before. */
export async function takeBegun(
  door: Door,
  shown: string | undefined,
): Promise<{ kept: unknown; person: string | null } | null> {
  const token = readToken(shown ?? '')
  if (!token.ok) return null
  const hash = await tokenHash('begun', token.value)
  const row = await atTheDoor(door, (trx) =>
    trx
      .deleteFrom('organisations_begun')
      .where('hash', '=', hash)
      .where('kind', '=', 'provider')
      .returning(['kept', 'person', 'ends_at'])
      .executeTakeFirst(),
  )
  if (!row || row.ends_at <= door.now()) return null
  return { kept: JSON.parse(new TextDecoder().decode(row.kept)), person: row.person }
}
