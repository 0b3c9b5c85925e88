import { whoCanAgree } from '../domain/colleague-steps.ts'
import { about } from '../domain/may.ts'
import type { Action } from '../domain/objects.ts'
import { writeDown } from './audit-lines.ts'
import type { Desk, DeskTransaction } from './desk.ts'
import { inHat, type Wearer } from './in-a-hat.ts'
import { type Member, membersOf } from './members.ts'
import { type OrganisationNow, organisationOn, organisationsIn } from './organisations-read.ts'
import { type AskedFor, openRequests } from './requests.ts'

/** An organisation with everybody of it whom the hat may see. */
export interface OurPeople {
  at: OrganisationNow
  members: readonly Member[]
}

/** The organisation of the hat. @throws Error when it is not there: then the hat is not either */
export const ourPeople = (desk: Desk, wearer: Wearer): Promise<OurPeople> =>
  inHat(desk.db, wearer, (trx) => peopleIn(trx, wearer))

/**
 * The same, for somebody who looks at the list of people, or at the page of one colleague. That they did is written down; looking at oneself
 * is not, nor at somebody who is not there.
 */
export const lookAtPeople = (desk: Desk, wearer: Wearer, person: string | null = null): Promise<OurPeople> =>
  inHat(desk.db, wearer, async (trx) => {
    const ours = await peopleIn(trx, wearer)
    const others = ours.members.filter((one) => one.person !== wearer.person)
    const seen = person === null ? others : others.filter((one) => one.person === person)
    if (seen.length === 0) return ours
    if (person === null) await writeDown(trx, wearer, 'people.read', null, { people: seen.length })
    else await writeDown(trx, wearer, 'person.read', `person:${person}`)
    return ours
  })

async function peopleIn(trx: DeskTransaction, { organisation }: Wearer): Promise<OurPeople> {
  const at = await organisationOn(trx, organisation)
  if (!at) throw new Error('a hat of an organisation that is not there')
  return { at, members: await membersOf(trx, organisation) }
}

/** Every organisation that there is, as the hat sees it. */
export const allOrganisations = (desk: Desk, wearer: Wearer): Promise<OrganisationNow[]> =>
  inHat(desk.db, wearer, (trx) => organisationsIn(trx))

/** Something that waits for a second person, with the names of whom and what it is about. */
export interface WaitingRequest extends AskedFor {
  askerName: string | null
  personName: string | null
  organisationName: string
  successorName: string | null
  isOwn: boolean
  /** Names of colleagues who could agree. */
  canAgree: readonly string[]
}

/** What waits for a second person at the organisation of the hat, the oldest first; and what everything needs that is about two people. */
export const waitingRequests = (desk: Desk, wearer: Wearer): Promise<OurPeople & { waiting: WaitingRequest[] }> =>
  inHat(desk.db, wearer, async (trx) => {
    const ours = await peopleIn(trx, wearer)
    const organisations = new Map((await organisationsIn(trx)).map((one) => [one.id, one]))
    const nameOf = (person: string | null) => ours.members.find((one) => one.person === person)?.name ?? null
    const waiting = (await openRequests(trx, desk.now())).map((asked): WaitingRequest => {
      const on = organisations.get(asked.organisation)
      const one = ours.members.find(({ person }) => person === asked.person)
      const acted = asked.action.startsWith('membership.')
        ? about(asked.organisation, one?.state ?? 'ended', { person: asked.person })
        : asked.action.startsWith('account.')
          ? about(asked.organisation, 'there', { person: asked.person })
          : about(asked.organisation, on?.state ?? 'ended', { successor: on?.successor ?? null })
      return {
        ...asked,
        askerName: nameOf(asked.askedBy),
        personName: nameOf(asked.person),
        organisationName: on?.name ?? asked.organisation,
        successorName: organisations.get(asked.detail.successor ?? '')?.name ?? null,
        isOwn: asked.askedBy === wearer.person,
        canAgree: whoCanAgree(asked.askedBy, asked.action, acted, ours.members).map(({ name }) => name),
      }
    })
    return { ...ours, waiting }
  })

/** Names of colleagues who could agree with something about a colleague that this hat asks for. */
export const secondsFor = (
  { at, members }: OurPeople,
  asker: string,
  action: Action,
  one: Pick<Member, 'person' | 'state'>,
): string[] => {
  const state = action.startsWith('account.') ? 'there' : one.state
  return whoCanAgree(asker, action, about(at.id, state, { person: one.person }), members).map(({ name }) => name)
}
