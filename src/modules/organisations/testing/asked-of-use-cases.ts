import type { Result } from '#kernel/result.ts'
import type { Actor } from '../server/acting.ts'
import { changeRoles, endMembership, giveStandIn, setAway, setBack } from '../server/change-membership.ts'
import { changeOrganisation, handOver, receive, registerOrganisation } from '../server/change-organisation.ts'
import type { Desk } from '../server/desk.ts'
import { invitePerson } from '../server/invite-person.ts'
import { endSignInsOf, recoverAccount } from '../server/look-after-account.ts'
import { readOwnLog } from '../server/own-log.ts'
import { type MembershipState, states } from './a-town-full-of-rows.ts'
import type { Thing } from './all-cases.ts'

/** Something that somebody does through a use case, and what it is in the words of who may do what. */
export interface Deed {
  words: string
  thing: Thing
  /** Whether a reason is given. */
  withReason: boolean
  run(desk: Desk, actor: Actor): Promise<Result<unknown, string>>
}

const madeBy = 'unknown'
const ofOrganisation = (
  action: Thing['action'],
  belongsTo: Thing['belongsTo'],
  state: Thing['state'],
  run: Deed['run'],
  rest: { withReason?: boolean } = {},
): Deed => ({
  words: `${action} (${belongsTo}, ${state})`,
  thing: { action, belongsTo, state, about: 'nobody', madeBy },
  withReason: rest.withReason ?? false,
  run,
})

interface Whom {
  id: string
  state: MembershipState
  about: 'self' | 'other'
  belongsTo: 'own' | 'other'
}

const toSomebody = ({ id, state, about, belongsTo }: Whom): Deed[] => {
  const deed = (action: Thing['action'], run: (desk: Desk, actor: Actor) => Promise<Result<unknown, string>>): Deed => {
    const isAccount = action.startsWith('account.')
    return {
      words: `${action} of ${id}`,
      // An account belongs to those with whom its person is, and to nobody whom they left.
      thing: {
        action,
        about,
        madeBy,
        state: isAccount ? 'there' : state,
        belongsTo: isAccount && state === 'ended' ? 'other' : belongsTo,
      },
      withReason: false,
      run,
    }
  }
  return [
    deed('membership.set-away', (desk, actor) => setAway(desk, actor, id)),
    deed('membership.set-back', (desk, actor) => setBack(desk, actor, id)),
    deed('membership.end', (desk, actor) => endMembership(desk, actor, id)),
    deed('membership.change-roles', (desk, actor) => changeRoles(desk, actor, id, ['trainer', 'inspector'])),
    deed('membership.make-administrator', (desk, actor) =>
      changeRoles(desk, actor, id, ['organisation-administrator']),
    ),
    deed('membership.give-stand-in', (desk, actor) =>
      giveStandIn(desk, actor, id, { person: 'two', from: '2030-01-01', until: '2031-01-01' }),
    ),
    deed('account.recover', (desk, actor) => recoverAccount(desk, actor, id)),
    deed('account.end-sign-ins', (desk, actor) => endSignInsOf(desk, actor, id)),
  ]
}

const guest = { name: 'Nieuw', mail: 'nieuw@voorbeeld.example', language: 'nl' } as const
const fresh = { id: 'fresh', kind: 'employer', name: 'Nieuw', place: { kind: 'country' }, from: '2026-01-01' } as const
const changed = { name: 'Andere naam', secondLook: true }
const end = { until: '2098-01-01', successor: 'theirs', today: '2026-11-29' } as const

const toOrganisations: readonly Deed[] = [
  ofOrganisation('organisation.invite', 'own', 'active', (desk, actor) =>
    invitePerson(desk, actor, 'ours', { ...guest, roles: ['desk-officer'] }),
  ),
  ofOrganisation('organisation.invite', 'other', 'active', (desk, actor) =>
    invitePerson(desk, actor, 'theirs', { ...guest, roles: ['desk-officer'] }),
  ),
  ofOrganisation('organisation.invite-administrator', 'own', 'active', (desk, actor) =>
    invitePerson(desk, actor, 'ours', { ...guest, roles: ['organisation-administrator'] }),
  ),
  ofOrganisation('organisation.invite-administrator', 'other', 'active', (desk, actor) =>
    invitePerson(desk, actor, 'theirs', { ...guest, roles: ['organisation-administrator'] }),
  ),
  ofOrganisation('organisation.invite-administrator', 'other', 'few-administrators', (desk, actor) =>
    invitePerson(desk, actor, 'lonely', { ...guest, roles: ['organisation-administrator'] }),
  ),
  ofOrganisation('organisation.change', 'own', 'active', (desk, actor) =>
    changeOrganisation(desk, actor, 'ours', changed),
  ),
  ofOrganisation('organisation.change', 'other', 'active', (desk, actor) =>
    changeOrganisation(desk, actor, 'theirs', changed),
  ),
  ofOrganisation('organisation.change', 'other', 'few-administrators', (desk, actor) =>
    changeOrganisation(desk, actor, 'lonely', changed),
  ),
  ofOrganisation('organisation.change', 'predecessor', 'active', (desk, actor) =>
    changeOrganisation(desk, actor, 'before', changed),
  ),
  ofOrganisation('organisation.change', 'predecessor', 'ended', (desk, actor) =>
    changeOrganisation(desk, actor, 'gone', changed),
  ),
  ofOrganisation('organisation.hand-over', 'own', 'active', (desk, actor) => handOver(desk, actor, end)),
  ofOrganisation('organisation.receive', 'predecessor', 'active', (desk, actor) => receive(desk, actor, 'before')),
  ofOrganisation('organisation.receive', 'predecessor', 'ended', (desk, actor) => receive(desk, actor, 'gone')),
  ofOrganisation('organisation.receive', 'other', 'active', (desk, actor) => receive(desk, actor, 'theirs')),
  ofOrganisation('organisation.receive', 'own', 'active', (desk, actor) => receive(desk, actor, 'ours')),
  ofOrganisation('organisation.register', 'nobody', 'few-administrators', (desk, actor) =>
    registerOrganisation(desk, actor, fresh),
  ),
  ofOrganisation('log.read', 'own', 'there', (desk, actor) => readOwnLog(desk, actor, { reason: '', before: null })),
  ofOrganisation(
    'log.read',
    'own',
    'there',
    (desk, actor) => readOwnLog(desk, actor, { reason: 'incident', before: null }),
    { withReason: true },
  ),
]

/** Everything that somebody whose membership stands like this does to everybody and everything. */
export const deedsOf = (state: MembershipState): Deed[] => [
  ...states.flatMap((one) => toSomebody({ id: `ours-${one}`, state: one, about: 'other', belongsTo: 'own' })),
  ...toSomebody({ id: 'theirs-active', state: 'active', about: 'other', belongsTo: 'other' }),
  ...toSomebody({ id: 'before-active', state: 'active', about: 'other', belongsTo: 'other' }),
  ...toSomebody({ id: 'me', state, about: 'self', belongsTo: 'own' }),
  ...toOrganisations,
]
