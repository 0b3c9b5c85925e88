import { sql } from 'kysely'
import { err, ok, type Result } from '#kernel/result.ts'
import { about } from '../../domain/may.ts'
import { type Actor, asActor, mayNow, type NotDone } from '../acting.ts'
import { writeDown } from '../audit-lines.ts'
import type { Desk, DeskTransaction } from '../desk.ts'
import { type BlobFault, hex, isUsableKey, isWay, type Way } from './key-forms.ts'

/** The staff key of the actor as the server knows it: nothing of it opens without what only its owner has. */
export interface OwnStaffKey {
  number: number
  /** 32 bytes, X25519. */
  publicKey: Uint8Array
  ways: (Way & { madeAt: Date })[]
}

/** The key that somebody has now; null: none. */
async function ownKeyIn(trx: DeskTransaction, person: string): Promise<OwnStaffKey | null> {
  const key = await trx
    .selectFrom('organisations_staff_key')
    .select(['number', 'public_key'])
    .where('person', '=', person)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  if (!key) return null
  const ways = await trx
    .selectFrom('organisations_staff_key_wrap')
    .select(['way', 'passkey', 'wrapped', 'made_at'])
    .where('person', '=', person)
    .where('number', '=', key.number)
    .orderBy('made_at')
    .orderBy('passkey')
    .execute()
  return {
    number: key.number,
    publicKey: key.public_key,
    ways: ways.map(({ made_at, ...way }) => ({ ...way, madeAt: made_at })),
  }
}

const onOwn = (person: string, key: OwnStaffKey | null) => about(null, key ? 'in-use' : 'absent', { person })

export const ownStaffKey = (desk: Desk, actor: Actor): Promise<Result<OwnStaffKey | null, NotDone>> =>
  asActor<OwnStaffKey | null, NotDone>(desk, actor, async (trx, hat) => {
    const key = await ownKeyIn(trx, actor.person)
    const may = mayNow(hat, 'staff-key.see', onOwn(actor.person, key), actor)
    return may.ok ? ok(key) : may
  })

export interface NewStaffKey {
  /** The number of the key that the form was drawn from; 0: there never was one. */
  after: number
  publicKey: Uint8Array
  /** One or more. */
  ways: readonly Way[]
}

/**
 * Keeps the staff key that the actor’s browser made: the first, or one in the place of the one before, which then opens nothing any
 * more; every key of an organisation that was wrapped to it is gone until a colleague gives it again. Gives the number of the key. Refusals of
 * its own: those of `BlobFault`, and `taken` – another key was made since the form was drawn.
 */
export const keepStaffKey = (
  desk: Desk,
  actor: Actor,
  { after, publicKey, ways }: NewStaffKey,
): Promise<Result<number, NotDone | BlobFault | 'taken'>> =>
  asActor<number, NotDone | BlobFault | 'taken'>(desk, actor, async (trx, hat) => {
    const before = await ownKeyIn(trx, actor.person)
    const action = before ? 'staff-key.replace' : 'staff-key.make'
    const may = mayNow(hat, action, onOwn(actor.person, before), actor)
    if (!may.ok) return may
    if (ways.length === 0 || !ways.every(isWay)) return err('malformed')
    if (!(await isUsableKey(publicKey))) return err('unusable-key')
    const rows = JSON.stringify(ways.map(({ wrapped, ...way }) => ({ ...way, wrapped: hex(wrapped) })))
    const { rows: kept } = await sql<{ number: number | null }>`
      select organisations_keep_staff_key(${after}, ${Buffer.from(publicKey)}, ${rows}::jsonb) as number
    `.execute(trx)
    const number = kept[0]?.number ?? null
    if (number === null) return err('taken')
    await writeDown(trx, actor, action, `person:${actor.person}`, { number })
    return ok(number)
  })

/**
 * Adds a way to open one's own key; a new passphrase takes the place of the one before. Refusals of its own: `malformed`, and `taken` –
 * the key is another one than the form was drawn from.
 */
export const addWay = (
  desk: Desk,
  actor: Actor,
  { number, ...way }: Way & { number: number },
): Promise<Result<true, NotDone | 'malformed' | 'taken'>> =>
  asActor<true, NotDone | 'malformed' | 'taken'>(desk, actor, async (trx, hat) => {
    const key = await ownKeyIn(trx, actor.person)
    const may = mayNow(hat, 'staff-key.add-way', onOwn(actor.person, key), actor)
    if (!may.ok) return may
    if (!isWay(way)) return err('malformed')
    const { rows } = await sql<{ added: boolean }>`
      select organisations_add_way(${number}, ${way.way}, ${way.passkey}, ${Buffer.from(way.wrapped)}) as added
    `.execute(trx)
    if (!rows[0]?.added) return err('taken')
    await writeDown(trx, actor, 'staff-key.add-way', `person:${actor.person}`, { number, way: way.way })
    return ok(true)
  })

/** Refusals of its own: `unknown-way`, and `last-way` – without it nobody could open the key any more. */
export const removeWay = (
  desk: Desk,
  actor: Actor,
  { way, passkey }: Pick<Way, 'way' | 'passkey'>,
): Promise<Result<true, NotDone | 'unknown-way' | 'last-way'>> =>
  asActor<true, NotDone | 'unknown-way' | 'last-way'>(desk, actor, async (trx, hat) => {
    const key = await ownKeyIn(trx, actor.person)
    const may = mayNow(hat, 'staff-key.remove-way', onOwn(actor.person, key), actor)
    if (!may.ok) return may
    const { rows } = await sql<{ became: string }>`
      select organisations_remove_way(${way}, ${passkey}) as became
    `.execute(trx)
    if (rows[0]?.became === 'last') return err('last-way')
    if (rows[0]?.became !== 'removed') return err('unknown-way')
    await writeDown(trx, actor, 'staff-key.remove-way', `person:${actor.person}`, { way })
    return ok(true)
  })
