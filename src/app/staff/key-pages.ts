import { error, type RequestEvent } from '@sveltejs/kit'
import type { KeyFacts, OrganisationKeyFacts } from '#app/keys/key-facts.ts'
import { toBase64url } from '#modules/organisations/index.ts'
import {
  type DemoDesk,
  type KeyHolder,
  type KeyNow,
  type OrganisationKey,
  type OwnStaffKey,
  organisationKey,
  ourPeople,
  ownAccount,
  ownStaffKey,
} from '#modules/organisations/server/index.ts'
import { shortFingerprint, spokenFingerprint } from '#platform/sealing/index.ts'
import { actorOf, requireHat, staffDesk, toProve, type WornSession } from './staff-request.ts'

type Event = Pick<RequestEvent, 'locals' | 'cookies' | 'url' | 'getClientAddress' | 'setHeaders' | 'request'>

/** What every page of keys is drawn from. */
export interface KeyPage {
  session: WornSession
  organisation: string
  members: Awaited<ReturnType<typeof ourPeople>>['members']
  key: OrganisationKey
  own: OwnStaffKey | null
  /** What opens the keys of a demonstration; null: this is none. */
  demo: DemoDesk['keys'] | null
}

export async function keyPage(event: Event): Promise<KeyPage> {
  const session = await requireHat(event)
  const { door, demo } = staffDesk(event)
  const actor = actorOf(session)
  const [key, own] = [await organisationKey(door, actor), await ownStaffKey(door, actor)]
  if (!key.ok || !own.ok) error(403, 'not for this hat')
  const { at, members } = await ourPeople(door, actor)
  return { session, organisation: at.name, members, key: key.value, own: own.value, demo: demo?.keys ?? null }
}

/** As `keyPage`, for somebody who could have the key themselves and proved just now who they are: before anything is typed. */
export async function ceremonyPage(event: Event): Promise<KeyPage> {
  const page = await keyPage(event)
  if (!page.key.holders.some(({ person }) => person === page.session.person.id)) error(403, 'holds no key')
  if (event.request.method === 'GET' && !page.session.proved) toProve(event)
  return page
}

/** Whether this person has a key, wrapped to the key of their own that they have now. */
export const holdsNow = (key: KeyNow | null, own: OwnStaffKey | null): boolean =>
  key !== null && own !== null && key.mine !== null && key.mineFor === own.number

const factsOf = (key: KeyNow | null, own: OwnStaffKey | null): OrganisationKeyFacts | null =>
  key && {
    number: key.number,
    publicKey: toBase64url(key.publicKey),
    mine: key.mine && holdsNow(key, own) ? toBase64url(key.mine) : null,
  }

/** Colleagues who are here and have a key of their own, that another can be wrapped to. */
export const readyColleagues = ({ session, key }: KeyPage): (KeyHolder & { staffKey: object })[] =>
  key.holders.filter(
    (one): one is KeyHolder & { staffKey: NonNullable<KeyHolder['staffKey']> } =>
      one.person !== session.person.id && one.membership === 'active' && one.staffKey !== null,
  )

/** What the page itself works with. `colleagues`: those whom a key may be wrapped to here. */
export async function keyFacts(event: Event, page: KeyPage, colleagues: readonly KeyHolder[]): Promise<KeyFacts> {
  const { door, passkeys } = staffDesk(event)
  const { session, key, own } = page
  const account = await ownAccount(door, session)
  return {
    me: session.person.id,
    organisation: session.hat.organisation,
    send: `/${event.locals.language}/staff/keys/do`,
    rpId: passkeys?.rpId ?? null,
    passkeys: account.passkeys.map(({ id }) => id),
    staffKey: own && {
      number: own.number,
      publicKey: toBase64url(own.publicKey),
      ways: own.ways.map(({ way, passkey, wrapped }) => ({ way, passkey, wrapped: toBase64url(wrapped) })),
    },
    current: factsOf(key.current, own),
    old: factsOf(key.old, own),
    next: key.next,
    colleagues: colleagues.flatMap(({ person, staffKey, has, hasOld }) =>
      staffKey
        ? [{ person, staffKeyNumber: staffKey.number, publicKey: toBase64url(staffKey.publicKey), has, hasOld }]
        : [],
    ),
    left: key.left,
  }
}

/** The check numbers of a public key as the server knows them, six groups. */
export const numbersOf = async (publicKey: Uint8Array): Promise<string[]> =>
  (await spokenFingerprint(new Uint8Array(publicKey))).split(' ')

/** The eight characters that stand on the papers of a key; null: there is none. */
export const paperMark = async (key: KeyNow | null): Promise<string | null> =>
  key && (await shortFingerprint(new Uint8Array(key.publicKey)))
