import { type Kysely, sql } from 'kysely'
import { beforeEach, describe, expect, test } from 'vitest'
import { databasePerTest } from '#platform/testing/test-database.ts'
import { aTownFullOfRows, someone, type Who } from '../testing/a-town-full-of-rows.ts'
import { aMember, anOrganisation, aWorld } from '../testing/a-world.ts'
import { readyToTry, tryAll } from '../testing/tried-statements.ts'
import type { DeskTables } from './desk.ts'

const database = databasePerTest<DeskTables>('migrations')
let db: Kysely<DeskTables>

beforeEach(async () => {
  db = (await aWorld(database())).db
  await aTownFullOfRows(db)
  await readyToTry(db)
})

const hatOf = ({ me }: Who) => ({ person: me, organisation: 'ours' })
const as = (who: Who, ...statements: string[]) => tryAll(db, hatOf(who), statements)

const first = someone('organisation-administrator')
const second: Who = { ...first, me: 'ours-one' }
const ask = (action: string, person: string | null, detail: string, organisation = 'ours') =>
  sql`insert into organisations_request (id, action, organisation, person, detail, asked_by, ends_at)
    values ('asked', ${action}, ${organisation}, ${person}, ${detail}::jsonb, ${first.me}, now() + interval '1 day')`.execute(
    db,
  )
/** The agreement, and in the same moment what follows from it. */
const agreed = (then: string, who: Who = second) =>
  as(
    who,
    `do $x$ begin
      update organisations_request set outcome = 'agreed', settled_by = '${who.me}', settled_at = now() where id = 'asked';
      if not found then raise 'nothing to agree with'; end if;
      ${then};
      if not found then raise 'nothing was changed'; end if;
    end $x$`,
  )
const done = [{ code: null }]
const refused = [{ code: '42501' }]
const set = (change: string, person: string, organisation = 'ours') =>
  `update organisations_membership set ${change} where person = '${person}' and organisation = '${organisation}'`
const makesAdministrator = `roles = '{organisation-administrator}'`

describe('an administrator', () => {
  test('is made as it was asked, by a second one, and in no other way', async () => {
    await ask('membership.make-administrator', 'ours-active', '{"roles":["desk-officer","organisation-administrator"]}')
    const asAsked = `roles = '{desk-officer,organisation-administrator}'`
    expect(await agreed(set(asAsked, 'ours-active'))).toMatchObject(done)
    expect(
      await agreed(set(`roles = '{organisation-administrator,inspector}'`, 'ours-active')),
      'other roles',
    ).toMatchObject(refused)
    expect(await agreed(set(asAsked, 'ours-away')), 'another person').toMatchObject(refused)
    expect(await as(second, set(asAsked, 'ours-active')), 'without the agreement').toMatchObject(refused)
    expect(await agreed(set(asAsked, 'ours-active'), first), 'by who asked').toMatchObject([{ code: '23514' }])
  })

  test('of the platform is made at no other organisation, by two neither', async () => {
    await ask('membership.make-administrator', 'ours-active', '{"roles":["platform-administrator"]}')
    expect(await agreed(set(`roles = '{platform-administrator}'`, 'ours-active'))).toMatchObject(refused)
  })

  test.each([
    ['who asked left', set(`state = 'ended'`, first.me)],
    ['who asked is away', set(`state = 'away'`, first.me)],
    ['who asked is no administrator any more', set(`roles = '{trainer}'`, first.me)],
    ['it was asked too long ago', `update organisations_request set ends_at = now() where id = 'asked'`],
  ])('is not made when %s', async (_, meanwhile) => {
    await ask('membership.make-administrator', 'ours-active', '{"roles":["organisation-administrator"]}')
    expect(await agreed(set(makesAdministrator, 'ours-active'))).toMatchObject(done)
    await sql.raw(meanwhile).execute(db)
    expect(await agreed(set(makesAdministrator, 'ours-active'))).toMatchObject(refused)
  })

  test('is not made by an agreement of an earlier moment', async () => {
    await ask('membership.make-administrator', 'ours-active', '{"roles":["organisation-administrator"]}')
    await sql`update organisations_request set outcome = 'agreed', settled_by = ${second.me}, settled_at = now() - interval '1 second'
      where id = 'asked'`.execute(db)
    expect(await as(second, set(makesAdministrator, 'ours-active'))).toMatchObject(refused)
  })
})

describe('an organisation', () => {
  const end = (day: string, successor: string) =>
    `update organisations_organisation set until_day = '${day}', successor = '${successor}' where id = 'ours'`

  test('ends on the day, and for the successor, that two agreed on', async () => {
    await ask('organisation.hand-over', null, '{"until":"2098-01-01","successor":"theirs"}')
    expect(await agreed(end('2098-01-01', 'theirs'))).toMatchObject(done)
    expect(await agreed(end('2098-01-02', 'theirs'))).toMatchObject(refused)
    expect(await agreed(end('2098-01-01', 'lonely'))).toMatchObject(refused)
    expect(await as(second, end('2098-01-01', 'theirs'))).toMatchObject(refused)
  })

  test('receives people of a predecessor as what they were there and can be here, and no administrator', async () => {
    await aMember(db, 'before', 'clerk', ['council-clerk', 'trainer'])
    expect(await as(second, `select organisations_receive('before')`)).toMatchObject(refused)
    await ask('organisation.receive', null, '{}', 'before')
    expect(
      await agreed(`perform organisations_receive('before');
        if (select count(*) from organisations_membership where organisation = 'ours' and (person like 'before-%' or person = 'clerk')) <> 3
          then raise 'others came'; end if;
        if (select roles from organisations_membership where organisation = 'ours' and person = 'clerk') <> '{trainer}'
          then raise 'a clerk came'; end if`),
    ).toMatchObject(done)
    expect(await agreed(`perform organisations_receive('theirs')`)).toMatchObject(refused)
  })

  test('does not decide when its predecessor ends', async () => {
    await ask('organisation.receive', null, '{}', 'before')
    const [ends] = await as(
      second,
      `do $x$ begin
        update organisations_request set outcome = 'agreed', settled_by = '${second.me}', settled_at = now() where id = 'asked';
        update organisations_organisation set until_day = null, successor = null where id = 'before';
        if found then raise 'it goes on'; end if;
      end $x$`,
    )
    expect(ends).toMatchObject({ code: null })
  })
})

describe('the last one who opens what people told', () => {
  test('is taken away by two, and not by changing their roles either', async () => {
    await anOrganisation(db, 'small')
    for (const person of ['small-one', 'small-two']) await aMember(db, 'small', person, ['organisation-administrator'])
    await aMember(db, 'small', 'key', ['focal-point'])
    const small = (person: string, ...statements: string[]) => tryAll(db, { person, organisation: 'small' }, statements)
    const ways = [`state = 'ended'`, `roles = '{trainer}'`, `roles = '{trainer,inspector}'`].map((change) =>
      set(change, 'key', 'small'),
    )
    for (const person of ['small-one', 'key'])
      expect(await small(person, ...ways)).toMatchObject(ways.map(() => ({ code: '42501' })))
    await aMember(db, 'small', 'key-too', ['second-focal-point'])
    expect(await small('small-one', ...ways)).toMatchObject(ways.map(() => ({ rows: 1 })))
  })
})

describe('an account', () => {
  test('of somebody who was only asked to come is out of reach for who asked, when they work elsewhere', async () => {
    const { me } = someone('organisation-administrator')
    const mine = async (person: string) => {
      const [ends] = await as(someone('organisation-administrator'), `select organisations_end_sign_ins('${person}')`)
      return ends?.code === null
    }
    await sql`insert into organisations_membership (person, organisation, roles, state, since) values ('theirs-active', 'ours', '{trainer}', 'invited', now())`.execute(
      db,
    )
    expect(await mine('theirs-active')).toBe(false)
    await sql`update organisations_membership set state = 'active' where person = 'theirs-active' and organisation = 'ours'`.execute(
      db,
    )
    expect(await mine('theirs-active')).toBe(true)
    expect([await mine('ours-invited'), await mine('ours-away'), await mine('ours-ended'), await mine(me)]).toEqual([
      true,
      true,
      false,
      true,
    ])
  })
})
