import type { Who } from './a-town-full-of-rows.ts'
import { type Attempt, administers, belongs, once, works } from './attempt.ts'
import { looksLikeWrap } from './deeds-with-keys.ts'

/** Holds the key by their role. */
export const holds = (who: Who) => works(who) && (who.role === 'focal-point' || who.role === 'second-focal-point')
/** Sees to the key: holds it, or looks after the people of an organisation. */
export const seesKey = (who: Who) => holds(who) || (administers(who) && who.role === 'organisation-administrator')

export const keyTables = ['staff_key', 'staff_key_wrap', 'key', 'key_wrap', 'key_share', 'kept_secret'] as const

const hexOf = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')
const wrap = (way: 1 | 2 | 3 = 1) => hexOf(looksLikeWrap(way))
const publicKey = `decode('${'09'.padEnd(64, '0')}', 'hex')`

/** Nobody writes a row, reads what is wrapped for another, or calls what is only there for other functions. */
const whatNobodyTouches = (): Attempt[] => [
  ...keyTables.flatMap((name) =>
    [
      'insert into $ default values',
      'delete from $',
      'truncate $',
      'lock table $ in access exclusive mode',
      'alter table $ disable row level security',
      'drop table $',
      'create policy mine on $ using (true)',
      'select 1 from $ for update',
    ].map((statement) => ({
      words: 'writes a table of keys',
      statement: statement.replace('$', `organisations_${name}`),
      rows: 'refused' as const,
    })),
  ),
  ...[
    `update organisations_key set state = 'in-use'`,
    `update organisations_key set public_key = ${publicKey}`,
    `update organisations_staff_key set public_key = ${publicKey}`,
    'update organisations_staff_key set ended_at = now()',
    `update organisations_staff_key_wrap set wrapped = decode('${wrap(2)}', 'hex')`,
    'update organisations_key_wrap set wrapped = null, taken_at = now()',
    'update organisations_key_wrap set compared = true',
    `update organisations_key_share set kept_by = 'mij'`,
    `update organisations_kept_secret set wrapped = decode('${wrap()}', 'hex')`,
    'select wrapped from organisations_key_wrap',
    'select * from organisations_key_wrap',
    'select 1 from organisations_key_wrap where wrapped is not null',
    `select organisations_put_key(2, ${publicKey}, '[]', '[]', '{active}')`,
    `select organisations_put_key_wraps(1, '[]', '{active}')`,
    'select organisations_has_key(1)',
    `select organisations_current_key('ours')`,
    `select organisations_changing_key('ours')`,
    'select organisations_take_key()',
  ].map((statement) => ({ words: `says ${statement.slice(0, 60)}`, statement, rows: 'refused' as const })),
]

const called = (words: string, statement: string, may: boolean): Attempt => ({
  words,
  statement: `select ${statement}`,
  rows: may ? 1 : 'refused',
})

const ownKey = (who: Who): Attempt[] => {
  const wrapped = wrap(2)
  const ways = `'[{"way":"passphrase","passkey":null,"wrapped":"${wrapped}"}]'`
  return [
    called('replaces their own key', `organisations_keep_staff_key(1, ${publicKey}, ${ways})`, belongs(who)),
    called('comes too late with a key', `organisations_keep_staff_key(7, ${publicKey}, ${ways})`, belongs(who)),
    ...[`'[]'`, ways.replace('passphrase', 'passkey'), ways.replace(wrapped, wrap(1))].map((no) => ({
      words: 'replaces their key by one that cannot be opened',
      statement: `select organisations_keep_staff_key(1, ${publicKey}, ${no})`,
      rows: belongs(who) ? 0 : ('refused' as const),
    })),
    called(
      'adds a way',
      `organisations_add_way(1, 'passkey', 'one-more-passkey', decode('${wrap(3)}', 'hex'))`,
      belongs(who),
    ),
    called('takes a way away', `organisations_remove_way('passphrase', null)`, belongs(who)),
  ]
}

const keyOfOthers = (who: Who): Attempt[] => {
  const given = (rest: object) =>
    `organisations_give_key(1, '${JSON.stringify({ person: 'ours-holder', staffKeyNumber: 1, wrapped: wrap(), compared: true, ...rest })}')`
  const papers = `'${JSON.stringify([1, 2, 3].map((share) => ({ share, keptBy: 'mij' })))}'`
  const own = `'${JSON.stringify([{ person: who.me, staffKeyNumber: 1, wrapped: wrap(), compared: false }])}'`
  const no = (words: string, statement: string) => called(words, statement, false)
  return [
    called('gives the key to a colleague who holds it', given({}), holds(who)),
    no('gives it to themselves', given({ person: who.me })),
    ...['ours-active', 'ours-one', 'ours-away', 'theirs-holder', 'stranger', 'nobody'].map((person) =>
      no(`gives it to ${person}`, given({ person })),
    ),
    no('gives it to a key that is over', given({ staffKeyNumber: 2 })),
    {
      words: 'gives it without a comparison',
      statement: `select ${given({ compared: false })}`,
      rows: holds(who) ? 0 : 'refused',
    },
    no('gives a key that is not there', given({}).replace('(1,', '(2,')),
    no('makes a key where there is one', `organisations_make_key(2, ${publicKey}, ${own}, ${papers})`),
    no(
      'changes a key that nobody ordered to change',
      `organisations_begin_key_change(1, 2, ${publicKey}, ${own}, ${papers})`,
    ),
    no('moves secrets when nothing changes', `organisations_rewrap('[]')`),
    no('moves secrets again when nothing changes', `organisations_move_again('{}')`),
    no('finishes what was not begun', 'organisations_finish_key_change(0)'),
    no('recovers what is there', `organisations_recover_key('[]')`),
    ...['ours', 'theirs', 'before'].flatMap((at) =>
      ['order_key_change', 'order_key_recovery', 'declare_key_lost'].map((order) =>
        no(`orders ${order} of ${at} alone`, `organisations_${order}('${at}')`),
      ),
    ),
    called('confirms a paper', 'organisations_confirm_share(1, 1)', seesKey(who)),
    called('keeps a secret', `organisations_keep_secret('case-9', 1, decode('${wrap()}', 'hex'))`, holds(who)),
  ]
}

/** What somebody tries with keys: their own, that of their organisation, and those of others. */
export const attemptsOnKeys = (who: Who): Attempt[] => [
  ...ownKey(who),
  ...keyOfOthers(who),
  {
    words: 'opens with the key',
    statement: 'select * from organisations_own_wraps()',
    rows: once(holds(who)),
  },
  ...(works(who) ? whatNobodyTouches() : []),
]
