import { err, ok, type Result } from '#kernel/result.ts'
import type { ColleagueAsk } from '../forms/colleague-form.ts'
import type { Actor } from './acting.ts'
import {
  type Came,
  changeRoles,
  endMembership,
  endStandIn,
  giveStandIn,
  type NotChanged,
  setAway,
  setBack,
} from './change-membership.ts'
import type { Desk } from './desk.ts'
import { inHat } from './in-a-hat.ts'
import { type Invitation, invitePerson, type NotInvited } from './invite-person.ts'
import { endSignInsOf, recoverAccount } from './look-after-account.ts'
import { memberOn } from './members.ts'

/** What came of it, as the page tells it afterwards. */
export const colleagueOutcomes = [
  'roles',
  'roles-asked',
  'away',
  'back',
  'stand-in',
  'stand-in-ended',
  'ended',
  'end-asked',
  'signed-out',
  'recover-asked',
  'invited',
] as const
export type ColleagueOutcome = (typeof colleagueOutcomes)[number]

export type NotDoneWithColleague = NotChanged | NotInvited | 'period-order' | 'oneself' | 'chosen-by-self' | 'elsewhere'

export interface DoneWithColleague {
  outcome: ColleagueOutcome
  /** Of a new invitation: to hand over where no mail leaves. */
  invitation: Invitation | null
}

/** Does what the page of a colleague was asked to do. Refusals: those of the use case it is. */
export async function doWithColleague(
  desk: Desk,
  actor: Actor,
  person: string,
  ask: ColleagueAsk,
): Promise<Result<DoneWithColleague, NotDoneWithColleague>> {
  switch (ask.do) {
    case 'roles':
      return told(await changeRoles(desk, actor, person, ask.roles), 'roles', 'roles-asked')
    case 'away':
      return told(await setAway(desk, actor, person), 'away')
    case 'back':
      return told(await setBack(desk, actor, person), 'back')
    case 'stand-in':
      return told(await giveStandIn(desk, actor, person, ask), 'stand-in')
    case 'end-stand-in':
      return told(await endStandIn(desk, actor, person, ask.person), 'stand-in-ended')
    case 'end':
      return told(await endMembership(desk, actor, person), 'ended', 'end-asked')
    case 'recover':
      return told(await recoverAccount(desk, actor, person), 'recover-asked', 'recover-asked')
    case 'end-sign-ins': {
      const ended = await endSignInsOf(desk, actor, person)
      return ended.ok ? ok({ outcome: 'signed-out', invitation: null }) : ended
    }
    case 'invite-again':
      return inviteAgain(desk, actor, person)
  }
}

function told<E extends string>(
  came: Result<Came, E>,
  done: ColleagueOutcome,
  asked: ColleagueOutcome = done,
): Result<DoneWithColleague, E> {
  return came.ok ? ok({ outcome: came.value === 'done' ? done : asked, invitation: null }) : came
}

async function inviteAgain(
  desk: Desk,
  actor: Actor,
  person: string,
): Promise<Result<DoneWithColleague, NotInvited | 'unknown-person'>> {
  const one = await inHat(desk.db, actor, (trx) => memberOn(trx, actor.organisation, person))
  if (!one) return err('unknown-person')
  const { name, mail, language, roles } = one
  const sent = await invitePerson(desk, actor, actor.organisation, { name, mail, language, roles })
  return sent.ok ? ok({ outcome: 'invited', invitation: sent.value }) : sent
}
