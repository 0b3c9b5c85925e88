import { sql } from 'kysely'
import { beforeEach, describe, expect, test } from 'vitest'
import { type Actor, inHat } from '#modules/organisations/server/index.ts'
import { databasePerTest } from '#platform/testing/test-database.ts'
import { aPoint } from '../../testing/some-directory.ts'
import {
  aKeepingDesk,
  colleague,
  platform,
  stranger,
  translator,
  wantSecondLook,
  worker,
} from '../../testing/some-keepers.ts'
import type { KeepingTables } from './keeping-desk.ts'

const database = databasePerTest<KeepingTables>('migrations')
beforeEach(() => aKeepingDesk(database()))

/** What the database says to statements in somebody's name, whatever use cases think. */
const as = (actor: Actor, ...statements: string[]) =>
  inHat(database(), actor, async (trx) => {
    const done: unknown[][] = []
    for (const statement of statements) done.push((await sql.raw(statement).execute(trx)).rows)
    return done.at(-1) ?? []
  })
const text = (body: unknown) => `'${JSON.stringify(body).replaceAll("'", "''")}'`
const changed = aPoint({ phones: [{ contact: null, number: '013 1', confidence: 'seen', languages: null }] })

const revision = (
  who: Actor,
  { act = 'change', state = 'in-effect', id = 'help-town-hall', body = changed, madeBy = who.person, version = 1 } = {},
) =>
  `insert into directory_row_revision (subject, version, organisation, made_by, act, body, state)
   values ('points:${id}', ${version}, '${who.organisation}', '${madeBy}', '${act}', ${text(body)}, '${state}') returning id`
const put = (body: unknown = changed, id = 'help-town-hall') =>
  `update directory_row set origin = 'screen', body = ${text(body)} where part = 'points' and id = '${id}' returning id`
const edition = `insert into directory_edition (origin, made_at) values ('screen', now()) returning number`
const refused =
  /row-level security|permission denied|may not|says nothing new|stays what it is|there is no row|violates/

describe('the database', () => {
  test('lets an organisation put its own change in the place of its row', async () => {
    expect(await as(worker, revision(worker), put())).toEqual([{ id: 'help-town-hall' }])
    expect(await as(worker, edition)).toHaveLength(1)
  })

  test.each([
    ['a row of somebody else', worker, revision(worker, { id: 'advice-hall', body: aPoint({ id: 'advice-hall' }) })],
    ['the row for somebody else', stranger, revision(stranger)],
    ['by who does not open doors', translator, revision(translator)],
    ['by the platform', platform, revision(platform)],
    ['in the name of a colleague', worker, revision(worker, { madeBy: 'collega' })],
    ['with an act that is none', worker, revision(worker, { act: 'review' })],
    ['a confirmation that says something new', worker, revision(worker, { act: 'confirm' })],
    ['of a row that is not there', worker, revision(worker, { id: 'nowhere' })],
    [
      'an edition of the files',
      worker,
      `insert into directory_edition (origin, fingerprint, made_at) values ('files', 'x', now())`,
    ],
    ['a new row', worker, `insert into directory_row values ('points', 'new', 'screen', '{"id":"new"}')`],
    ['taking a row away', worker, 'delete from directory_row'],
    ['changing history', worker, `update directory_row_revision set body = '{}'`],
    ['who decided, without deciding', worker, `update directory_row_revision set made_by = 'collega'`],
    ['taking history away', worker, 'delete from directory_row_revision'],
    [
      'making itself the keeper',
      worker,
      `insert into directory_steward values ('the-others', 'hulppunt', 'medewerker')`,
    ],
  ])('refuses %s', async (_, who, statement) => {
    await expect(as(who, statement)).rejects.toThrow(refused)
  })

  test('refuses a row that is not what the newest change says, and one without a change', async () => {
    await expect(as(worker, put())).rejects.toThrow(refused)
    await expect(as(worker, revision(worker), put(aPoint({ phones: [] })))).rejects.toThrow(refused)
  })

  test('passes over a row of somebody else', async () => {
    expect(await as(stranger, put())).toEqual([])
    expect(
      await as(worker, `update directory_row set origin = 'screen' where id = 'advice-hall' returning id`),
    ).toEqual([])
  })

  test('refuses to move a row to another service', async () => {
    const moved = { ...changed, service: 'advice' }
    await expect(as(worker, revision(worker, { body: moved }), put(moved))).rejects.toThrow(refused)
  })

  test('shows nobody else what was changed, and by whom', async () => {
    await as(worker, revision(worker))
    const look = 'select made_by from directory_row_revision'
    expect(await as(colleague, look)).toEqual([{ made_by: 'medewerker' }])
    expect(await as(stranger, look)).toEqual([])
    expect(await as(translator, look)).toEqual([])
    expect(await as(platform, look)).toEqual([])
  })

  test('lets the public process read the row, and not a word about who changed it', async () => {
    const asPublic = (statement: string) =>
      database()
        .transaction()
        .execute(async (trx) => {
          await sql`set local role baken_public`.execute(trx)
          return (await sql.raw(statement).execute(trx)).rows
        })
    expect(await asPublic(`select id from directory_row where id = 'help-town-hall'`)).toHaveLength(1)
    await expect(asPublic('select subject from directory_row_revision')).rejects.toThrow('permission denied')
    await expect(asPublic('select organisation from directory_steward')).rejects.toThrow('permission denied')
  })
})

describe('where a second look is wanted, the database', () => {
  beforeEach(() => wantSecondLook(database()))
  const decide = (who: Actor, state: string) =>
    `update directory_row_revision set state = '${state}', decided_by = '${who.person}', decided_at = now() returning id`

  test('refuses a change that counts at once, and takes one that waits', async () => {
    await expect(as(worker, revision(worker))).rejects.toThrow(refused)
    await expect(as(worker, revision(worker, { act: 'undo' }))).rejects.toThrow(refused)
    expect(await as(worker, revision(worker, { state: 'waiting' }))).toHaveLength(1)
    await expect(as(colleague, revision(colleague, { state: 'waiting', version: 2 }))).rejects.toThrow(refused)
  })

  test('lets a colleague decide, and never who made it', async () => {
    await as(worker, revision(worker, { state: 'waiting' }))
    await expect(as(worker, decide(worker, 'in-effect'))).rejects.toThrow(refused)
    await expect(as(worker, decide(worker, 'refused'))).rejects.toThrow(refused)
    await expect(as(colleague, decide(worker, 'in-effect'))).rejects.toThrow(refused)
    expect(await as(stranger, decide(stranger, 'in-effect'))).toEqual([])
    expect(await as(translator, decide(translator, 'in-effect'))).toEqual([])
    expect(await as(colleague, decide(colleague, 'in-effect'), put())).toHaveLength(1)
    expect(await as(colleague, decide(colleague, 'refused'))).toEqual([])
  })

  test('lets who made it take it back, and keeps the sentence of a refusal to who may refuse', async () => {
    await as(worker, revision(worker, { state: 'waiting' }))
    await expect(as(worker, `update directory_row_revision set said = 'Het klopt.'`)).rejects.toThrow(refused)
    expect(await as(colleague, `update directory_row_revision set said = 'Nee.' returning id`)).toHaveLength(1)
    await expect(as(worker, decide(worker, 'withdrawn'))).rejects.toThrow('violates check constraint')
    await as(colleague, 'update directory_row_revision set said = null')
    expect(await as(worker, decide(worker, 'withdrawn'))).toHaveLength(1)
  })
})
