import { type Kysely, sql } from 'kysely'
import { z } from 'zod'
import { ok, type Result } from '#kernel/result.ts'
import { secretsInBatch } from '../../domain/keys/batches.ts'
import { about } from '../../domain/may.ts'
import type { StateOf } from '../../domain/objects.ts'
import { keyHolders, type Role } from '../../domain/roles.ts'
import { type Actor, asActor, mayNow, type NotDone } from '../acting.ts'
import type { Desk, DeskTransaction } from '../desk.ts'
import { membersOf } from '../members.ts'

export type KeyState = StateOf<'key'>

/** Somebody who holds the key by a role of their own, and is not gone. */
export interface KeyHolder {
  person: string
  name: string
  roles: readonly Role[]
  membership: 'active' | 'away'
  /** Their staff key; null: they have to make one before anybody can give them the key. */
  staffKey: { number: number; publicKey: Uint8Array } | null
  /** Whether the key in use is wrapped to it. */
  has: boolean
  /** Whether the key that is on its way out is. */
  hasOld: boolean
}

export interface Paper {
  share: number
  keptBy: string
  confirmedAt: Date | null
}

/** One key of an organisation, as its own people see it. */
export interface KeyNow {
  number: number
  /** 32 bytes, X25519. */
  publicKey: Uint8Array
  madeAt: Date
  /** Its private half, wrapped to the staff key of who looks; null: they do not have it. */
  mine: Uint8Array | null
  /** Which of their staff keys that is; null: as `mine`. */
  mineFor: number | null
}

export interface OrganisationKey {
  state: KeyState
  /** The key that everything new goes to; null: there is none. */
  current: KeyNow | null
  holders: KeyHolder[]
  /** Of the current key, in the order of their numbers. */
  papers: Paper[]
  /** While it changes: the key that is on its way out. */
  old: (KeyNow & { papers: Paper[] }) | null
  /** How many secrets are still only under the old key. */
  left: number
  /** Subjects of secrets that stayed behind when a key was changed, because they did not open; 200 at most, and for who has the key. */
  behind: string[]
  /** The number that a new key will have: it is bound into what is wrapped, before the key is there. */
  next: number
}

const keyStates = ['absent', 'in-use', 'change-ordered', 'changing', 'recovery-ordered'] as const
const isKeyState = (text: string | undefined): text is KeyState =>
  (keyStates as readonly (string | undefined)[]).includes(text)

export async function keyStateIn(trx: DeskTransaction, organisation: string): Promise<KeyState> {
  const { rows } = await sql<{ state: string }>`select organisations_key_state(${organisation}) as state`.execute(trx)
  const state = rows[0]?.state
  if (!isKeyState(state)) throw new Error(`a key stands as ${state}`)
  return state
}

/** The number of the next key: every number is used once. */
export async function nextKeyIn(trx: DeskTransaction, organisation: string): Promise<number> {
  const last = await trx
    .selectFrom('organisations_key')
    .select(({ fn }) => fn.max<number | null>('number').as('number'))
    .where('organisation', '=', organisation)
    .executeTakeFirst()
  return (last?.number ?? 0) + 1
}

/** The keys of an organisation that are not over, with what of them is wrapped to the hat. */
export async function keysIn(
  trx: DeskTransaction,
  organisation: string,
): Promise<{ current: KeyNow | null; old: KeyNow | null }> {
  const keys = await trx
    .selectFrom('organisations_key')
    .select(['number', 'public_key', 'made_at', 'state'])
    .where('organisation', '=', organisation)
    .where('ended_at', 'is', null)
    .execute()
  const { rows: own } = await sql<{ number: number; staff_key_number: number; wrapped: Uint8Array }>`
    select number, staff_key_number, wrapped from organisations_own_wraps()
  `.execute(trx)
  const now = (row: (typeof keys)[number] | undefined): KeyNow | null => {
    if (!row) return null
    const mine = own.find(({ number }) => number === row.number)
    return {
      number: row.number,
      publicKey: row.public_key,
      madeAt: row.made_at,
      mine: mine?.wrapped ?? null,
      mineFor: mine?.staff_key_number ?? null,
    }
  }
  return {
    current: now(keys.find(({ state }) => state !== 'changing')),
    old: now(keys.find(({ state }) => state === 'changing')),
  }
}

/** Everybody who could have the key: by a role of their own, active or away. In the order of their names. */
export async function holdersIn(
  trx: DeskTransaction,
  organisation: string,
  { current, old }: { current: KeyNow | null; old: KeyNow | null },
): Promise<KeyHolder[]> {
  const members = await membersOf(trx, organisation)
  const staffKeys = await trx
    .selectFrom('organisations_staff_key')
    .select(['person', 'number', 'public_key'])
    .where('ended_at', 'is', null)
    .execute()
  const wraps = await trx
    .selectFrom('organisations_key_wrap')
    .select(['person', 'number'])
    .where('organisation', '=', organisation)
    .where('taken_at', 'is', null)
    .execute()
  const has = (whose: string, key: KeyNow | null) =>
    key !== null && wraps.some(({ person, number }) => person === whose && number === key.number)
  return members.flatMap(({ person, name, roles, state }) => {
    if ((state !== 'active' && state !== 'away') || !roles.some((role) => keyHolders.includes(role))) return []
    const staffKey = staffKeys.find((key) => key.person === person)
    return [
      {
        person,
        name,
        roles,
        membership: state,
        staffKey: staffKey ? { number: staffKey.number, publicKey: staffKey.public_key } : null,
        has: has(person, current),
        hasOld: has(person, old),
      },
    ]
  })
}

/** The papers of the keys that are not over. */
async function papersIn(trx: DeskTransaction, organisation: string): Promise<(key: KeyNow | null) => Paper[]> {
  const rows = await trx
    .selectFrom('organisations_key_share')
    .select(['number', 'share', 'kept_by', 'confirmed_at'])
    .where('organisation', '=', organisation)
    .orderBy('share')
    .execute()
  return (key) =>
    rows
      .filter(({ number }) => number === key?.number)
      .map(({ share, kept_by, confirmed_at }) => ({ share, keptBy: kept_by, confirmedAt: confirmed_at }))
}

/** More are no list for a person. */
const mostBehind = 200

async function behindIn(trx: DeskTransaction, organisation: string): Promise<string[]> {
  const rows = await trx
    .selectFrom('organisations_kept_secret as kept')
    .innerJoin('organisations_key as key', (join) =>
      join.onRef('key.organisation', '=', 'kept.organisation').onRef('key.number', '=', 'kept.key_number'),
    )
    .select('kept.subject')
    .where('kept.organisation', '=', organisation)
    .where('key.state', '=', 'ended')
    .orderBy('kept.subject')
    .limit(mostBehind)
    .execute()
  return rows.map(({ subject }) => subject)
}

/** How the key of the actor’s organisation stands: who has it, which papers there are, and what of it is wrapped to the actor. */
export const organisationKey = (desk: Desk, actor: Actor): Promise<Result<OrganisationKey, NotDone>> =>
  asActor<OrganisationKey, NotDone>(desk, actor, async (trx, hat) => {
    const { organisation } = actor
    const state = await keyStateIn(trx, organisation)
    const may = mayNow(hat, 'key.see', about(organisation, state), actor)
    if (!may.ok) return may
    const keys = await keysIn(trx, organisation)
    const papersOf = await papersIn(trx, organisation)
    const { rows } = await sql<{ left: number }>`select organisations_secrets_left(${organisation}) as left`.execute(
      trx,
    )
    return ok({
      state,
      current: keys.current,
      holders: await holdersIn(trx, organisation, keys),
      papers: papersOf(keys.current),
      old: keys.old && { ...keys.old, papers: papersOf(keys.old) },
      left: rows[0]?.left ?? 0,
      behind: await behindIn(trx, organisation),
      next: await nextKeyIn(trx, organisation),
    })
  })

/** A secret of an organisation, wrapped to one of its keys. */
export interface KeptSecret {
  subject: string
  wrapped: Uint8Array
}

/** The secrets under one key, in the order of their subjects, those after `after`; `secretsInBatch` at most. */
export const keptSecrets = (
  desk: Desk,
  actor: Actor,
  { number, after, limit = secretsInBatch }: { number: number; after: string; limit?: number },
): Promise<Result<KeptSecret[], NotDone>> =>
  asActor<KeptSecret[], NotDone>(desk, actor, async (trx, hat) => {
    const state = await keyStateIn(trx, actor.organisation)
    const may = mayNow(hat, 'key.open', about(actor.organisation, state), actor)
    if (!may.ok) return may
    return ok(
      await trx
        .selectFrom('organisations_kept_secret')
        .select(['subject', 'wrapped'])
        .where('organisation', '=', actor.organisation)
        .where('key_number', '=', number)
        .where('subject', '>', after)
        .orderBy('subject')
        .limit(Math.min(limit, secretsInBatch))
        .execute(),
    )
  })

/**
 * Whether a form may be offered: at least two active people can open what is sealed to the organisation now. Nobody reads into the
 * void. Asked in nobody’s name, for whoever wants to tell something.
 */
export async function canBeRead<Tables>(db: Kysely<Tables>, organisation: string): Promise<boolean> {
  const { rows } = await sql`select organisations_can_be_read(${organisation}) as readable`.execute(db)
  return z.object({ readable: z.boolean() }).parse(rows[0]).readable
}
