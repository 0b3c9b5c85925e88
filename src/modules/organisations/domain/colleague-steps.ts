import { type ActedOn, type Hat, mayDo } from './may.ts'
import { actionToEnd, type Membership, standIn } from './membership.ts'
import type { Action, State } from './objects.ts'

/** What can be done to one colleague on their page. */
export const colleagueSteps = [
  'roles',
  'make-administrator',
  'away',
  'back',
  'stand-in',
  'invite-again',
  'end-sign-ins',
  'recover',
  'end',
] as const
export type ColleagueStep = (typeof colleagueSteps)[number]

export interface StepTaken {
  /** A second person has to agree. */
  takesTwo: boolean
  /** Whoever did not sign in just now does so first. */
  asksProof: boolean
}

/** What is acted on: a member, their account, or the organisation itself. */
const on = (organisation: string, person: string | null, state: State): ActedOn => ({
  organisation,
  person,
  state,
  successor: null,
  author: null,
})

/**
 * The steps that the hat may take with this colleague now, each with what it asks. What is not in the answer, the table of permissions
 * does not allow. `organisationState`: as permissions speak of it.
 */
export function stepsWith(
  hat: Hat,
  one: Membership,
  members: readonly Membership[],
  organisationState: State,
): ReadonlyMap<ColleagueStep, StepTaken> {
  const asked: [ColleagueStep, Action, ActedOn][] = []
  const ask = (step: ColleagueStep, action: Action, acted: ActedOn) => asked.push([step, action, acted])
  const member = on(one.organisation, one.person, one.state)
  ask('roles', 'membership.change-roles', member)
  ask('make-administrator', 'membership.make-administrator', member)
  ask('away', 'membership.set-away', member)
  ask('back', 'membership.set-back', member)
  ask('stand-in', 'membership.give-stand-in', member)
  const comesBack = (one.state === 'invited' || one.state === 'ended') && !administers(one)
  if (comesBack) ask('invite-again', 'organisation.invite', on(one.organisation, null, organisationState))
  if (one.state !== 'ended') {
    const account = on(one.organisation, one.person, 'there')
    ask('end-sign-ins', 'account.end-sign-ins', account)
    ask('recover', 'account.recover', account)
    ask('end', actionToEnd(one, members), member)
  }
  return new Map(
    asked.flatMap(([step, action, acted]) => {
      const may = mayDo(hat, action, acted)
      if (!may.ok) return []
      return [
        [
          step,
          { takesTwo: may.value.includes('second-person'), asksProof: may.value.includes('sign-in-again') },
        ] as const,
      ]
    }),
  )
}

const administers = ({ roles }: Membership) =>
  roles.includes('organisation-administrator') || roles.includes('platform-administrator')

/** Whether this is the last one who opens what people told: ending it, or taking that role, is done by two. */
export const isLastKeyHolder = (one: Membership, members: readonly Membership[]): boolean =>
  actionToEnd(one, members) === 'membership.end-last-key-holder'

/** Who of these could do the work of somebody who is away, when this administrator arranges it. */
export const standInsFor = <One extends Membership>(
  administrator: string,
  away: Membership,
  members: readonly One[],
): One[] => members.filter((other) => standIn(administrator, away, other).ok)

/** Colleagues who could agree with what `asker` asks for: active, somebody else, and allowed to do the same. */
export const whoCanAgree = <One extends Membership>(
  asker: string,
  action: Action,
  acted: ActedOn,
  members: readonly One[],
): One[] =>
  members.filter(({ person, organisation, roles, state }) => {
    if (person === asker || state !== 'active') return false
    return mayDo({ person, organisation, roles, membership: 'active', organisationActive: true }, action, acted).ok
  })
