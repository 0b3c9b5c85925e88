import { randomBytes } from 'node:crypto'
import { type Kysely, sql } from 'kysely'
import type { Result } from '#kernel/result.ts'
import type { ActionOn, StateOf } from '../domain/objects.ts'
import type { Actor } from '../server/acting.ts'
import type { Desk, DeskTables } from '../server/desk.ts'
import { beginKeyChange, confirmShare, giveKey, makeOrganisationKey, recoverKey } from '../server/keys/hold-key.ts'
import { keepSecret, rewrap } from '../server/keys/move-secrets.ts'
import { declareKeyLost, orderKeyChange, orderKeyRecovery } from '../server/keys/order-key.ts'
import { keptSecrets, organisationKey } from '../server/keys/organisation-key.ts'
import { addWay, keepStaffKey, ownStaffKey, removeWay } from '../server/keys/own-staff-key.ts'

export type KeyState = StateOf<'key'>
export const keyStates: readonly KeyState[] = ['absent', 'in-use', 'change-ordered', 'changing', 'recovery-ordered']

/** Bytes that have the form of something wrapped; that nobody opens them is no matter where it is asked who may keep them. */
export const looksLikeWrap = (way: 1 | 2 | 3): Uint8Array => Uint8Array.of(1, way, ...randomBytes(way === 2 ? 108 : 80))
const publicKey = () => new Uint8Array(randomBytes(32))
const hexOf = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')

/** Something done with keys through a use case, and how many lines of the audit tell of it. */
export interface KeyDeed<Action extends string> {
  action: Action
  lines: 0 | 1
  run(desk: Desk, actor: Actor): Promise<Result<unknown, string>>
}

const papers = [1, 2, 3].map((share) => ({ share, keptBy: 'een functionaris' }))

/** Every deed with the key of `ours`, as it would succeed for a key holder in the state where it may be done. `other`: a colleague who holds the key. */
export function deedsWithKey(state: KeyState, other: string): KeyDeed<ActionOn<'key'>>[] {
  const current = state === 'changing' ? 2 : 1
  const fresh = (person: string, number: number) => ({
    number,
    publicKey: publicKey(),
    wraps: [{ person, staffKeyNumber: 1, wrapped: looksLikeWrap(1), compared: false }],
    shares: papers,
  })
  const wrap = () => ({ staffKeyNumber: 1, wrapped: looksLikeWrap(1) })
  const moved = () => [{ subject: 'case-1', from: 1, wrapped: looksLikeWrap(1) }]
  return [
    { action: 'key.see', lines: 0, run: organisationKey },
    {
      action: 'key.make',
      lines: 1,
      run: (desk, actor) => makeOrganisationKey(desk, actor, fresh(actor.person, state === 'absent' ? 1 : current + 1)),
    },
    { action: 'key.open', lines: 0, run: (desk, actor) => keptSecrets(desk, actor, { number: 1, after: '' }) },
    {
      action: 'key.give',
      lines: 1,
      run: (desk, actor) => giveKey(desk, actor, { number: current, person: other, ...wrap(), compared: true }),
    },
    { action: 'key.order-change', lines: 1, run: orderKeyChange },
    {
      action: 'key.change',
      lines: 1,
      run: (desk, actor) =>
        state === 'changing'
          ? rewrap(desk, actor, moved())
          : beginKeyChange(desk, actor, { fromNumber: current, ...fresh(actor.person, current + 1) }),
    },
    { action: 'key.order-recovery', lines: 1, run: orderKeyRecovery },
    {
      action: 'key.recover',
      lines: 1,
      run: (desk, actor) => recoverKey(desk, actor, { wraps: [{ number: current, ...wrap() }] }),
    },
    {
      action: 'key.confirm-share',
      lines: 1,
      run: (desk, actor) => confirmShare(desk, actor, { number: current, share: 1 }),
    },
    { action: 'key.declare-lost', lines: 1, run: declareKeyLost },
    {
      action: 'key.keep-secret',
      lines: 1,
      run: (desk, actor) =>
        keepSecret(desk, actor, { subject: 'case-new', wrapped: looksLikeWrap(1), keyNumber: current }),
    },
  ]
}

/** Every deed with one’s own staff key. */
export function deedsWithStaffKey(state: StateOf<'staff-key'>): KeyDeed<ActionOn<'staff-key'>>[] {
  const passkey = 'a-passkey-of-a-test'
  const keep = (desk: Desk, actor: Actor) =>
    keepStaffKey(desk, actor, {
      after: state === 'absent' ? 0 : 1,
      publicKey: publicKey(),
      ways: [{ way: 'passphrase', passkey: null, wrapped: looksLikeWrap(2) }],
    })
  return [
    { action: 'staff-key.see', lines: 0, run: ownStaffKey },
    { action: state === 'absent' ? 'staff-key.make' : 'staff-key.replace', lines: 1, run: keep },
    {
      action: 'staff-key.add-way',
      lines: 1,
      run: (desk, actor) => addWay(desk, actor, { number: 1, way: 'passkey', passkey, wrapped: looksLikeWrap(3) }),
    },
    {
      action: 'staff-key.remove-way',
      lines: 1,
      run: (desk, actor) => removeWay(desk, actor, { way: 'passphrase', passkey: null }),
    },
  ]
}

const keyTables = ['kept_secret', 'key_share', 'key_wrap', 'key', 'staff_key_wrap', 'staff_key'] as const

/** Takes every key away, as the owner. */
export async function withoutKeys(db: Kysely<DeskTables>): Promise<void> {
  for (const table of keyTables) await sql`delete from ${sql.table(`organisations_${table}`)}`.execute(db)
}

/** A staff key for each of these, with two ways to open it, put there by the owner. */
export async function withStaffKeys(db: Kysely<DeskTables>, people: readonly string[]): Promise<void> {
  for (const person of people) {
    await sql`insert into organisations_staff_key (person, number, public_key)
      values (${person}, 1, decode(${hexOf(publicKey())}, 'hex'))`.execute(db)
    await sql`insert into organisations_staff_key_wrap (person, number, way, passkey, wrapped) values
      (${person}, 1, 'passphrase', null, decode(${hexOf(looksLikeWrap(2))}, 'hex')),
      (${person}, 1, 'passkey', 'another-passkey', decode(${hexOf(looksLikeWrap(3))}, 'hex'))`.execute(db)
  }
}

/** The key of an organisation as it stands in a state, in the hands of these, with one secret under the first one; by the owner. */
export async function withKey(
  db: Kysely<DeskTables>,
  organisation: string,
  state: KeyState,
  holders: readonly string[],
  maker: string,
): Promise<void> {
  const states = { absent: [], changing: ['changing', 'in-use'] }[state as 'absent' | 'changing'] ?? [state]
  for (const [at, one] of states.entries()) {
    const number = at + 1
    await sql`insert into organisations_key (organisation, number, public_key, made_by, state)
      values (${organisation}, ${number}, decode(${hexOf(publicKey())}, 'hex'), ${maker}, ${one})`.execute(db)
    await sql`insert into organisations_key_share (organisation, number, share, kept_by)
      select ${organisation}, ${number}, share, 'een functionaris' from generate_series(1, 3) share`.execute(db)
    for (const person of holders)
      await sql`insert into organisations_key_wrap
        (organisation, number, person, staff_key_number, wrapped, given_by, compared)
        values (${organisation}, ${number}, ${person}, 1, decode(${hexOf(looksLikeWrap(1))}, 'hex'), ${person}, false)`.execute(
        db,
      )
  }
  if (states.length > 0)
    await sql`insert into organisations_kept_secret (organisation, subject, key_number, wrapped)
      values (${organisation}, 'case-1', 1, decode(${hexOf(looksLikeWrap(1))}, 'hex'))`.execute(db)
}
