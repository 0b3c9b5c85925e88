import { error, type RequestEvent } from '@sveltejs/kit'
import type { CaseFacts } from '#app/casework/sent-case.ts'
import type { KeyFacts } from '#app/keys/key-facts.ts'
import { keyHolders } from '#modules/organisations/index.ts'
import { type Actor, ourPeople } from '#modules/organisations/server/index.ts'
import type { CaseDesk, CaseTables } from '#modules/reporting/server/index.ts'
import { holdsNow, type KeyPage, keyFacts, keyPage } from './key-pages.ts'
import { staffDesk, type WornSession } from './staff-request.ts'
import { workHalf } from './work-half.ts'

type Event = Parameters<typeof keyPage>[0]

export const caseDesk = ({ locals }: Pick<RequestEvent, 'locals'>): CaseDesk & { now(): Date } => ({
  db: locals.services.database.application.$pickTables<keyof CaseTables>(),
  today: locals.services.today,
  now: () => new Date(),
})

/** The half of the lock on this desk that belongs to this session and hat. */
export const halfOf = (event: Pick<RequestEvent, 'locals'>, { id, hat }: WornSession): string =>
  workHalf(staffDesk(event).door.serverKey, { session: id, organisation: hat.organisation })

/** What a page of cases is drawn from, beside the cases: the key of the organisation, and what unlocks it for this session. */
export interface UnlockablePage {
  keys: KeyPage
  facts: KeyFacts & { half: string }
  /** Why this person can open nothing; null: they can. */
  hindrance: 'no-key' | 'no-own' | 'not-held' | null
}

export async function unlockablePage(event: Event): Promise<UnlockablePage> {
  const keys = await keyPage(event)
  if (!keys.key.holders.some(({ person }) => person === keys.session.person.id)) error(403, 'holds no key')
  const facts = await keyFacts(event, keys, [])
  return { keys, facts: { ...facts, half: halfOf(event, keys.session) }, hindrance: hindranceOf(keys) }
}

function hindranceOf({ key, own }: KeyPage): UnlockablePage['hindrance'] {
  if (!key.current) return 'no-key'
  if (!own) return 'no-own'
  return holdsNow(key.current, own) ? null : 'not-held'
}

/** Public keys for the script of a page: which keys of the organisation it may find unlocked. */
export const workPlaceOf = ({ facts }: UnlockablePage) => ({
  organisation: facts.organisation,
  keys: [facts.current, facts.old].flatMap((one) => (one ? [{ number: one.number, publicKey: one.publicKey }] : [])),
  half: facts.half,
})

/** What the script of a page of cases works with, without names; null: the organisation has no key. */
export function caseFacts(event: Pick<RequestEvent, 'locals'>, page: UnlockablePage, caseId: string): CaseFacts | null {
  const { session } = page.keys
  const { current } = page.facts
  const cases = `/${event.locals.language}/staff/cases`
  return (
    current && {
      send: `${cases}/do`,
      files: `${cases}/${caseId}/file`,
      words: `${cases}/words.json`,
      plans: `${cases}/plans.json`,
      caseId,
      organisation: session.hat.organisation,
      organisationName: session.hat.name,
      me: session.person.id,
      work: workPlaceOf(page),
      keyNumber: current.number,
      news: 0,
      places: {},
      people: {},
    }
  )
}

/** Colleagues of the hat who hold the key and are there now, by name. */
export async function holdersNow(event: Pick<RequestEvent, 'locals'>, actor: Actor) {
  const { members } = await ourPeople(staffDesk(event).door, actor)
  return members
    .filter(({ state, roles }) => state === 'active' && roles.some((role) => keyHolders.includes(role)))
    .map(({ person, name }) => ({ person, name }))
}
