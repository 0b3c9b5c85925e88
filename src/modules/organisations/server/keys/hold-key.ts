import { sql } from 'kysely'
import { err, ok, type Result } from '#kernel/result.ts'
import { type MadeFor, whyNotTo } from '../../domain/keys/key-holder.ts'
import { about } from '../../domain/may.ts'
import { type Actor, asActor, mayNow, type NotDone } from '../acting.ts'
import { writeDown } from '../audit-lines.ts'
import type { Desk, DeskTransaction } from '../desk.ts'
import { type BlobFault, hex, isUsableKey, isWrappedToKey } from './key-forms.ts'
import { holdersIn, keyStateIn, keysIn, nextKeyIn } from './organisation-key.ts'

/** The private key of an organisation, wrapped by a browser to one staff key. */
export interface KeyWrap extends MadeFor {
  wrapped: Uint8Array
}

/** Who keeps a paper: what they are, never their name. 1 to 80 characters. */
export interface KeptPaper {
  share: number
  keptBy: string
}

/** A key that a browser made, with whom it is for and who keeps its three papers. */
export interface NewKey {
  /** The number that is bound into its wraps: `next` of `organisationKey`. */
  number: number
  publicKey: Uint8Array
  wraps: readonly KeyWrap[]
  shares: readonly KeptPaper[]
}

/**
 * Those of `whyNotTo`, those of a blob · `three-papers` – not three papers, numbered 1 to 3, each with who keeps it · `moved` – a key was made, or
 * its change begun, since the page was drawn.
 */
export type NotNewKey = BlobFault | NonNullable<ReturnType<typeof whyNotTo>> | 'three-papers' | 'moved'

const rowsOf = (wraps: readonly KeyWrap[]) =>
  wraps.map(({ person, staffKeyNumber, wrapped, compared }) => ({
    person,
    staffKeyNumber,
    compared,
    wrapped: hex(wrapped),
  }))

const areThreePapers = (shares: readonly KeptPaper[]): boolean =>
  shares
    .map(({ share }) => share)
    .sort()
    .join() === '1,2,3' && shares.every(({ keptBy }) => /^[^\p{Cc}]{1,80}$/u.test(keptBy))

async function whyNotNew(
  trx: DeskTransaction,
  actor: Actor,
  { number, publicKey, wraps, shares }: NewKey,
  alsoAway: boolean,
): Promise<NotNewKey | null> {
  if (number !== (await nextKeyIn(trx, actor.organisation))) return 'moved'
  if (!areThreePapers(shares)) return 'three-papers'
  if (!wraps.every(({ wrapped }) => isWrappedToKey(wrapped))) return 'malformed'
  if (!(await isUsableKey(publicKey))) return 'unusable-key'
  return whyNotTo(actor.person, wraps, await possibleIn(trx, actor.organisation), alsoAway)
}

const possibleIn = async (trx: DeskTransaction, organisation: string) =>
  (await holdersIn(trx, organisation, { current: null, old: null })).map(({ staffKey, ...one }) => ({
    ...one,
    staffKey: staffKey?.number ?? null,
  }))

/** The first key of an organisation, or one after the last was lost. Gives its number. Refusals of its own: those of `NotNewKey`. */
export const makeOrganisationKey = (
  desk: Desk,
  actor: Actor,
  fresh: NewKey,
): Promise<Result<number, NotDone | NotNewKey>> =>
  asActor<number, NotDone | NotNewKey>(desk, actor, async (trx, hat) => {
    const state = await keyStateIn(trx, actor.organisation)
    const may = mayNow(hat, 'key.make', about(actor.organisation, state), actor)
    if (!may.ok) return may
    const fault = await whyNotNew(trx, actor, fresh, false)
    if (fault) return err(fault)
    const { number } = fresh
    await sql`select organisations_make_key(${number}, ${Buffer.from(fresh.publicKey)},
      ${JSON.stringify(rowsOf(fresh.wraps))}::jsonb, ${JSON.stringify(fresh.shares)}::jsonb)`.execute(trx)
    await writeDown(trx, actor, 'key.make', `organisation:${actor.organisation}`, {
      number,
      people: fresh.wraps.length,
    })
    return ok(number)
  })

export type NotGiven =
  | NotDone
  | 'malformed'
  | 'unknown-key'
  | 'not-held'
  | 'oneself'
  | 'holder-changed'
  | 'not-compared'

/**
 * Gives a key that the actor has to a colleague. Refusals of its own: `unknown-key` – there is no key with this number, or it is over ·
 * `not-held` – the actor has not got it · `oneself` · `malformed` · `holder-changed`, `not-compared` – as `whyNotTo`.
 */
export const giveKey = (
  desk: Desk,
  actor: Actor,
  { number, ...given }: KeyWrap & { number: number },
): Promise<Result<true, NotGiven>> =>
  asActor<true, NotGiven>(desk, actor, async (trx, hat) => {
    const state = await keyStateIn(trx, actor.organisation)
    const may = mayNow(hat, 'key.give', about(actor.organisation, state), actor)
    if (!may.ok) return may
    const { current, old } = await keysIn(trx, actor.organisation)
    const key = [current, old].find((one) => one?.number === number)
    if (!key) return err('unknown-key')
    if (!key.mine) return err('not-held')
    if (given.person === actor.person) return err('oneself')
    if (!isWrappedToKey(given.wrapped)) return err('malformed')
    const own = { person: actor.person, staffKeyNumber: key.mineFor ?? 0, compared: false }
    const fault = whyNotTo(actor.person, [own, given], await possibleIn(trx, actor.organisation), false)
    if (fault === 'not-a-holder' || fault === 'twice') return err('not-held')
    if (fault) return err(fault)
    await sql`select organisations_give_key(${number}, ${JSON.stringify(rowsOf([given])[0])}::jsonb)`.execute(trx)
    await writeDown(trx, actor, 'key.give', `person:${given.person}`, { number, staffKey: given.staffKeyNumber })
    return ok(true)
  })

export type ChangeNotBegun = NotDone | NotNewKey | 'not-held'

/**
 * Puts a new key in the place of `fromNumber`, which the actor has. What is new goes to it at once; what is kept under the old one is
 * moved by `rewrap`, and the old one ends with `finishKeyChange`. Gives the number of the new key. Refusals of its own: those of
 * `NotNewKey` · `not-held` – the actor has not got the old key.
 */
export const beginKeyChange = (
  desk: Desk,
  actor: Actor,
  { fromNumber, ...fresh }: NewKey & { fromNumber: number },
): Promise<Result<number, ChangeNotBegun>> =>
  asActor<number, ChangeNotBegun>(desk, actor, async (trx, hat) => {
    const state = await keyStateIn(trx, actor.organisation)
    const may = mayNow(hat, 'key.change', about(actor.organisation, state), actor)
    if (!may.ok) return may
    const { current, old } = await keysIn(trx, actor.organisation)
    if (old || current?.number !== fromNumber) return err('moved')
    if (!current.mine) return err('not-held')
    const fault = await whyNotNew(trx, actor, fresh, true)
    if (fault) return err(fault)
    const { number } = fresh
    await sql`select organisations_begin_key_change(${fromNumber}, ${number}, ${Buffer.from(fresh.publicKey)},
      ${JSON.stringify(rowsOf(fresh.wraps))}::jsonb, ${JSON.stringify(fresh.shares)}::jsonb)`.execute(trx)
    const detail = { from: fromNumber, number, people: fresh.wraps.length }
    await writeDown(trx, actor, 'key.begin-change', `organisation:${actor.organisation}`, detail)
    return ok(number)
  })

/** A key that came back from two papers, wrapped to the staff key of who typed them. */
export interface RecoveredKey {
  number: number
  staffKeyNumber: number
  wrapped: Uint8Array
}

export type NotRecovered = NotDone | 'malformed' | 'unknown-key' | 'not-a-holder'

/**
 * Keeps what the actor’s browser got out of two papers: the key in use, and while it changes the old one if its papers were there as well.
 * After it the key has to change. Refusals of its own: `unknown-key` – one of them is no key of now, or the one in use is not among
 * them · `not-a-holder` – the actor holds no key by a role of their own, or has another staff key now.
 */
export const recoverKey = (
  desk: Desk,
  actor: Actor,
  { wraps }: { wraps: readonly RecoveredKey[] },
): Promise<Result<true, NotRecovered>> =>
  asActor<true, NotRecovered>(desk, actor, async (trx, hat) => {
    const state = await keyStateIn(trx, actor.organisation)
    const may = mayNow(hat, 'key.recover', about(actor.organisation, state), actor)
    if (!may.ok) return may
    const { current, old } = await keysIn(trx, actor.organisation)
    const known = [current?.number, old?.number]
    const numbers = wraps.map(({ number }) => number)
    const fits = numbers.every((number) => known.includes(number)) && new Set(numbers).size === numbers.length
    if (!fits || !numbers.includes(current?.number ?? 0)) return err('unknown-key')
    if (!wraps.every(({ wrapped }) => isWrappedToKey(wrapped))) return err('malformed')
    const people = await possibleIn(trx, actor.organisation)
    const isOwn = ({ staffKeyNumber }: RecoveredKey) =>
      whyNotTo(actor.person, [{ person: actor.person, staffKeyNumber, compared: false }], people, false) === null
    if (!wraps.every(isOwn)) return err('not-a-holder')
    const rows = wraps.map(({ wrapped, ...rest }) => ({ ...rest, wrapped: hex(wrapped) }))
    await sql`select organisations_recover_key(${JSON.stringify(rows)}::jsonb)`.execute(trx)
    await writeDown(trx, actor, 'key.recover', `organisation:${actor.organisation}`, {
      number: current?.number ?? null,
      old: old !== null && numbers.includes(old.number),
    })
    return ok(true)
  })

/** Writes down that a paper was seen to be where it is kept. Refusal of its own: `unknown-paper`. */
export const confirmShare = (
  desk: Desk,
  actor: Actor,
  { number, share }: { number: number; share: number },
): Promise<Result<true, NotDone | 'unknown-paper'>> =>
  asActor<true, NotDone | 'unknown-paper'>(desk, actor, async (trx, hat) => {
    const state = await keyStateIn(trx, actor.organisation)
    const may = mayNow(hat, 'key.confirm-share', about(actor.organisation, state), actor)
    if (!may.ok) return may
    const { rows } = await sql<{ found: boolean }>`
      select organisations_confirm_share(${number}, ${share}) as found
    `.execute(trx)
    if (!rows[0]?.found) return err('unknown-paper')
    await writeDown(trx, actor, 'key.confirm-share', `organisation:${actor.organisation}`, { number, share })
    return ok(true)
  })
