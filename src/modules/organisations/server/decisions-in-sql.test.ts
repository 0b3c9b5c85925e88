import { type Kysely, sql } from 'kysely'
import { beforeEach, describe, expect, test } from 'vitest'
import { databasePerTest } from '#platform/testing/test-database.ts'
import { actions } from '../domain/objects.ts'
import { type Role, roles } from '../domain/roles.ts'
import { aMember, anOrganisation, aWorld } from '../testing/a-world.ts'
import { type Disagreement, hats, isPossible, type OneHat, report, type Thing, things } from '../testing/all-cases.ts'
import { askMany, onFor, type Settings } from '../testing/asked-in-sql.ts'
import { type Case, expected } from '../testing/who-may.ts'
import type { DeskTables } from './desk.ts'

const database = databasePerTest<DeskTables>('migrations')
let db: Kysely<DeskTables>

beforeEach(async () => {
  db = (await aWorld(database())).db
  await anOrganisation(db, 'ours')
  await anOrganisation(db, 'over', { until: '2026-01-01' })
  await anOrganisation(db, 'before', { until: '2099-01-01', successor: 'ours' })
  await anOrganisation(db, 'before-over', { until: '2026-01-01', successor: 'over' })
  await anOrganisation(db, 'theirs')
  await aMember(db, 'theirs', 'you', ['organisation-administrator', 'focal-point'])
})

const nameOf = ({ role, membership }: Pick<OneHat, 'role' | 'membership'>) => `${role}-${membership}`

/** Everybody whom the cases speak of, at an organisation that goes on and at one that ended. */
const everybodyIsThere = async () => {
  for (const role of roles)
    for (const membership of ['active', 'away', 'ended'] as const)
      for (const organisation of ['ours', 'over'])
        await aMember(db, organisation, nameOf({ role, membership }), [role], membership)
}

/** What the database says about things, to somebody at an organisation. */
const told = (settings: Settings, about: readonly Thing[], before = 'before') =>
  askMany(
    db,
    settings,
    about.map((thing) => ({
      action: thing.action,
      state: thing.state,
      on: onFor(thing, settings.person ?? 'me', settings.organisation ?? 'ours', before),
    })),
  )

const mayIn = (one: Case) => expected(one) !== 'no'

/** Where the database and the expectation differ, of one hat. */
async function disagreementsOf(hat: OneHat): Promise<{ asked: number; disagreements: Disagreement[] }> {
  const cases = things.map((thing) => ({ ...hat, ...thing })).filter(isPossible)
  const organisation = hat.organisationActive ? 'ours' : 'over'
  const before = hat.organisationActive ? 'before' : 'before-over'
  const answers = await told({ person: nameOf(hat), organisation }, cases, before)
  const disagreements = cases.flatMap((one, index) =>
    answers[index] === mayIn(one) ? [] : [{ one, wanted: String(mayIn(one)), got: String(answers[index]) }],
  )
  return { asked: cases.length, disagreements }
}

describe('the database, asked by the application in the name of a hat', () => {
  test('decides every case as it was expected by somebody who had not seen the table', {
    timeout: 180_000,
  }, async () => {
    await everybodyIsThere()
    let asked = 0
    const disagreements: Disagreement[] = []
    for (const hat of hats) {
      const of = await disagreementsOf(hat)
      asked += of.asked
      disagreements.push(...of.disagreements)
    }
    console.log(
      `${asked} decisions of organisations_may compared with what was expected, ${disagreements.length} wrong`,
    )
    expect(asked).toBe(299_250)
    expect(report(disagreements)).toEqual([])
  })

  test('says that an action takes two exactly when a second person was expected', async () => {
    const byTwo = new Set(
      hats
        .flatMap((hat) => things.filter((thing) => expected({ ...hat, ...thing }).includes('second-person')))
        .map(({ action }) => action),
    )
    expect(byTwo.size).toBeGreaterThan(4)
    const { rows } = await sql<{ action: string; two: boolean }>`
      select action, organisations_takes_two(action) as two from unnest(${[...actions, 'organisation.drop']}::text[]) action
    `.execute(db)
    expect(
      rows
        .filter(({ two }) => two)
        .map(({ action }) => action)
        .sort(),
    ).toEqual([...byTwo].sort())
  })
})

/** Enough of each action to tell one role from another. */
const usual = things.filter(({ belongsTo, madeBy }) => belongsTo === 'own' && madeBy === 'other')
const active = { membership: 'active', organisationActive: true } as const

/** Which of the things may be done by somebody who has these roles, as it was expected. */
const expectedOf = (has: readonly Role[], about: readonly Thing[] = usual) =>
  about.map((thing) => has.some((role) => mayIn({ ...active, role, ...thing })))

const asActions = (may: readonly boolean[], about: readonly Thing[] = usual) => [
  ...new Set(
    about.filter((_, index) => may[index]).map(({ action, state, about: whom }) => `${action} ${state} ${whom}`),
  ),
]
/** Somebody who may nothing but look at colleagues and after themselves. */
const plain = 'trainer'

const daysFromToday = async (days: number) => {
  const { rows } = await sql<{ day: string }>`select (organisations_today() + ${days}::int)::text as day`.execute(db)
  return rows[0]?.day ?? ''
}
const standsIn = async (away: string, from: number, until: number) =>
  sql`insert into organisations_stand_in (organisation, away, person, from_day, until_day)
    values ('ours', ${away}, 'stand-in', organisations_today() + ${from}::int, organisations_today() + ${until}::int)`.execute(
    db,
  )

describe('a stand-in', () => {
  test.each(roles)('of %s has that role from the first day to the last, and an administrator’s never', async (role) => {
    await aMember(db, 'ours', 'stand-in', [plain])
    await aMember(db, 'ours', 'ill', [role], 'away')
    const on = async (from: number, until: number) => {
      await db.deleteFrom('organisations_stand_in').execute()
      await standsIn('ill', from, until)
      return asActions(await told({ person: 'stand-in', organisation: 'ours' }, usual))
    }
    const without = asActions(expectedOf([plain]))
    const isPassedOn = role !== 'organisation-administrator' && role !== 'platform-administrator'
    const withRole = isPassedOn ? asActions(expectedOf([plain, role])) : without
    expect(await on(1, 9), 'the day before the first').toEqual(without)
    expect(await on(0, 9), 'the first day').toEqual(withRole)
    expect(await on(-9, 1), 'the last day').toEqual(withRole)
    expect(await on(-9, 0), 'the day after the last').toEqual(without)
  })

  test.each(['invited', 'active', 'ended'] as const)('of somebody who is %s has nothing of theirs', async (state) => {
    await aMember(db, 'ours', 'stand-in', [plain])
    await aMember(db, 'ours', 'ill', ['policy-officer'], state)
    await standsIn('ill', 0, 1)
    expect(asActions(await told({ person: 'stand-in', organisation: 'ours' }, usual))).toEqual(
      asActions(expectedOf([plain])),
    )
  })

  test.each(['invited', 'away', 'ended'] as const)('who is %s themselves does no work of anybody', async (state) => {
    await aMember(db, 'ours', 'stand-in', [plain], state)
    await aMember(db, 'ours', 'ill', ['policy-officer', 'focal-point'], 'away')
    await standsIn('ill', 0, 1)
    const ofOthers = usual.filter(({ about }) => about !== 'self')
    expect(asActions(await told({ person: 'stand-in', organisation: 'ours' }, ofOthers), ofOthers)).toEqual([])
  })

  test('passes on only what is the colleague’s own, and at no other organisation', async () => {
    await aMember(db, 'ours', 'stand-in', [plain])
    await aMember(db, 'theirs', 'stand-in', [plain])
    await aMember(db, 'ours', 'ill', [plain], 'away')
    await aMember(db, 'ours', 'ill-too', ['policy-officer'], 'away')
    await standsIn('ill', 0, 1)
    await sql`insert into organisations_stand_in (organisation, away, person, from_day, until_day)
      values ('ours', 'ill-too', 'ill', organisations_today(), organisations_today() + 1)`.execute(db)
    expect(asActions(await told({ person: 'stand-in', organisation: 'ours' }, usual))).toEqual(
      asActions(expectedOf([plain])),
    )
    await standsIn('ill-too', 0, 1)
    expect(asActions(await told({ person: 'stand-in', organisation: 'ours' }, usual))).toContain(
      'note.write draft nobody',
    )
    expect(asActions(await told({ person: 'stand-in', organisation: 'theirs' }, usual))).toEqual(
      asActions(expectedOf([plain])),
    )
  })
})

describe('an organisation that ends', () => {
  test.each([
    ['the day before its last', 2, true],
    ['its last day', 1, true],
    ['the day after its last', 0, false],
  ] as const)('on %s', async (_, until, goesOn) => {
    await sql`update organisations_organisation set until_day = ${await daysFromToday(until)}::date where id = 'ours'`.execute(
      db,
    )
    for (const role of roles) {
      await aMember(db, 'ours', `me-${role}`, [role])
      const may = asActions(await told({ person: `me-${role}`, organisation: 'ours' }, usual))
      expect(may, role).toEqual(goesOn ? asActions(expectedOf([role])) : [])
    }
    const { rows } = await sql<{ state: string }>`select organisations_state_of('ours') as state`.execute(db)
    expect(rows[0]?.state === 'ended').toBe(!goesOn)
  })

  test('gives its work to its successor only: not to a successor of that, and not back', async () => {
    await anOrganisation(db, 'long-ago', { until: '2025-01-01', successor: 'before' })
    await aMember(db, 'ours', 'me', ['organisation-administrator'])
    await aMember(db, 'before', 'me', ['organisation-administrator'])
    const receives = async (here: string, from: string) =>
      (
        await askMany(db, { person: 'me', organisation: here }, [
          { action: 'organisation.receive', state: 'ended', on: { organisation: from, person: null, author: null } },
        ])
      )[0]
    expect(await receives('ours', 'before')).toBe(true)
    expect(await receives('before', 'long-ago')).toBe(true)
    expect(await receives('ours', 'long-ago')).toBe(false)
    expect(await receives('before', 'ours')).toBe(false)
    expect(await receives('ours', 'ours')).toBe(false)
    expect(await receives('ours', 'theirs')).toBe(false)
    expect(await receives('ours', 'nowhere')).toBe(false)
  })
})

describe('who has no hat on', () => {
  const member = { person: 'me', organisation: 'ours' }
  const whoMayMost: readonly Role[] = [
    'organisation-administrator',
    'platform-administrator',
    'council-clerk',
    'policy-officer',
    'focal-point',
  ]
  const nobody: readonly (readonly [string, Settings])[] = [
    ['no settings at all', {}],
    ['only a person', { person: 'me' }],
    ['only an organisation', { organisation: 'ours' }],
    ['empty settings', { person: '', organisation: '' }],
    ['a person who is not a member', { person: 'you', organisation: 'ours' }],
    ['an organisation where they are not', { person: 'me', organisation: 'theirs' }],
    ['a person that is not there', { person: 'nobody', organisation: 'ours' }],
    ['an organisation that is not there', { person: 'me', organisation: 'nowhere' }],
    ['the two exchanged', { person: 'ours', organisation: 'me' }],
    ['capitals', { person: 'ME', organisation: 'ours' }],
    ['capitals of the organisation', { person: 'me', organisation: 'Ours' }],
    ['a blank behind', { person: 'me ', organisation: 'ours' }],
    ['a blank before', { person: 'me', organisation: ' ours' }],
    ['the end of a line', { person: 'me\n', organisation: 'ours' }],
    ['a pattern', { person: '%', organisation: '%' }],
    ['quotes', { person: "'me'", organisation: 'ours' }],
    ['SQL', { person: "me' or '1'='1", organisation: "ours' --" }],
    ['a list', { person: '{me}', organisation: '{ours}' }],
    ['another alphabet', { person: 'mе', organisation: 'ours' }],
    ['width zero', { person: 'me\u200b', organisation: 'ours' }],
    ['a name that means nobody elsewhere', { person: 'null', organisation: 'ours' }],
    ['the owner', { person: 'postgres', organisation: 'public' }],
  ]

  test.each(nobody)('may nothing: %s', async (_, settings) => {
    await aMember(db, 'ours', 'me', whoMayMost)
    const asked = things.map((thing) => ({
      action: thing.action,
      state: thing.state,
      on: onFor(thing, 'me', 'ours', 'before'),
    }))
    expect((await askMany(db, settings, asked)).filter((may) => may)).toEqual([])
  })

  test('and with both written as they are, the same person may a great deal', async () => {
    await aMember(db, 'ours', 'me', whoMayMost)
    expect((await told(member, things)).filter((may) => may).length).toBeGreaterThan(200)
  })

  test('may nothing while an invitation is not accepted', async () => {
    await aMember(db, 'ours', 'me', whoMayMost, 'invited')
    expect((await told(member, things)).filter((may) => may)).toEqual([])
  })

  test('nothing may be done that is not in the table, nor in a state that nobody wrote down', async () => {
    await aMember(db, 'ours', 'me', whoMayMost)
    const on = { organisation: 'ours', person: null, author: null }
    const asked = [
      ['organisation.drop', 'active'],
      ['ORGANISATION.CHANGE', 'active'],
      ['organisation.change ', 'active'],
      ['organisation', 'active'],
      ['organisation.%', 'active'],
      ['', 'active'],
      ['organisation.invite', 'Active'],
      ['organisation.invite', ''],
      ['organisation.invite', null],
      ['promise.change', 'settled'],
    ].map(([action, state]) => ({ action: action ?? '', state: state ?? null, on }))
    expect(await askMany(db, member, asked)).toEqual(asked.map(() => false))
    expect(await askMany(db, member, [{ action: 'organisation.invite', state: 'active', on }])).toEqual([true])
  })
})
