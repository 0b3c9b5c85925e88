import { places, type Who } from './a-town-full-of-rows.ts'
import { type Attempt, administers, belongs, isPlatform, once, works } from './attempt.ts'

const people = (who: Who): Attempt[] => [
  ...['name', 'language'].flatMap((column) =>
    [who.me, 'ours-active', 'theirs-active', 'before-active', 'stranger'].map((person) => ({
      words: `writes the ${column} of ${person === who.me ? 'oneself' : person}`,
      statement: `update organisations_person set ${column} = 'nl' where id = '${person}'`,
      rows: once(person === who.me && belongs(who)),
    })),
  ),
  {
    words: 'writes every name',
    statement: `update organisations_person set name = 'Iemand'`,
    rows: once(belongs(who)),
  },
  ...[who.me, 'ours-active', 'theirs-active'].flatMap((person): Attempt[] => [
    {
      words: 'writes an address',
      statement: `update organisations_person set mail = 'mine@voorbeeld.example' where id = '${person}'`,
      rows: 'refused',
    },
    {
      words: 'writes an address that somebody has',
      statement: `update organisations_person set mail = 'theirs-active@voorbeeld.example' where id = '${person}'`,
      rows: 'refused',
    },
    {
      words: 'renames an id',
      statement: `update organisations_person set id = 'mine' where id = '${person}'`,
      rows: 'refused',
    },
    {
      words: 'takes somebody away',
      statement: `delete from organisations_person where id = '${person}'`,
      rows: 'refused',
    },
  ]),
  ...['new', 'theirs-active'].map(
    (mail): Attempt => ({
      words: 'makes a person',
      statement: `insert into organisations_person (id, name, mail, language) values ('mine', 'Iemand', '${mail}@voorbeeld.example', 'nl') on conflict do nothing`,
      rows: 'refused',
    }),
  ),
]

const organisationChanges = (who: Who): Attempt[] => [
  ...(['ours', 'theirs', 'before', 'lonely'] as const).flatMap((at) => {
    const set = (column: string, may: boolean): Attempt => ({
      words: `writes ${column} of ${at}`,
      statement: `update organisations_organisation set ${column} where id = '${at}'`,
      rows: once(may),
    })
    return [
      ...[`name = 'Andere naam'`, 'second_look = true'].map((column) =>
        set(column, isPlatform(who) || (administers(who) && at === 'ours')),
      ),
      ...[
        `place_code = 'GM9999'`,
        `place_kind = 'country', place_code = null`,
        `first_day = '1999-01-01'`,
        `until_day = '2098-01-01', successor = 'lonely'`,
        'until_day = null, successor = null, first_day = first_day - 1',
      ].map((column) => set(`${column}`, isPlatform(who) && !(at === 'lonely' && column.includes(`'lonely'`)))),
      ...[`id = 'mine'`, `kind = 'police'`, `name = ''`].map((column) => set(column, false)),
      {
        words: 'takes an organisation away',
        statement: `delete from organisations_organisation where id = '${at}'`,
        rows: 'refused' as const,
      },
    ]
  }),
  {
    words: 'turns on the second look everywhere',
    statement: 'update organisations_organisation set second_look = true',
    rows: isPlatform(who) ? 4 : once(administers(who)),
  },
  ...['municipality', 'employer'].map((kind) => ({
    words: 'registers an organisation',
    statement: `insert into organisations_organisation (id, kind, name, place_kind, place_code, first_day) values ('fresh', '${kind}', 'Nieuw', 'municipality', 'GM0001', '2026-01-01')`,
    rows: once(isPlatform(who)),
  })),
]

const standIns = (who: Who): Attempt[] => {
  const put = (away: string, person: string, at = 'ours') =>
    `insert into organisations_stand_in (organisation, away, person, from_day, until_day) values ('${at}', '${away}', '${person}', '2030-01-01', '2031-01-01')`
  return [
    ...['active', 'away'].map((state) => ({
      words: `lets somebody stand in for who is ${state}`,
      statement: put(`ours-${state}`, 'ours-two'),
      rows: once(administers(who)),
    })),
    ...['invited', 'ended'].map((state) => ({
      words: `lets somebody stand in for who is ${state}`,
      statement: put(`ours-${state}`, 'ours-two'),
      rows: 0,
    })),
    ...['invited', 'away', 'ended'].map((state) => ({
      words: `lets who is ${state} stand in`,
      statement: put('ours-one', `ours-${state}`),
      rows: 0,
    })),
    { words: 'stands in themselves', statement: put('ours-away', who.me), rows: 0 },
    {
      words: 'lets somebody stand in for oneself',
      statement: put(who.me, 'ours-active'),
      rows: once(administers(who)),
    },
    ...['theirs', 'before'].map((at) => ({
      words: `arranges it at ${at}`,
      statement: put(`${at}-away`, `${at}-two`, at),
      rows: 0,
    })),
    { words: 'arranges it between two organisations', statement: put('theirs-away', 'ours-active'), rows: 0 },
    ...places.map((at) => ({
      words: `takes back who stands in at ${at}`,
      statement: `delete from organisations_stand_in where organisation = '${at}'`,
      rows: once(at === 'ours' && administers(who)),
    })),
    {
      words: 'takes back everybody who stands in',
      statement: 'delete from organisations_stand_in',
      rows: once(administers(who)),
    },
    {
      words: 'makes it longer',
      statement: `update organisations_stand_in set until_day = '2999-01-01'`,
      rows: 'refused',
    },
  ]
}

const invitations = (who: Who): Attempt[] => {
  const put = (person: string, at = 'ours', by = who.me, used = 'null') =>
    `insert into organisations_invitation (hash, person, organisation, invited_by, ends_at, used_at) values (sha256('mine'), '${person}', '${at}', '${by}', '2099-01-01', ${used})`
  return [
    { words: 'invites', statement: put('ours-invited'), rows: once(administers(who)) },
    ...['active', 'away', 'ended'].map((state) => ({
      words: `invites who is ${state}`,
      statement: put(`ours-${state}`),
      rows: 0,
    })),
    { words: 'invites in the name of another', statement: put('ours-invited', 'ours', 'ours-one'), rows: 0 },
    { words: 'puts in one that was used', statement: put('ours-invited', 'ours', who.me, 'now()'), rows: 0 },
    ...['theirs', 'before'].map((at) => ({ words: `invites to ${at}`, statement: put(`${at}-invited`, at), rows: 0 })),
    { words: 'invites a first administrator', statement: put('lonely-invited', 'lonely'), rows: once(isPlatform(who)) },
    ...places.map((at) => ({
      words: `takes back what is out at ${at}`,
      statement: `delete from organisations_invitation where organisation = '${at}'`,
      rows: once(at === 'ours' && administers(who)),
    })),
    {
      words: 'takes back everything that is out',
      statement: 'delete from organisations_invitation',
      rows: once(administers(who)),
    },
    ...[`ends_at = '2999-01-01'`, 'used_at = null', `hash = sha256('mine')`, `invited_by = 'me'`].map(
      (set): Attempt => ({
        words: 'changes an invitation',
        statement: `update organisations_invitation set ${set}`,
        rows: 'refused',
      }),
    ),
    { words: 'looks at a hash', statement: 'select hash from organisations_invitation', rows: 'refused' },
    {
      words: 'looks for a hash',
      statement: `select person from organisations_invitation where hash = sha256('mine')`,
      rows: 'refused',
    },
    {
      words: 'looks at everything of an invitation',
      statement: 'select * from organisations_invitation',
      rows: 'refused',
    },
  ]
}

const signInTables = ['account', 'passkey', 'recovery_code', 'identity', 'session', 'begun', 'try']
const whatNobodyTouches: readonly Attempt[] = [
  ...signInTables.flatMap((name) =>
    [
      'select 1 from $',
      'select count(*) from $',
      'insert into $ default values',
      'delete from $',
      'select 1 from $ for update',
      'lock table $',
    ].map((statement) => ({
      words: 'touches how people sign in',
      statement: statement.replace('$', `organisations_${name}`),
      rows: 'refused' as const,
    })),
  ),
  ...[
    'insert into $ default values',
    'delete from $',
    `update $ set roles = '{trainer}'`,
    'truncate $',
    'lock table $ in access exclusive mode',
  ].map((statement) => ({
    words: 'writes its own permissions',
    statement: statement.replace('$', 'organisations_permission'),
    rows: 'refused' as const,
  })),
  ...['organisation', 'person', 'membership', 'stand_in', 'invitation', 'request'].flatMap((name) =>
    [
      'truncate $',
      'drop table $',
      'alter table $ disable row level security',
      'alter table $ disable trigger user',
      'create policy mine on $ using (true)',
    ].map((statement) => ({
      words: 'changes a table',
      statement: statement.replace('$', `organisations_${name}`),
      rows: 'refused' as const,
    })),
  ),
]

/** What somebody tries with people, organisations, stand-ins and invitations, and with what nobody may touch. */
export const attemptsOnOtherRows = (who: Who): Attempt[] => [
  ...people(who),
  ...organisationChanges(who),
  ...standIns(who),
  ...invitations(who),
  ...(works(who) ? whatNobodyTouches : []),
]
