import { type Kysely, sql } from 'kysely'
import { beforeEach, describe, expect, test } from 'vitest'
import { databasePerTest } from '#platform/testing/test-database.ts'
import { aTownFullOfRows, everybody, places, someone, type Who } from '../../testing/a-town-full-of-rows.ts'
import { aMember, aWorld } from '../../testing/a-world.ts'
import { type Attempt, belongs } from '../../testing/attempt.ts'
import { attemptsOnKeys, holds, keyTables, seesKey } from '../../testing/attempts-on-keys.ts'
import { withKey, withStaffKeys } from '../../testing/deeds-with-keys.ts'
import { readyToTry, type Told, tryAll } from '../../testing/tried-statements.ts'
import type { DeskTables } from '../desk.ts'

const database = databasePerTest<DeskTables>('migrations')
let db: Kysely<DeskTables>

/** Everybody who has the key of `ours` in this town. */
const ourHolders = ['focal-point-active', 'second-focal-point-active', 'focal-point-away', 'ours-holder']

beforeEach(async () => {
  db = (await aWorld(database())).db
  await aTownFullOfRows(db)
  for (const place of places) await aMember(db, place, `${place}-holder`, ['focal-point'])
  const people = [
    ...everybody.map(({ me }) => me),
    ...places.flatMap((at) => [`${at}-holder`, `${at}-one`, `${at}-away`, `${at}-active`]),
  ]
  await withStaffKeys(db, people)
  await withKey(db, 'ours', 'in-use', ourHolders, 'ours-holder')
  for (const at of ['theirs', 'before']) await withKey(db, at, 'in-use', [`${at}-holder`], `${at}-holder`)
  await readyToTry(db)
})

const hatOf = ({ me }: Who) => ({ person: me, organisation: 'ours' })
const as = (who: Who, ...statements: string[]) => tryAll(db, hatOf(who), statements)

/** Refused for want of a right; or, where one’s own values would make no sense, for that. */
const refusals: readonly (string | null)[] = ['42501', '23514', '23502']
function isRight({ rows }: Attempt, { code, rows: touched }: Told): boolean {
  if (rows === 'refused') return code === '42501'
  if (rows === 0) return touched === 0 && (code === null || refusals.includes(code))
  return code === null && touched === rows
}

test('statements about keys do what the hat may do, and nothing besides', { timeout: 120_000 }, async () => {
  const wrong: string[] = []
  let tried = 0
  let allowed = 0
  for (const who of everybody) {
    const attempts = attemptsOnKeys(who)
    const told = await as(who, ...attempts.map(({ statement }) => statement))
    for (const [at, attempt] of attempts.entries()) {
      const came = told[at]
      tried += 1
      if (attempt.rows === 1) allowed += 1
      if (!came || !isRight(attempt, came))
        wrong.push(`${who.me}: ${attempt.words}: ${attempt.rows} → ${came?.code ?? came?.rows} ${came?.text ?? ''}`)
    }
  }
  console.log(`${tried} statements about keys tried in 76 hats (${allowed} may do something), ${wrong.length} wrong`)
  expect(tried).toBeGreaterThan(3_500)
  expect(allowed).toBeGreaterThan(150)
  expect(wrong).toEqual([])
})

const columns: Readonly<Record<(typeof keyTables)[number], string>> = {
  staff_key: 'person',
  staff_key_wrap: `person || '/' || way`,
  key: 'organisation',
  key_wrap: `organisation || '/' || person`,
  key_share: `organisation || '/' || share`,
  kept_secret: `organisation || '/' || subject`,
}

async function rowsOf(settings: { person: string; organisation: string } | null): Promise<Record<string, string[]>> {
  return db.transaction().execute(async (trx) => {
    if (settings) {
      await sql`set local role baken_application`.execute(trx)
      await sql`select set_config('baken.person', ${settings.person}, true),
        set_config('baken.organisation', ${settings.organisation}, true)`.execute(trx)
    }
    const seen: Record<string, string[]> = {}
    for (const table of keyTables) {
      const { rows } = await sql<{ key: string }>`
        select ${sql.raw(columns[table])} as key from ${sql.table(`organisations_${table}`)} order by 1`.execute(trx)
      seen[table] = rows.map(({ key }) => key)
    }
    await sql`select set_config('baken.person', '', true), set_config('baken.organisation', '', true)`.execute(trx)
    await sql`set local role none`.execute(trx)
    return seen
  })
}

/** Who holds the key of `ours` by their role, and is there. */
const colleaguesWithRole = [
  ...['focal-point', 'second-focal-point'].flatMap((role) => [`${role}-active`, `${role}-away`]),
  'ours-holder',
]

function expectedToSee(who: Who, all: Record<string, string[]>): Record<string, string[]> {
  const only = (table: string, may: (key: string) => boolean) => (all[table] ?? []).filter(may)
  const ofOurs = (table: string, may: boolean) => only(table, (key) => may && /^ours(\/|$)/.test(key))
  return {
    staff_key: only(
      'staff_key',
      (key) => (belongs(who) && key === who.me) || (seesKey(who) && colleaguesWithRole.includes(key)),
    ),
    staff_key_wrap: only('staff_key_wrap', (key) => belongs(who) && key.startsWith(`${who.me}/`)),
    key: ofOurs('key', seesKey(who)),
    key_wrap: ofOurs('key_wrap', seesKey(who)),
    key_share: ofOurs('key_share', seesKey(who)),
    kept_secret: ofOurs('kept_secret', holds(who)),
  }
}

describe('rows of keys', () => {
  test('are seen by whom they are for', { timeout: 120_000 }, async () => {
    const all = await rowsOf(null)
    for (const who of everybody) expect(await rowsOf(hatOf(who)), who.me).toEqual(expectedToSee(who, all))
    const nothing = Object.fromEntries(keyTables.map((table) => [table, []]))
    expect(await rowsOf({ person: '', organisation: 'ours' })).toEqual(nothing)
    expect(await rowsOf({ person: 'stranger', organisation: 'ours' })).toEqual(nothing)
    expect(await rowsOf({ person: '%', organisation: '%' })).toEqual(nothing)
    // Everybody is a desk officer at theirs: nothing of the key there.
    const elsewhere = await rowsOf({ person: 'focal-point-active', organisation: 'theirs' })
    expect(elsewhere).toMatchObject({ key: [], key_wrap: [], kept_secret: [], staff_key: ['focal-point-active'] })
  })

  test('of what is wrapped to somebody only they get, and only at the organisation whose hat they have on', async () => {
    const own = (who: Who, organisation: string) =>
      tryAll(db, { person: who.me, organisation }, ['select * from organisations_own_wraps()'])
    expect(await own(someone('focal-point'), 'ours')).toMatchObject([{ rows: 1 }])
    expect(await own(someone('focal-point'), 'theirs')).toMatchObject([{ rows: 0 }])
    expect(await own(someone('focal-point', 'away'), 'ours'), 'who is away opens nothing').toMatchObject([{ rows: 0 }])
  })
})

describe('in the middle of it', () => {
  const blob = `0101${'07'.repeat(80)}`
  const publicKey = `decode('09${'00'.repeat(31)}', 'hex')`
  const papers = `'${JSON.stringify([1, 2, 3].map((share) => ({ share, keptBy: 'mij' })))}'`
  const own = (person: string) =>
    `'${JSON.stringify([{ person, staffKeyNumber: 1, wrapped: blob, compared: false, number: 1 }])}'`
  const others = `'${JSON.stringify([{ person: 'ours-holder', staffKeyNumber: 1, wrapped: blob, compared: true }])}'`
  const secrets = `'${JSON.stringify([{ subject: 'case-1', from: 1, wrapped: blob }])}'`
  const keyless = someone('second-focal-point')
  const holder = someone('focal-point')

  const stands = async (state: 'change-ordered' | 'changing' | 'recovery-ordered') => {
    for (const table of ['kept_secret', 'key_share', 'key_wrap', 'key'])
      await sql`delete from ${sql.table(`organisations_${table}`)}`.execute(db)
    await withKey(db, 'ours', state, [holder.me, 'ours-holder'], 'ours-holder')
  }
  const codes = async (who: Who, ...statements: string[]) =>
    (await as(who, ...statements.map((one) => `select ${one}`))).map(({ code }) => code)

  test('a change is begun by who has the key, keeps it themselves, and has three papers of it', async () => {
    await stands('change-ordered')
    const begin = (who: Who, wraps = own(who.me), kept = papers) =>
      codes(who, `organisations_begin_key_change(1, 2, ${publicKey}, ${wraps}, ${kept})`)
    expect(await begin(holder)).toEqual([null])
    expect(await begin(keyless), 'a key holder without the key').toEqual(['42501'])
    expect(await begin(someone('organisation-administrator'))).toEqual(['42501'])
    expect(await begin(holder, others)).toEqual(['23514'])
    expect(await begin(holder, own(holder.me), `'[]'`)).toEqual(['23514'])
    expect(
      await codes(holder, `organisations_begin_key_change(1, 3, ${publicKey}, ${own(holder.me)}, ${papers})`),
    ).toEqual(['23514'])
  })

  test('secrets are moved, and the change finished, by who has both keys', async () => {
    await stands('changing')
    const again = `organisations_move_again('{case-1}')`
    const steps = [`organisations_rewrap(${secrets})`, 'organisations_finish_key_change(0)']
    expect(await codes(holder, again, ...steps)).toEqual([null, null, null])
    expect(await codes(keyless, again, ...steps)).toEqual(['42501', '42501', '42501'])
    for (const number of [1, 2]) {
      await stands('changing')
      await sql`update organisations_key_wrap set wrapped = null, taken_at = now() where number = ${number}`.execute(db)
      expect((await codes(holder, ...steps))[0], `without key ${number}`).toBe('42501')
      expect(await codes(holder, again), `without key ${number}`).toEqual(['42501'])
    }
    expect(await codes(holder, 'organisations_finish_key_change(0)'), 'without the new one').toEqual(['42501'])
  })

  test('a key is given to the staff key that somebody has now', async () => {
    await stands('change-ordered')
    const give = `organisations_give_key(1, ${others.slice(0, 1)}${others.slice(2, -2)}')`
    expect(await codes(holder, give)).toEqual([null])
    await sql`update organisations_staff_key set ended_at = now() where person = 'ours-holder'`.execute(db)
    expect(await codes(holder, give)).toEqual(['42501'])
  })

  test('a key comes back to who holds it by their role, and the one in use is among them', async () => {
    await stands('recovery-ordered')
    expect(await codes(keyless, `organisations_recover_key(${own(keyless.me)})`)).toEqual([null])
    expect(await codes(keyless, `organisations_recover_key('[]')`)).toEqual(['23514'])
    expect(
      await codes(keyless, `organisations_recover_key(${own(keyless.me).replace('"number":1', '"number":2')})`),
    ).toEqual(['42501'])
    expect(await codes(someone('organisation-administrator'), `organisations_recover_key(${own('ours-one')})`)).toEqual(
      ['42501'],
    )
  })
})

describe('two administrators', () => {
  const first = someone('organisation-administrator')
  const second: Who = { ...first, me: 'ours-one' }
  const done = [{ code: null }]
  const refused = [{ code: '42501' }]
  const ask = (action: string, organisation = 'ours') =>
    sql`insert into organisations_request (id, action, organisation, detail, asked_by, ends_at)
      values ('asked', ${action}, ${organisation}, '{}', ${first.me}, now() + interval '1 day')`.execute(db)
  const agreed = (then: string, who: Who = second) =>
    as(
      who,
      `do $x$ begin
        update organisations_request set outcome = 'agreed', settled_by = '${who.me}', settled_at = now() where id = 'asked';
        if not found then raise 'nothing to agree with'; end if;
        perform ${then};
      end $x$`,
    )

  test.each([
    ['key.order-change', 'order_key_change'],
    ['key.order-recovery', 'order_key_recovery'],
  ])('agree on %s in the moment it is done, and on nothing else', async (action, step) => {
    await ask(action)
    expect(await agreed(`organisations_${step}('ours')`)).toMatchObject(done)
    expect(await agreed(`organisations_${step}('theirs')`)).toMatchObject(refused)
    expect(await as(second, `select organisations_${step}('ours')`), 'without the agreement').toMatchObject(refused)
    expect(await agreed(`organisations_${step}('ours')`, first), 'by who asked').toMatchObject([{ code: '23514' }])
    const others = ['order_key_change', 'order_key_recovery', 'declare_key_lost'].filter((one) => one !== step)
    for (const other of others) expect(await agreed(`organisations_${other}('ours')`), other).toMatchObject(refused)
    await sql`update organisations_membership set state = 'away' where person = ${first.me}`.execute(db)
    expect(await agreed(`organisations_${step}('ours')`), 'who asked is away').toMatchObject(refused)
  })

  test('declare no key lost that somebody has', async () => {
    await ask('key.declare-lost')
    expect(await agreed(`organisations_declare_key_lost('ours')`)).toMatchObject(refused)
    await sql`update organisations_key_wrap set wrapped = null, taken_at = now() where organisation = 'ours'`.execute(
      db,
    )
    expect(await agreed(`organisations_declare_key_lost('ours')`)).toMatchObject(done)
  })
})

test('what is kept has the form of something wrapped, of one key at a time, whoever writes it', async () => {
  const tries = [
    `insert into organisations_kept_secret values ('ours', 'plain', 1, decode(repeat('07', 32), 'hex'))`,
    `insert into organisations_kept_secret values ('ours', 'a b', 1, decode('0101' || repeat('07', 80), 'hex'))`,
    `update organisations_key_wrap set wrapped = decode('0102' || repeat('07', 80), 'hex') where person = 'ours-holder'`,
    `update organisations_key_wrap set given_by = 'ours-one' where person = 'ours-holder'`,
    `update organisations_key_wrap set wrapped = null where person = 'ours-holder'`,
    `update organisations_staff_key_wrap set wrapped = decode('0102' || repeat('07', 80), 'hex')`,
    `update organisations_staff_key_wrap set wrapped = wrapped || '\\x00' where way = 'passphrase'`,
    `update organisations_staff_key_wrap set wrapped = decode('0101' || repeat('07', 80), 'hex') where way = 'passkey'`,
    `update organisations_staff_key_wrap set passkey = null where way = 'passkey'`,
    `update organisations_key set state = 'ended'`,
    `update organisations_key set public_key = '\\x09'`,
    `insert into organisations_key (organisation, number, public_key, made_by, state)
      select organisation, 2, public_key, made_by, state from organisations_key`,
    'insert into organisations_staff_key (person, number, public_key) select person, 2, public_key from organisations_staff_key',
    `insert into organisations_key_share values ('ours', 1, 4, 'iemand')`,
  ]
  for (const statement of tries)
    await expect(sql.raw(statement).execute(db), statement).rejects.toThrow(/violates (check|unique)/)
})
