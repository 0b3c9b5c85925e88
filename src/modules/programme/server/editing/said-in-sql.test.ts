import { type Kysely, sql } from 'kysely'
import { beforeEach, describe, expect, test } from 'vitest'
import { dutchDay } from '#kernel/days.ts'
import { inHat } from '#modules/organisations/server/index.ts'
import { databasePerTest } from '#platform/testing/test-database.ts'
import { actorNamed, aSaidWorld, type SaidTables } from '../../testing/said-world.ts'

const database = databasePerTest<SaidTables>('migrations')
let db: Kysely<SaidTables>
beforeEach(async () => {
  db = database()
  await aSaidWorld(db)
})

const today = dutchDay(new Date())
const words = { when: today, saidOn: today, nl: 'Gezegd.', en: null, shown: null }
const nameOf = (organisation: string) => `Organisatie ${organisation}`
const kindOf = (organisation: string) =>
  ({ provincie: 'province', rwb: 'region', helpen: 'help-organisation' })[organisation] ?? 'municipality'
const by = (organisation: string, asParliament = false) => ({
  organisation,
  name: nameOf(organisation),
  kind: kindOf(organisation),
  asParliament,
})
const event = (number: number, changes: object) => ({ ...words, id: `said-${number}`, change: 'found', ...changes })

interface Row {
  subject?: string
  version?: number
  act?: string
  state?: string
  made_by?: string
  organisation?: string
  body?: object
}

/** Tries one row as the application, in the hat of a person: null when it is taken, else the code of the refusal. */
const tried = (person: string, row: Row): Promise<string | null> => {
  const actor = actorNamed(person)
  const own = { events: [event(1, { by: by(actor.organisation) })], settled: null }
  const { subject = 'S2-01', version = 1, act = 'find', state = 'in-effect', body = own } = row
  const { made_by = actor.person, organisation = actor.organisation } = row
  return inHat(db, actor, async (trx) => {
    await sql`insert into programme_item_revision (subject, version, organisation, made_by, act, body, state)
      values (${subject}, ${version}, ${organisation}, ${made_by}, ${act}, ${JSON.stringify(body)}, ${state})`.execute(
      trx,
    )
    return null
  }).catch((cause: { code?: string }) => cause.code ?? 'unknown')
}
const refused = '42501'

describe('a statement of the application', () => {
  test('is taken when it says one thing of what the hat keeps', async () => {
    expect(await tried('manager', {})).toBeNull()
    expect(
      await tried('collega', {
        version: 2,
        body: { events: [event(1, { by: by('provincie') }), event(2, { by: by('provincie') })], settled: null },
      }),
    ).toBeNull()
  })

  const one = (changes: object) => ({ events: [event(1, { by: by('provincie'), ...changes })], settled: null })
  test.each<[string, string, Row]>([
    ['of another organisation’s row', 'beleid', {}],
    ['of a role that says nothing', 'balie', {}],
    ['of an organisation that keeps nothing', 'ander', {}],
    ['of a kind that says nothing', 'hulp', {}],
    ['of somebody who is away', 'afwezig', {}],
    ['of the clerk, who is no keeper', 'griffier', {}],
    ['of an item that is not there', 'manager', { subject: 'S9-99' }],
    ['in the name of a colleague', 'manager', { made_by: 'collega' }],
    ['for another organisation', 'manager', { organisation: 'eindhoven' }],
    ['that waits', 'manager', { state: 'waiting' }],
    ['under another name', 'manager', { body: one({ by: { ...by('provincie'), name: 'Gedeputeerde Staten' } }) }],
    ['as another organisation', 'manager', { body: one({ by: by('eindhoven') }) }],
    ['as parliament', 'manager', { body: one({ by: by('provincie', true) }) }],
    ['of a day that is to come', 'manager', { body: one({ saidOn: '2099-01-01' }) }],
    ['of a day before Baken', 'manager', { body: one({ saidOn: '2019-12-31' }) }],
    [
      'of two things at once',
      'manager',
      { body: { events: [event(1, { by: by('provincie') }), event(2, { by: by('provincie') })], settled: null } },
    ],
    ['of nothing', 'manager', { body: { events: [], settled: null } }],
    ['without events', 'manager', { body: {} }],
    ['that is another thing than the act', 'manager', { body: one({ change: 'state', to: 'done' }) }],
    ['that settles by the way', 'manager', { body: { ...one({}), settled: true } }],
    ['that says it is settled', 'manager', { act: 'say', body: one({ change: 'state', to: 'settled-by-parliament' }) }],
    ['on a version that is not there', 'manager', { version: 3, body: one({}) }],
    [
      'that withdraws what was never said',
      'manager',
      { act: 'withdraw', body: one({ change: 'withdrawn', event: 'said-7' }) },
    ],
  ])('is refused: one %s', async (_, person, row) => {
    expect(await tried(person, row)).toBe(refused)
  })

  test('does not rewrite what was said, nor say it of another day than what is there', async () => {
    await tried('manager', {})
    const rewritten = [event(1, { by: by('provincie'), nl: 'Iets anders.' }), event(2, { by: by('provincie') })]
    expect(await tried('manager', { version: 2, body: { events: rewritten, settled: null } })).toBe(refused)
    const earlier = [event(1, { by: by('provincie') }), event(2, { by: by('provincie'), saidOn: '2020-01-02' })]
    expect(await tried('manager', { version: 2, body: { events: earlier, settled: null } })).toBe(refused)
  })

  test('settles only for the clerk, and only what parliament asked or was promised', async () => {
    const settled = {
      act: 'settle',
      body: {
        events: [event(1, { by: by('provincie', true), change: 'state', to: 'settled-by-parliament' })],
        settled: true,
      },
    }
    expect(await tried('manager', { subject: 'M108-2020', ...settled })).toBe(refused)
    expect(await tried('griffier', settled)).toBe(refused)
    expect(await tried('griffier', { subject: 'M108-2020', ...settled })).toBeNull()
    const more = {
      ...settled.body,
      events: [...settled.body.events, event(2, { by: by('provincie'), change: 'state', to: 'running' })],
    }
    expect(await tried('manager', { subject: 'M108-2020', version: 2, act: 'say', body: more })).toBe(refused)
  })

  test('changes and takes away nothing', async () => {
    await tried('manager', {})
    for (const statement of [
      sql`update programme_item_revision set body = '{}'`,
      sql`delete from programme_item_revision`,
      sql`truncate programme_item_revision`,
      sql`delete from programme_keeper`,
      sql`insert into programme_keeper (item, kind) values ('S2-01', 'province')`,
      sql`update programme_item set settled = true`,
    ])
      await expect(inHat(db, actorNamed('manager'), (trx) => statement.execute(trx))).rejects.toMatchObject({
        code: refused,
      })
  })
})

describe('the public process', () => {
  const asPublic = <T>(work: (trx: Kysely<SaidTables>) => Promise<T>) =>
    db.transaction().execute(async (trx) => {
      await sql`set local role baken_public`.execute(trx)
      const done = await work(trx)
      await sql`set local role none`.execute(trx)
      return done
    })

  test('reads what was said, and never by whom of the organisation', async () => {
    await tried('manager', {})
    const read = asPublic((trx) =>
      sql<{ subject: string }>`select subject, body from programme_item_revision`.execute(trx),
    )
    expect((await read).rows).toMatchObject([{ subject: 'S2-01' }])
    await expect(
      asPublic((trx) => sql`select made_by from programme_item_revision`.execute(trx)),
    ).rejects.toMatchObject({ code: refused })
  })
})
