import { type MembershipState, places, states, type Who } from './a-town-full-of-rows.ts'
import { type Attempt, administers, belongs, isPlatform, once } from './attempt.ts'

interface Target {
  person: string
  organisation: string
  state: MembershipState
  isMe: boolean
}
const targetsOf = ({ me, state }: Who): readonly Target[] => [
  ...places.flatMap((organisation) =>
    states.map((one) => ({ person: `${organisation}-${one}`, organisation, state: one, isMe: false })),
  ),
  { person: me, organisation: 'ours', state, isMe: true },
  { person: me, organisation: 'theirs', state: 'active', isMe: true },
]
const row = ({ person, organisation }: Target) => `person = '${person}' and organisation = '${organisation}'`

/** Nobody has to ask anyone to leave, to be away or to come back; for others an administrator does it, and lets somebody in again who left. */
function mayBecome(who: Who, { organisation, state, isMe }: Target, next: MembershipState): boolean {
  const oneselfToo =
    (next === 'ended' && state !== 'ended') ||
    (next === 'away' && state === 'active') ||
    (next === 'active' && state === 'away')
  if (isMe) return belongs(who) && oneselfToo
  return administers(who) && organisation === 'ours' && (oneselfToo || (next === 'invited' && state === 'ended'))
}
/** An administrator gives a colleague other roles, never themselves. */
const mayChangeRoles = (who: Who, { organisation, state, isMe }: Target) =>
  administers(who) && organisation === 'ours' && !isMe && state !== 'ended'

const today = 'since = organisations_today()'

const changesOfState = (who: Who): Attempt[] =>
  targetsOf(who).flatMap((target) =>
    states
      .filter((next) => next !== target.state)
      .map((next) => ({
        words: `makes a membership ${next}`,
        statement: `update organisations_membership set state = '${next}', ${today} where ${row(target)}`,
        rows: once(mayBecome(who, target, next)),
      })),
  )

const changesOfRoles = (who: Who): Attempt[] =>
  targetsOf(who).flatMap((target) =>
    [
      { roles: `'{trainer}'`, fits: true },
      { roles: `'{trainer,trainer}'`, fits: true },
      { roles: `'{desk-officer,inspector}'`, fits: true },
      { roles: `'{organisation-administrator}'`, fits: false },
      { roles: `roles || '{organisation-administrator}'`, fits: false },
      { roles: `'{platform-administrator}'`, fits: false },
      { roles: `'{council-clerk}'`, fits: false },
      { roles: `'{owner}'`, fits: false },
      { roles: `'{Trainer}'`, fits: false },
      { roles: `array['trainer', null]`, fits: false },
      { roles: `'{}'`, fits: false },
      { roles: 'null', fits: false },
    ]
      // What they have already changes nothing.
      .filter(({ roles }) => !(target.isMe && roles === `'{${who.role}}'`))
      .map(({ roles, fits }) => ({
        words: `gives somebody the roles ${roles}`,
        statement: `update organisations_membership set roles = ${roles} where ${row(target)}`,
        rows: once(fits && mayChangeRoles(who, target)),
      })),
  )

/** The same change in every way that it can be written. */
const waysToWrite = (who: Who): Attempt[] =>
  places.flatMap((organisation) => {
    const target: Target = { person: `${organisation}-active`, organisation, state: 'active', isMe: false }
    const rows = once(mayChangeRoles(who, target))
    const known = `'${target.person}', '${organisation}'`
    const set = `set roles = '{trainer}'`
    const put = `insert into organisations_membership (person, organisation, roles, state, since) values (${known}, '{trainer}', 'invited', organisations_today())`
    return [
      ['with what it gives back', `update organisations_membership ${set} where ${row(target)} returning *`],
      [
        'in a WITH',
        `with c as (update organisations_membership ${set} where ${row(target)} returning person) select * from c`,
      ],
      [
        'from another table',
        `update organisations_membership m ${set} from organisations_person p where p.id = m.person and p.id = '${target.person}' and m.organisation = '${organisation}'`,
      ],
      ['by a subquery', `update organisations_membership ${set} where (person, organisation) in (select ${known})`],
      ['instead of a new row', `${put} on conflict (person, organisation) do update set roles = excluded.roles`],
      [
        'instead of a new row, where it says so',
        `${put} on conflict (person, organisation) do update ${set} where ${row(target).replaceAll(/(person|organisation) =/g, 'organisations_membership.$1 =')}`,
      ],
      [
        'by a merge',
        `merge into organisations_membership m using (select ${known}) as s (p, o) on m.person = s.p and m.organisation = s.o when matched then update ${set}`,
      ],
    ].map(([words = '', statement = '']) => ({ words: `changes roles ${words}`, statement, rows }))
  })

const otherColumns = (who: Who): Attempt[] =>
  targetsOf(who).flatMap((target) =>
    [
      `since = '1999-01-01'`,
      `since = '2099-01-01'`,
      today,
      `since = 'infinity'`,
      'since = null',
      `person = 'stranger'`,
      `organisation = 'theirs'`,
      `organisation = 'ours'`,
      `state = 'active', roles = '{organisation-administrator}'`,
      `state = 'ended', roles = '{trainer}'`,
      `state = 'invited', roles = '{organisation-administrator}'`,
      `state = 'owner'`,
      'state = null',
    ]
      .filter((set) => !(target.isMe && set.includes(`'{${who.role}}'`)))
      .map((set) => ({
        words: `writes ${set}`,
        statement: `update organisations_membership set ${set} where ${row(target)}`,
        rows: 0,
      })),
  )

const newMemberships = (who: Who): Attempt[] => {
  const put = (
    person: string,
    organisation: string,
    roles: string,
    state = 'invited',
    since = 'organisations_today()',
  ) =>
    `insert into organisations_membership (person, organisation, roles, state, since) values ('${person}', '${organisation}', '{${roles}}', '${state}', ${since})`
  return [
    {
      words: 'asks who left to come back as something else',
      statement: `update organisations_membership set state = 'invited', roles = '{trainer}', ${today} where person = 'ours-ended'`,
      rows: once(administers(who)),
    },
    { words: 'asks a stranger to come', statement: put('stranger', 'ours', 'trainer'), rows: once(administers(who)) },
    ...['theirs', 'before', 'lonely'].map((at) => ({
      words: `asks a stranger to come to ${at}`,
      statement: put('stranger', at, 'trainer'),
      rows: 0,
    })),
    ...['active', 'away', 'ended'].map((state) => ({
      words: `puts a stranger in as ${state}`,
      statement: put('stranger', 'ours', 'trainer', state),
      rows: 0,
    })),
    ...[
      'organisation-administrator',
      'platform-administrator',
      'council-clerk',
      'owner',
      'trainer,council-clerk',
      '',
    ].map((roles) => ({
      words: `asks a stranger to come as ${roles}`,
      statement: put('stranger', 'ours', roles),
      rows: 0,
    })),
    {
      words: 'asks a first administrator to come',
      statement: put('stranger', 'lonely', 'organisation-administrator'),
      rows: once(isPlatform(who)),
    },
    { words: 'asks the platform in', statement: put('stranger', 'lonely', 'platform-administrator'), rows: 0 },
    { words: 'asks themselves to come', statement: put(who.me, 'lonely', 'organisation-administrator'), rows: 0 },
    {
      words: 'asks an administrator to where there are two',
      statement: put('stranger', 'theirs', 'organisation-administrator'),
      rows: 0,
    },
    {
      words: 'asks somebody to come since long',
      statement: put('stranger', 'ours', 'trainer', 'invited', `'1999-01-01'`),
      rows: 0,
    },
    ...places.flatMap((at) => [
      {
        words: 'puts a membership beside one',
        statement: `${put(`${at}-active`, at, 'trainer')} on conflict do nothing`,
        rows: 0,
      },
      {
        words: 'takes a membership away',
        statement: `delete from organisations_membership where person = '${at}-ended'`,
        rows: 'refused' as const,
      },
    ]),
    { words: 'takes all memberships away', statement: 'delete from organisations_membership', rows: 'refused' },
  ]
}

/** What somebody tries with memberships. */
export const attemptsOnMemberships = (who: Who): Attempt[] => [
  ...changesOfState(who),
  ...changesOfRoles(who),
  ...waysToWrite(who),
  ...otherColumns(who),
  ...newMemberships(who),
]
