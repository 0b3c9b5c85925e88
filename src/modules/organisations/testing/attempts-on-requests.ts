import { everybody, type Who } from './a-town-full-of-rows.ts'
import { type Attempt, administers, once } from './attempt.ts'

const newRequests = (who: Who): Attempt[] => {
  const put = (action: string, person: string | null, rest: { at?: string; by?: string; more?: string } = {}) =>
    `insert into organisations_request (id, action, organisation, person, asked_by, ends_at${rest.more ? `, ${rest.more.split('=')[0]}` : ''})
      values ('mine', '${action}', '${rest.at ?? 'ours'}', ${person ? `'${person}'` : 'null'}, '${rest.by ?? who.me}', '2099-01-01'${rest.more ? `, ${rest.more.split('=')[1]}` : ''})`
  const isOrganisationAdministrator = administers(who) && who.role === 'organisation-administrator'
  return [
    {
      words: 'asks for an administrator',
      statement: put('membership.make-administrator', 'ours-active'),
      rows: once(administers(who)),
    },
    ...['invited', 'away', 'ended'].map((state) => ({
      words: `asks that who is ${state} becomes administrator`,
      statement: put('membership.make-administrator', `ours-${state}`),
      rows: 0,
    })),
    { words: 'asks to become administrator', statement: put('membership.make-administrator', who.me), rows: 0 },
    { words: 'asks to be let in again', statement: put('account.recover', who.me), rows: 0 },
    {
      words: 'asks that a colleague is let in again',
      statement: put('account.recover', 'ours-away'),
      rows: once(administers(who)),
    },
    ...['theirs-active', 'before-active', 'ours-ended', 'stranger', 'nobody'].map((person) => ({
      words: `asks it about ${person}`,
      statement: put('account.recover', person),
      rows: 0,
    })),
    {
      words: 'asks that the organisation ends',
      statement: put('organisation.hand-over', null),
      rows: once(isOrganisationAdministrator),
    },
    { words: 'asks that another ends', statement: put('organisation.hand-over', null, { at: 'theirs' }), rows: 0 },
    {
      words: 'asks to receive a predecessor',
      statement: put('organisation.receive', null, { at: 'before' }),
      rows: once(isOrganisationAdministrator),
    },
    { words: 'asks to receive another', statement: put('organisation.receive', null, { at: 'theirs' }), rows: 0 },
    { words: 'asks for what one does alone', statement: put('membership.end', 'ours-active'), rows: 0 },
    {
      words: 'asks in the name of another',
      statement: put('account.recover', 'ours-away', { by: 'ours-one' }),
      rows: 0,
    },
    ...[`outcome='refused'`, `asked_at='1999-01-01'`].map((more) => ({
      words: `asks with ${more}`,
      statement: put('account.recover', 'ours-away', { more }),
      rows: 0,
    })),
  ]
}

const settledRequests = (who: Who): Attempt[] => {
  const settle = (outcome: string, where: string, by = who.me, at = 'now()') =>
    `update organisations_request set outcome = '${outcome}', settled_by = '${by}', settled_at = ${at} ${where}`
  return [
    {
      words: 'agrees with a colleague',
      statement: settle('agreed', `where id = 'of-ours'`),
      rows: once(administers(who)),
    },
    { words: 'agrees with themselves', statement: settle('agreed', `where id = 'by-${who.me}'`), rows: 0 },
    { words: 'agrees with everybody, and so with themselves', statement: settle('agreed', ''), rows: 0 },
    {
      words: 'takes back what they asked',
      statement: settle('withdrawn', `where id = 'by-${who.me}'`),
      rows: once(administers(who)),
    },
    { words: 'takes back what another asked', statement: settle('withdrawn', `where id = 'of-ours'`), rows: 0 },
    {
      words: 'refuses a colleague',
      statement: settle('refused', `where id = 'of-ours'`),
      rows: once(administers(who)),
    },
    ...['theirs', 'before'].map((at) => ({
      words: `refuses what was asked at ${at}`,
      statement: settle('refused', `where id = 'of-${at}'`),
      rows: 0,
    })),
    {
      words: 'refuses everything',
      statement: settle('refused', ''),
      rows: administers(who) ? everybody.length + 1 : 0,
    },
    {
      words: 'agrees in the name of another',
      statement: settle('agreed', `where id = 'of-ours'`, 'ours-two'),
      rows: 0,
    },
    {
      words: 'agreed yesterday',
      statement: settle('agreed', `where id = 'of-ours'`, who.me, `now() - interval '1 day'`),
      rows: 0,
    },
    ...[
      `action = 'organisation.hand-over'`,
      `person = 'ours-two'`,
      `detail = '{}'`,
      `asked_by = 'ours-two'`,
      `ends_at = '2999-01-01'`,
    ].map(
      (set): Attempt => ({
        words: `changes what was asked: ${set}`,
        statement: `update organisations_request set ${set}`,
        rows: 'refused',
      }),
    ),
    { words: 'takes a request away', statement: 'delete from organisations_request', rows: 'refused' },
  ]
}

/** What somebody tries with what takes two. */
export const attemptsOnRequests = (who: Who): Attempt[] => [...newRequests(who), ...settledRequests(who)]
