import { createHash } from 'node:crypto'
import { type Day, dutchDay } from '#kernel/days.ts'
import { err, ok, type Result } from '#kernel/result.ts'
import { appendAudit } from '#platform/audit/index.ts'
import { lockAtRest, type Token, unlockAtRest } from '#platform/credentials/index.ts'
import { type Role, rolesAt } from '../../domain/roles.ts'
import { type DeskTransaction, newId } from '../desk.ts'
import { hatsOf, rolesIn } from '../hats.ts'
import { type OrganisationNow, organisationsIn } from '../organisations-read.ts'
import { useOnce } from './begun.ts'
import { atTheDoor, type Door } from './door.ts'
import { nowProved, type Session, startSession } from './sessions.ts'

/** Who somebody is by the word of a provider that was believed, and where its claims let them work. */
export interface KnownElsewhere {
  issuer: string
  subject: string
  mail: string | null
  name: string | null
  memberships: readonly { organisation: string; roles: readonly string[] }[]
  idToken: string
}

/**
 * `nowhere` – the claims give no role at an organisation that goes on · `no-mail` – the provider tells no confirmed mail address, or no name, and the person is new ·
 * `mail-taken` – the address is of somebody who signs in another way: they connect the two themselves.
 */
export type NotFromElsewhere = 'nowhere' | 'no-mail' | 'mail-taken'

const idTokenPurpose = 'id-token'
/** A longer one does not go into an address anyhow. */
const longestIdToken = 4_000

interface Grant {
  at: OrganisationNow
  roles: Role[]
}

/**
 * Signs somebody in whom the provider named. For the organisations of the mapping (`mapped`) its word decides: what the claims give is so from now on, and what they
 * give no more has ended. Other memberships are not touched. Nobody is ever taken for somebody else by a mail address.
 */
export const signInFromElsewhere = (
  door: Door,
  who: KnownElsewhere,
  mapped: readonly string[],
): Promise<Result<{ token: Token; person: string }, NotFromElsewhere>> =>
  atTheDoor(door, async (trx): Promise<Result<{ token: Token; person: string }, NotFromElsewhere>> => {
    const all = await organisationsIn(trx)
    const grants = grantsOf(who, all)
    const known = await personWith(trx, who)
    if (known === null && grants.length === 0) return err('nowhere')
    const person = known === null ? await newPerson(door, trx, who) : ok(known)
    if (!person.ok) return person
    await applyGrants(trx, person.value, grants, { mapped, today: dutchDay(door.now()) })
    if ((await hatsOf(trx, person.value)).length === 0) return err('nowhere')
    const outside = await keptIdToken(door, person.value, who.idToken)
    const { token, organisation } = await startSession(door, trx, person.value, 'provider', outside)
    const detail = { how: 'provider', new: known === null }
    await appendAudit(trx, { actor: person.value, organisation, action: 'sign-in.start', object: null, detail })
    return ok({ token, person: person.value })
  })

/** Only organisations that go on, and only roles that their kind has: a word that means nothing here gives nothing. */
const grantsOf = ({ memberships }: KnownElsewhere, all: readonly OrganisationNow[]): Grant[] =>
  memberships.flatMap(({ organisation, roles }) => {
    const at = all.find(({ id, state }) => id === organisation && state !== 'ended')
    const fitting = at ? rolesIn(roles).filter((role) => rolesAt(at.kind).includes(role)) : []
    return at && fitting.length > 0 ? [{ at, roles: fitting }] : []
  })

async function personWith(
  trx: DeskTransaction,
  { issuer, subject }: Pick<KnownElsewhere, 'issuer' | 'subject'>,
): Promise<string | null> {
  const row = await trx
    .selectFrom('organisations_identity')
    .select('person')
    .where('issuer', '=', issuer)
    .where('subject', '=', subject)
    .executeTakeFirst()
  return row?.person ?? null
}

async function newPerson(
  door: Door,
  trx: DeskTransaction,
  { issuer, subject, mail, name }: KnownElsewhere,
): Promise<Result<string, 'no-mail' | 'mail-taken'>> {
  const shown = name?.slice(0, 120)
  if (mail === null || !shown) return err('no-mail')
  const person = newId(door.random)
  const made = await trx
    .insertInto('organisations_person')
    .values({ id: person, name: shown, mail, language: 'nl' })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  if (made.numInsertedOrUpdatedRows !== 1n) return err('mail-taken')
  await trx.insertInto('organisations_identity').values({ issuer, subject, person }).execute()
  return ok(person)
}

async function applyGrants(
  trx: DeskTransaction,
  person: string,
  grants: readonly Grant[],
  { mapped, today }: { mapped: readonly string[]; today: Day },
): Promise<void> {
  for (const { at, roles } of grants)
    await trx
      .insertInto('organisations_membership')
      .values({ person, organisation: at.id, roles, state: 'active', since: today })
      .onConflict((conflict) =>
        conflict
          .columns(['person', 'organisation'])
          .doUpdateSet({ roles, state: 'active' })
          // Who set themselves away stays away, whatever their groups say.
          .where('organisations_membership.state', '<>', 'away'),
      )
      .execute()
  const lost = mapped.filter((organisation) => !grants.some(({ at }) => at.id === organisation))
  if (lost.length === 0) return
  await trx
    .updateTable('organisations_membership')
    .set({ state: 'ended' })
    .where('person', '=', person)
    .where('organisation', 'in', lost)
    .where('state', '<>', 'ended')
    .execute()
}

/** Locked: it holds personal data, and only signing out needs it. */
async function keptIdToken(door: Door, person: string, idToken: string): Promise<string | null> {
  if (idToken.length > longestIdToken) return null
  const place = { person, purpose: idTokenPurpose }
  const locked = await lockAtRest(door.serverKey, place, new TextEncoder().encode(idToken), door.random)
  return Buffer.from(locked).toString('base64')
}

/** What the provider needs to hear when this session ends; null when it did not come from there. Ask before the session ends. */
export async function idTokenOf(door: Door, { id, person }: Session): Promise<string | null> {
  const row = await atTheDoor(door, (trx) =>
    trx.selectFrom('organisations_session').select('outside').where('id', '=', id).executeTakeFirst(),
  )
  if (!row?.outside) return null
  const place = { person: person.id, purpose: idTokenPurpose }
  const opened = await unlockAtRest(door.serverKey, place, Buffer.from(row.outside, 'base64'))
  return opened.ok ? new TextDecoder().decode(opened.value) : null
}

/** Connects an account elsewhere to who is signed in here. Refusals: `prove-again` · `somebody-else` – it is connected to another person. */
export const connectElsewhere = async (
  door: Door,
  session: Session,
  { issuer, subject }: Pick<KnownElsewhere, 'issuer' | 'subject'>,
): Promise<Result<true, 'prove-again' | 'somebody-else'>> => {
  if (!session.proved) return err('prove-again')
  const person = session.person.id
  return atTheDoor(door, async (trx): Promise<Result<true, 'somebody-else'>> => {
    await trx
      .insertInto('organisations_identity')
      .values({ issuer, subject, person })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
    const row = await trx
      .selectFrom('organisations_identity')
      .select('person')
      .where('issuer', '=', issuer)
      .where('subject', '=', subject)
      .executeTakeFirst()
    if (row?.person !== person) return err('somebody-else')
    const organisation = session.hat?.organisation ?? null
    const told = { action: 'account.change' as const, object: `person:${person}`, detail: { what: 'provider' } }
    await appendAudit(trx, { actor: person, organisation, ...told })
    return ok(true)
  })
}

/** Proves once more who one is, by having signed in anew at the provider. Refusal `somebody-else`. */
export async function proveElsewhere(
  door: Door,
  session: Session,
  { issuer, subject }: Pick<KnownElsewhere, 'issuer' | 'subject'>,
): Promise<Result<Token, 'somebody-else'>> {
  const person = await atTheDoor(door, (trx) => personWith(trx, { issuer, subject }))
  if (person !== session.person.id) return err('somebody-else')
  const token = await nowProved(door, session)
  return token ? ok(token) : err('somebody-else')
}

/** A word of a provider that somebody signed out there. */
export interface SaidToBeOut {
  issuer: string
  subject: string
  /** Of the word itself: each counts once, so that one that was caught ends no later session. */
  tokenId: string
  /** Seconds since 1970; from then on the word itself is refused. */
  rememberUntil: number
}

/** Ends the sessions here of somebody whom a provider signed out. Gives how many; none when it said so before. */
export const endedElsewhere = (door: Door, { issuer, subject, tokenId, rememberUntil }: SaidToBeOut): Promise<number> =>
  atTheDoor(door, async (trx) => {
    const hash = createHash('sha256').update(`baken-signed-out-1:${issuer}\n${tokenId}`).digest()
    const isFresh = await useOnce(trx, hash, new Date(rememberUntil * 1000))
    const person = await personWith(trx, { issuer, subject })
    if (person === null || !isFresh) return 0
    const done = await trx
      .deleteFrom('organisations_session')
      .where('person', '=', person)
      .where('how', '=', 'provider')
      .executeTakeFirst()
    return Number(done.numDeletedRows)
  })
