import { type MembershipState, states } from '../../src/modules/organisations/testing/a-town-full-of-rows.ts'
import type { Thing } from '../../src/modules/organisations/testing/all-cases.ts'

/** A form that somebody sends, and what it is in the words of who may do what. */
export interface HttpDeed {
  words: string
  thing: Thing
  /** Behind `/nl/staff`. */
  path: string
  body: string
  withReason: boolean
}

const madeBy = 'unknown'
type Fields = readonly (readonly [string, string])[]
const bodyOf = (fields: Fields) => new URLSearchParams(fields.map(([name, value]) => [name, value])).toString()

interface Whom {
  id: string
  state: MembershipState
  about: 'self' | 'other'
  belongsTo: 'own' | 'other'
}

const stepsWithSomebody: readonly (readonly [Thing['action'], Fields])[] = [
  ['membership.set-away', [['do', 'away']]],
  ['membership.set-back', [['do', 'back']]],
  ['membership.end', [['do', 'end']]],
  [
    'membership.change-roles',
    [
      ['do', 'roles'],
      ['roles', 'trainer'],
      ['roles', 'inspector'],
    ],
  ],
  [
    'membership.make-administrator',
    [
      ['do', 'roles'],
      ['roles', 'organisation-administrator'],
    ],
  ],
  [
    'membership.give-stand-in',
    [
      ['do', 'stand-in'],
      ['stand-in', 'two'],
      ['from', '2030-01-01'],
      ['last', '2030-12-31'],
    ],
  ],
  ['account.recover', [['do', 'recover']]],
  ['account.end-sign-ins', [['do', 'end-sign-ins']]],
]

const toSomebody = ({ id, state, about, belongsTo }: Whom): HttpDeed[] =>
  stepsWithSomebody.map(([action, fields]) => {
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
      path: `/people/${id}`,
      body: bodyOf(fields),
      withReason: false,
    }
  })

const toOrganisation = (
  action: Thing['action'],
  belongsTo: Thing['belongsTo'],
  state: Thing['state'],
  path: string,
  fields: Fields,
  withReason = false,
): HttpDeed => ({
  words: `${action} (${belongsTo}, ${state}) at ${path}`,
  thing: { action, belongsTo, state, about: 'nobody', madeBy },
  path,
  body: bodyOf(fields),
  withReason,
})

const guest: Fields = [
  ['name', 'Nieuw'],
  ['mail', 'nieuw@voorbeeld.example'],
  ['language', 'nl'],
]
const administrator: Fields = [...guest, ['roles', 'organisation-administrator']]
const lastDay: Fields = [
  ['do', 'last-day'],
  ['last-day', '2097-12-31'],
]
const receive = (predecessor: string): Fields => [
  ['do', 'receive'],
  ['predecessor', predecessor],
]

const toOrganisations: readonly HttpDeed[] = [
  toOrganisation('organisation.invite', 'own', 'active', '/people/invite', [...guest, ['roles', 'desk-officer']]),
  toOrganisation('organisation.invite-administrator', 'own', 'active', '/people/invite', administrator),
  toOrganisation('organisation.invite-administrator', 'own', 'active', '/organisations/ours', administrator),
  toOrganisation('organisation.invite-administrator', 'other', 'active', '/organisations/theirs', administrator),
  toOrganisation('organisation.invite-administrator', 'other', 'few-administrators', '/organisations/lonely', [
    ...administrator,
  ]),
  toOrganisation('organisation.change', 'own', 'active', '/organisation', [
    ['name', 'Andere naam'],
    ['second-look', 'yes'],
  ]),
  // A last day is put right where there is one.
  toOrganisation('organisation.change', 'predecessor', 'active', '/organisations/before', lastDay),
  toOrganisation('organisation.change', 'predecessor', 'ended', '/organisations/gone', lastDay),
  toOrganisation('organisation.change', 'other', 'few-administrators', '/organisations/closing', lastDay),
  toOrganisation('organisation.hand-over', 'own', 'active', '/organisation/hand-over', [
    ['successor', 'theirs'],
    ['day', '2098-01-01'],
  ]),
  toOrganisation('organisation.receive', 'predecessor', 'active', '/organisation', receive('before')),
  toOrganisation('organisation.receive', 'predecessor', 'ended', '/organisation', receive('gone')),
  toOrganisation('organisation.receive', 'other', 'active', '/organisation', receive('theirs')),
  toOrganisation('organisation.receive', 'own', 'active', '/organisation', receive('ours')),
  toOrganisation('organisation.register', 'nobody', 'few-administrators', '/organisations/register', [
    ['kind', 'employer'],
    ['name', 'Nieuw'],
    ['code', 'fresh'],
    ['from', '2026-01-01'],
  ]),
  toOrganisation('log.read', 'own', 'there', '/log', [['reason', '']]),
  toOrganisation('log.read', 'own', 'there', '/log', [['reason', 'incident']], true),
  toOrganisation('log.read', 'own', 'there', '/log/log.csv', [['reason', 'incident']], true),
]

/** Everything that somebody whose membership stands like this sends about everybody and everything. */
export const httpDeeds = (state: MembershipState): HttpDeed[] => [
  ...states.flatMap((one) => toSomebody({ id: `ours-${one}`, state: one, about: 'other', belongsTo: 'own' })),
  ...toSomebody({ id: 'theirs-active', state: 'active', about: 'other', belongsTo: 'other' }),
  ...toSomebody({ id: 'before-active', state: 'active', about: 'other', belongsTo: 'other' }),
  ...toSomebody({ id: 'me', state, about: 'self', belongsTo: 'own' }),
  ...toOrganisations,
]
