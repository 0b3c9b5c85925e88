import { sql } from 'kysely'
import { beforeEach, describe, expect, test } from 'vitest'
import { dayNumberOf, dayOfNumber, weekdayOf } from '#kernel/day-number.ts'
import { dutchDay } from '#kernel/days.ts'
import { databasePerTest } from '#platform/testing/test-database.ts'
import { aReportingWorld } from '../../testing/a-reporting-world.ts'
import type { CaseTables } from '../index.ts'
import { type Reminder, remindAll } from './remind.ts'

// The database reckons with its own clock.
const realDay = dayNumberOf(dutchDay(new Date()))
const [monday, tuesday] = [1, 2].map((weekday) => dayOfNumber(realDay + ((weekday - weekdayOf(realDay) + 7) % 7)))
const database = databasePerTest<CaseTables>('migrations')
let sent: Reminder[] = []

beforeEach(async () => {
  sent = []
  await aReportingWorld(database(), () => dayOfNumber(realDay))
})

const remind = (today = tuesday) =>
  remindAll(database(), { today: today as never, post: (_, reminder) => Promise.resolve(void sent.push(reminder)) })

/** A case as it stands in the database, all days counted from today; nothing is sealed in it. The database sets the term of a new one itself. */
async function aCase(
  id: string,
  row: { state?: string; came?: number; due?: number; news?: number; by?: string } = {},
) {
  const { state = 'read', came = -30, due = 30, news = null, by = null } = row
  await sql`insert into reporting_case (
      id, organisation, door, state, received_on, lookup_hash, reporter_key, wrapped_for_reporter, commitment, news_since, assigned_to
    )
    values (md5(${id}), 'ours', 'sealed', ${state}, current_date + ${came}::integer, sha256(${id}::bytea), sha256(${id}::bytea),
      decode('0101' || repeat('00', 80), 'hex'), sha256(${id}::bytea), current_date + ${news}::integer, ${by})`.execute(
    database(),
  )
  await sql`update reporting_case set step_due = current_date + ${due}::integer where id = md5(${id})`.execute(
    database(),
  )
}
const daysAgo = (days: number) =>
  sql`update reporting_reminder set sent_on = current_date - ${days}::integer`.execute(database())
const nothing = { unread: 0, news: 0, near: 0, late: 0, goes: 0, tasks: 0, questions: 0 }

describe('reminders', () => {
  test('go to everybody who can open it, once on a day, with numbers only', async () => {
    await aCase('new', { state: 'new', came: 0 })
    await aCase('late', { due: -1 })
    await aCase('near', { due: 5, news: 0 })
    await aCase('far', { due: 6 })
    expect(await remind()).toBe(2)
    expect(sent).toHaveLength(2)
    for (const { waiting, organisation } of sent)
      expect({ waiting, organisation }).toEqual({
        waiting: { ...nothing, unread: 1, late: 1, near: 1, news: 1 },
        organisation: expect.stringMatching(/./),
      })
    expect(new Set(sent.map(({ mail }) => mail)).size).toBe(2)
    expect(JSON.stringify(sent)).not.toMatch(/[0-9a-f]{32}/)
    expect(await remind()).toBe(0)
  })

  test('are nothing where nothing waits, of closed cases neither', async () => {
    expect(await remind(monday)).toBe(0)
    await aCase('far')
    expect(await remind(monday)).toBe(0)
  })

  test('say that a reporter wrote, also to a closed case', async () => {
    await aCase('closed', { news: 0 })
    await sql`update reporting_case set state = 'closed', outcome = 'own-action', closed_on = current_date, step_due = null`.execute(
      database(),
    )
    expect(await remind()).toBe(2)
    expect(sent[0]?.waiting).toEqual({ ...nothing, news: 1 })
    await sql`delete from reporting_reminder`.execute(database())
    await sql`update reporting_case set news_since = null`.execute(database())
    expect(await remind(monday)).toBe(0)
  })

  test('count the term of a message to a closed case that somebody looked at and nobody answered', async () => {
    await aCase('closed')
    const stands = (due: string) =>
      sql`update reporting_case set state = 'closed', outcome = 'own-action', closed_on = current_date, step_due = null, news_since = null,
        answer_due = ${sql.raw(due)}`.execute(database())
    await stands('null')
    expect(await remind(monday)).toBe(0)
    await stands('current_date - 1')
    expect(await remind()).toBe(2)
    expect(sent[0]?.waiting).toEqual({ ...nothing, late: 1 })
    await daysAgo(1)
    await stands('current_date + 5')
    expect(await remind()).toBe(2)
    expect(sent.at(-1)?.waiting).toEqual({ ...nothing, near: 1 })
  })

  test('say what is deleted within two weeks, closed or not, once it comes near and then on Mondays', async () => {
    await aCase('closed')
    await aCase('open', { by: 'ann' })
    await sql`update reporting_case set state = 'closed', outcome = 'own-action', closed_on = current_date, step_due = null where id = md5('closed')`.execute(
      database(),
    )
    // The database works the day out: here from the wish of who reported.
    const goes = (id: string, days: number) =>
      sql`with k as (
          insert into reporting_kept as k (case_id, renewed_on, taken_away_on) values (md5(${id}), current_date, current_date + ${days}::integer)
          on conflict (case_id) do update set taken_away_on = excluded.taken_away_on
        ) select 1`.execute(database())
    await goes('closed', 15)
    await goes('open', 15)
    expect(await remind(monday)).toBe(0)
    await goes('closed', 14)
    await goes('open', 0)
    expect(await remind()).toBe(2)
    expect(sent.map(({ waiting }) => waiting).sort((one, other) => one.goes - other.goes)).toEqual([
      { ...nothing, goes: 1 },
      { ...nothing, goes: 2 },
    ])
    await daysAgo(1)
    await goes('open', 15)
    expect(await remind(), 'it came near today').toBe(2)
    await daysAgo(0)
    await goes('closed', 13)
    await daysAgo(1)
    expect(await remind(), 'it was near then').toBe(0)
    expect(await remind(monday)).toBe(2)
  })

  test('say that somebody was asked something: a colleague alone, or everybody of who was asked; not what is over', async () => {
    await aCase('asked', { due: 30, by: 'ann' })
    const ask = (id: string, person: string | null) =>
      sql`with f as (
          insert into reporting_forward (id, from_organisation, from_case, purpose, to_organisation, ground, fields, sent_on, answer_due, manifest, expires_on)
          values (md5(${id}), 'ours', md5('asked'), 'consultation', 'ours', 'minor', '{address}', current_date, current_date + 14, '{}', current_date + 14)
          returning id
        ) insert into reporting_consultation (id, asked_by, asked_person) select id, 'ann', ${person} from f`.execute(
        database(),
      )
    await ask('colleague', 'ben')
    expect(await remind()).toBe(1)
    expect(sent).toMatchObject([{ waiting: { ...nothing, questions: 1 } }])
    await daysAgo(2)
    await ask('house', null)
    expect(await remind()).toBe(2)
    expect(
      sent
        .slice(1)
        .map(({ waiting }) => waiting.questions)
        .sort(),
    ).toEqual([1, 2])
    await sql`update reporting_forward set sent_on = current_date - 20, expires_on = current_date - 6`.execute(
      database(),
    )
    await sql`delete from reporting_reminder`.execute(database())
    expect(await remind(monday)).toBe(0)
  })

  test('of what a colleague who is there handles, only that colleague hears', async () => {
    await aCase('late', { due: -1, by: 'ann' })
    expect(await remind()).toBe(1)
    await sql`update organisations_membership set state = 'away' where person = 'ann'`.execute(database())
    await sql`delete from reporting_reminder`.execute(database())
    expect(await remind(), 'ann is away, ben hears of it').toBe(1)
    expect(new Set(sent.map(({ mail }) => mail)).size).toBe(2)
  })

  test.each([
    ['left', sql`update organisations_membership set state = 'ended' where person = 'ann'`],
    ['holds the key no more', sql`update organisations_membership set roles = '{desk-officer}' where person = 'ann'`],
    [
      'has a new key of their own',
      sql`update organisations_key_wrap set wrapped = null, taken_at = now() where person = 'ann'`,
    ],
  ])('of cases and tasks of who %s the others hear', async (_, change) => {
    await aCase('late', { due: -1, by: 'ann' })
    await sql`insert into reporting_item (id, case_id, sender, kind, sequence, on_day, written_by, envelope)
      values (md5('task'), md5('late'), 'organisation', 'task', 0, current_date, 'ann', decode(repeat('00', 4146), 'hex'))`.execute(
      database(),
    )
    await sql`insert into reporting_task (id, case_id, due, for_person, made_by)
      values (md5('task'), md5('late'), current_date, 'ann', 'ann')`.execute(database())
    await change.execute(database())
    expect(await remind()).toBe(1)
    expect(sent).toMatchObject([{ waiting: { ...nothing, late: 1, tasks: 1 } }])
  })

  test('are not said again on the next day, but on a Monday', async () => {
    await aCase('late', { due: -10 })
    expect(await remind()).toBe(2)
    await daysAgo(1)
    expect(await remind()).toBe(0)
    expect(await remind(monday)).toBe(2)
  })

  test.each([
    ['a term ran out yesterday', { due: -1 }],
    ['a term comes near today', { due: 5 }],
    ['a report came in', { state: 'new', came: 0 }],
    ['a reporter wrote', { news: 0 }],
  ])('are said the day after the last when something changes: %s', async (_, change) => {
    await aCase('late', { due: -10 })
    expect(await remind()).toBe(2)
    await daysAgo(1)
    await aCase('changed', change)
    expect(await remind()).toBe(2)
  })

  test.each([
    ['a term ran out the day before yesterday', { due: -2 }],
    ['a term came near yesterday', { due: 4 }],
    ['a report came in the day before yesterday', { state: 'new', came: -2 }],
    ['a reporter wrote the day before yesterday', { news: -2 }],
  ])('say nothing again of what was there the last time: %s', async (_, there) => {
    await aCase('there', there)
    expect(await remind()).toBe(2)
    await daysAgo(1)
    expect(await remind()).toBe(0)
  })

  test('the mark goes with the mail: what could not be queued is tried again', async () => {
    await aCase('late', { due: -1 })
    const broken = remindAll(database(), {
      today: tuesday as never,
      post: () => Promise.reject(new Error('no outbox')),
    })
    await expect(broken).rejects.toThrow('no outbox')
    expect(await remind()).toBe(2)
  })

  test('of two servers at once, one reminds', async () => {
    await aCase('late', { due: -1 })
    const both = await Promise.all([remind(), remind()])
    expect(both[0] + both[1]).toBe(2)
    expect(sent).toHaveLength(2)
  })
})
