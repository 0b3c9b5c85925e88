import { type Kysely, sql } from 'kysely'
import { beforeEach, describe, expect, test } from 'vitest'
import { dutchDay } from '#kernel/days.ts'
import { databasePerTest } from '#platform/testing/test-database.ts'
import type { SayStep } from '../../domain/editing/check-saying.ts'
import type { Saying } from '../../domain/editing/said.ts'
import { actorNamed, aSaidWorld, aSaying, ground, type SaidTables } from '../../testing/said-world.ts'
import { sayOfItem } from './say-of-item.ts'

const database = databasePerTest<SaidTables>('migrations')
let db: Kysely<SaidTables>
beforeEach(async () => {
  db = database()
  await aSaidWorld(db)
})

const today = dutchDay(new Date())
const found = aSaying({ change: 'found' })
const running = aSaying({ change: 'state', to: 'running' })
const settled = aSaying({ change: 'state', to: 'settled-by-parliament' })
const reopened = aSaying({ change: 'state', to: 'open' })
const say = (person: string, item: string, step: SayStep, saying: Saying, basedOn = 0, proved = true) =>
  sayOfItem({ db }, actorNamed(person, proved), ground, { item, step, basedOn, saying, today })
const outcome = async (...args: Parameters<typeof say>) => {
  const done = await say(...args)
  return done.ok ? 'said' : done.error
}

describe('a keeper', () => {
  test.each([
    ['manager', 'S2-01', 'the province owns it'],
    ['collega', 'S2-01', 'its policy officer too'],
    ['beleid', 'S1-13', 'Eindhoven owns it'],
  ])('%s says of %s what became of it: %s', async (person, item) => {
    const [own] = ground.programme.items.filter(({ owners }) => owners.includes('EHV') && owners.length === 1)
    const id = item === 'S1-13' ? (own?.id ?? '') : item
    expect(await outcome(person, id, 'find', found)).toBe('said')
    const { rows } = await sql<{ action: string; object: string }>`select action, object from platform_audit`.execute(
      db,
    )
    expect(rows).toContainEqual({ action: 'evidence.add', object: `item:${id}` })
  })

  test('has it in its own name, and never in that of a person', async () => {
    const done = await say('manager', 'S2-01', 'find', found)
    expect(done).toMatchObject({ ok: true, value: { id: 'said-1', by: { name: 'Organisatie provincie' } } })
    expect(JSON.stringify(done)).not.toContain('manager')
  })

  test.each([
    ['beleid', 'S2-01', 'relation', 'another organisation owns it'],
    ['ander', 'S2-01', 'relation', 'it keeps nothing'],
    ['hulp', 'S2-01', 'relation', 'no such organisation says anything here'],
    ['balie', 'S2-01', 'role', 'the desk says nothing here'],
    ['griffier', 'S2-01', 'role', 'the clerk tells of parliament only'],
    ['afwezig', 'S2-01', 'not-here', 'who is away'],
    ['manager', 'S9-99', 'unknown-item', 'there is no such item'],
  ])('is not %s of %s: %s, for %s', async (person, item, refusal) => {
    expect(await outcome(person, item, 'find', found)).toBe(refusal)
  })

  test('withdraws what it said, for a reason, once, and nobody else’s', async () => {
    await say('manager', 'S2-01', 'find', found)
    const withdrawal = aSaying({ change: 'withdrawn', event: 'said-1', when: today, shown: null })
    expect(await outcome('manager', 'S2-01', 'withdraw', { ...withdrawal, nl: ' ' }, 1)).toBe('say-why')
    expect(await outcome('manager', 'S2-01', 'withdraw', { ...withdrawal, event: 'said-9' } as Saying, 1)).toBe(
      'unknown-event',
    )
    expect(await outcome('collega', 'S2-01', 'withdraw', withdrawal, 1)).toBe('said')
    expect(await outcome('collega', 'S2-01', 'withdraw', withdrawal, 2)).toBe('withdrawn-already')
  })
})

describe('parliament', () => {
  const motion = 'M108-2020'
  test('settles through its clerk, who signs in again, and reopens for a reason', async () => {
    expect(await outcome('griffier', motion, 'settle', settled, 0, false)).toBe('prove-again')
    expect(await outcome('manager', motion, 'settle', settled)).toBe('role')
    expect(await outcome('griffier', motion, 'settle', settled)).toBe('said')
    expect(await outcome('manager', motion, 'say', running, 1)).toBe('state')
    expect(await outcome('manager', motion, 'find', found, 1)).toBe('said')
    expect(await outcome('griffier', motion, 'settle', settled, 2)).toBe('state')
    expect(await outcome('griffier', motion, 'reopen', { ...reopened, nl: ' ' }, 2)).toBe('say-why')
    expect(await outcome('griffier', motion, 'reopen', { ...reopened, when: '2026-11' }, 2)).toBe('said')
    expect(await outcome('manager', motion, 'say', { ...running, when: today }, 3)).toBe('said')
  })

  test('settles no row of a note', async () => {
    expect(await outcome('griffier', 'S2-01', 'settle', settled)).toBe('nothing-to-settle')
  })
})

describe('two at the same time', () => {
  test('the second sees the first: nothing is written over', async () => {
    expect(await outcome('manager', 'S2-01', 'find', found)).toBe('said')
    expect(await outcome('collega', 'S2-01', 'find', found)).toBe('changed-meanwhile')
    expect(await outcome('collega', 'S2-01', 'find', found, 1)).toBe('said')
  })

  test('at one moment, one is first and the other is told', async () => {
    const both = [await outcome('manager', 'S2-01', 'find', found), await outcome('collega', 'S2-01', 'find', found)]
    expect(both.sort()).toEqual(['changed-meanwhile', 'said'])
  })
})
