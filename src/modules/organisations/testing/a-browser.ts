import { randomBytes } from 'node:crypto'
import type { Result } from '#kernel/result.ts'
import {
  type Bytes,
  combineShares,
  type KeyPair,
  makeKeyPair,
  openingKey,
  type RecoveryShare,
  splitForRecovery,
  unwrapWithKey,
  wrapToKey,
  wrapUnderPasskey,
} from '#platform/sealing/index.ts'
import { keptSecretLabel, organisationKeyLabel, staffKeyLabel } from '../domain/keys/labels.ts'
import type { Actor } from '../server/acting.ts'
import type { Desk } from '../server/desk.ts'
import { beginKeyChange, giveKey, type KeyWrap, makeOrganisationKey, recoverKey } from '../server/keys/hold-key.ts'
import { keepSecret, type Rewrapped, rewrap, secretsToRewrap } from '../server/keys/move-secrets.ts'
import { organisationKey } from '../server/keys/organisation-key.ts'
import { keepStaffKey } from '../server/keys/own-staff-key.ts'

export const random = (length: number): Bytes => new Uint8Array(randomBytes(length))

/** The value; for steps of a test that are not what it is about. */
export function right<T, E extends string>(result: Result<T, E>): T {
  if (!result.ok) throw new Error(`refused: ${result.error}`)
  return result.value
}

export const bytes = (from: Uint8Array): Bytes => new Uint8Array(from)

const papers = [
  { share: 1, keptBy: 'eerste functionaris' },
  { share: 2, keptBy: 'tweede functionaris' },
  { share: 3, keptBy: 'verzegeld papier' },
]

/** A new key of an organisation, ready to be kept: wrapped for these people, and its three papers. */
export async function aNewKey(organisation: string, number: number, own: string, people: readonly Receiver[]) {
  const pair = await makeKeyPair(random)
  const wraps: KeyWrap[] = []
  for (const one of people) wraps.push(await wrapFor(organisation, number, pair.privateKey, one, one.person !== own))
  return {
    pair,
    shares: await splitForRecovery(pair.privateKey, pair.publicKey),
    kept: { number, publicKey: pair.publicKey, wraps, shares: papers },
  }
}

export interface Receiver {
  person: string
  staffKey: { number: number; publicKey: Uint8Array }
}

export async function wrapFor(
  organisation: string,
  number: number,
  privateKey: Bytes,
  { person, staffKey }: Receiver,
  compared = true,
): Promise<KeyWrap> {
  const label = organisationKeyLabel(organisation, number, person)
  const wrapped = right(await wrapToKey(bytes(staffKey.publicKey), privateKey, label))
  return { person, staffKeyNumber: staffKey.number, wrapped, compared }
}

/** What a browser knows that the server does not: the private half of somebody’s staff key. It does everything through the use cases. */
export interface Browser {
  actor: Actor
  staffKey: KeyPair
  /** The number of the staff key. */
  number: number
  /** The private key of the organisation with this number, as its owner opens it; null: it is not wrapped to them. */
  open(number: number): Promise<Bytes | null>
  make(others?: readonly Browser[]): Promise<{ number: number; shares: RecoveryShare[] }>
  give(other: Browser, number: number): ReturnType<typeof giveKey>
  begin(others?: readonly Browser[]): Promise<{ number: number; shares: RecoveryShare[] }>
  /** One batch; gives how many were moved, or null when nothing was left. */
  moveBatch(limit: number): Promise<number | null>
  keep(subject: string, secret: Bytes): ReturnType<typeof keepSecret>
  recover(shares: readonly RecoveryShare[]): ReturnType<typeof recoverKey>
}

export const receiverOf = ({ actor, staffKey, number }: Browser): Receiver => ({
  person: actor.person,
  staffKey: { number, publicKey: staffKey.publicKey },
})

/** The browser of somebody who makes a staff key, in the place of the one with number `after`. */
export async function aBrowser(desk: Desk, actor: Actor, after = 0): Promise<Browser> {
  const staffKey = await makeKeyPair(random)
  const label = staffKeyLabel(actor.person, after + 1)
  const wrapped = await wrapUnderPasskey(random(32), staffKey.privateKey, label, random)
  const ways = [{ way: 'passkey' as const, passkey: 'passkey-of-a-test', wrapped }]
  const number = right(await keepStaffKey(desk, actor, { after, publicKey: staffKey.publicKey, ways }))
  return openBrowser(desk, actor, staffKey, number)
}

/** The browser of somebody who has a staff key. */
export function openBrowser(desk: Desk, actor: Actor, staffKey: KeyPair, number: number): Browser {
  const { person, organisation } = actor
  const self: Browser = {
    actor,
    staffKey,
    number,
    open: (wanted) => opened(desk, self, wanted),
    async make(others = []) {
      const { next } = right(await organisationKey(desk, actor))
      const fresh = await aNewKey(organisation, next, person, [self, ...others].map(receiverOf))
      return { number: right(await makeOrganisationKey(desk, actor, fresh.kept)), shares: fresh.shares }
    },
    async give(other, wanted) {
      const privateKey = (await self.open(wanted)) ?? random(32)
      const wrap = await wrapFor(organisation, wanted, privateKey, receiverOf(other))
      return giveKey(desk, actor, { number: wanted, ...wrap })
    },
    async begin(others = []) {
      const fromNumber = (await keyOf(desk, actor)).number
      const { next } = right(await organisationKey(desk, actor))
      const { kept, shares } = await aNewKey(organisation, next, person, [self, ...others].map(receiverOf))
      return { number: right(await beginKeyChange(desk, actor, { fromNumber, ...kept })), shares }
    },
    moveBatch: (limit) => moved(desk, self, limit),
    async keep(subject, secret) {
      const { publicKey, number: keyNumber } = await keyOf(desk, actor)
      const wrapped = right(await wrapToKey(bytes(publicKey), secret, keptSecretLabel(organisation, subject)))
      return keepSecret(desk, actor, { subject, wrapped, keyNumber })
    },
    async recover(shares) {
      const key = await keyOf(desk, actor)
      const privateKey = right(await combineShares(shares, bytes(key.publicKey)))
      const { staffKeyNumber, wrapped } = await wrapFor(organisation, key.number, privateKey, receiverOf(self))
      return recoverKey(desk, actor, { wraps: [{ number: key.number, staffKeyNumber, wrapped }] })
    },
  }
  return self
}

/** The key that everything new goes to. */
async function keyOf(desk: Desk, actor: Actor) {
  const { current } = right(await organisationKey(desk, actor))
  if (!current) throw new Error('there is no key')
  return current
}

async function opened(desk: Desk, { actor, staffKey }: Browser, wanted: number): Promise<Bytes | null> {
  const { current, old } = right(await organisationKey(desk, actor))
  const mine = [current, old].find((one) => one?.number === wanted)?.mine
  if (!mine) return null
  const label = organisationKeyLabel(actor.organisation, wanted, actor.person)
  return right(await unwrapWithKey(await openingKey(staffKey.privateKey), bytes(mine), label))
}

async function moved(desk: Desk, { actor, open }: Browser, limit: number): Promise<number | null> {
  const { from, secrets } = right(await secretsToRewrap(desk, actor, { limit }))
  if (secrets.length === 0) return null
  const before = await open(from)
  if (!before) throw new Error('both keys are there while one changes')
  const opening = await openingKey(before)
  const { publicKey } = await keyOf(desk, actor)
  const all: Rewrapped[] = []
  for (const { subject, wrapped } of secrets) {
    const label = keptSecretLabel(actor.organisation, subject)
    const secret = right(await unwrapWithKey(opening, bytes(wrapped), label))
    all.push({ subject, from, wrapped: right(await wrapToKey(bytes(publicKey), secret, label)) })
  }
  return right(await rewrap(desk, actor, all))
}
