import { sql } from 'kysely'
import { beforeEach, describe, expect, test } from 'vitest'
import { addDays, type Day, day } from '#kernel/days.ts'
import { databasePerTest } from '#platform/testing/test-database.ts'
import { everyOpenCase } from '../../domain/desk/case-list.ts'
import {
  aForwardingWorld,
  colleague,
  type ForwardingWorld,
  partner,
  right,
  seenBy,
} from '../../testing/a-forwarding-world.ts'
import {
  answerForward,
  type CaseTables,
  caseInClear,
  casesPage,
  countCases,
  forwardInside,
  takeStep,
  waitingForwards,
  withdrawForward,
} from '../index.ts'

const database = databasePerTest<CaseTables>('migrations')
const [ann, ben] = [colleague('ann'), colleague('ben')]
let world: ForwardingWorld
let now: Day
beforeEach(async () => {
  now = day('2026-11-30')
  world = await aForwardingWorld(database(), () => now)
})

async function sentFrom(caseId: string) {
  const { told, text } = await world.ready(caseId)
  const sealed = await world.sealedTo(text)
  right(await forwardInside(world.forwards, ann, told, { partner: 'partner', sealed }))
  return { forward: told.forwardId, there: sealed.newCase }
}
const record = (caseId: string, given: Readonly<Record<string, string>>) =>
  takeStep(world.desk, ben, caseId, { step: 'record-answer', given })
const listed = async (query: Partial<typeof everyOpenCase> = {}) =>
  (await casesPage(world.desk, ann, { ...everyOpenCase, ...query })).rows
const inClear = async (caseId: string) =>
  right(await caseInClear({ ...world.desk, now: () => new Date(`${now}T10:00:00Z`) }, ann, caseId))

describe('an answer that a partner tells otherwise than here', () => {
  test('is written down with its day, ends the waiting, and stands beside the signed one that comes later', async () => {
    const caseId = await world.aCase()
    const { forward, there } = await sentFrom(caseId)
    now = addDays(now, 2)
    const given = { answer: 'refused', forward, 'told-on': '2026-12-01' }
    expect((await record(caseId, given)).ok).toBe(true)
    expect((await inClear(caseId)).state).toBe('answered')
    const told = { state: 'sent', toldAnswer: 'refused', toldOn: '2026-12-01', answer: null }
    expect(await seenBy(database(), ann, caseId)).toEqual([expect.objectContaining(told)])
    expect(right(await waitingForwards(world.desk, ann))).toEqual([])
    // The partner does not see what somebody else wrote down, and still owes an answer.
    expect(await seenBy(database(), partner('pim'), there)).toEqual([
      expect.objectContaining({ state: 'sent', toldAnswer: null, toldOn: null }),
    ])
    expect(right(await waitingForwards(world.desk, partner('pim')))).toHaveLength(1)
    right(await answerForward(world.forwards, partner('pim'), there, { answer: 'accepted', reason: 'taken-up' }))
    expect(await seenBy(database(), ann, caseId)).toEqual([
      expect.objectContaining({ ...told, state: 'answered', answer: 'accepted' }),
    ])
  })

  test('needs to whom it was passed on, a day that can be, and no other answer than the signed one', async () => {
    const caseId = await world.aCase()
    const { forward, there } = await sentFrom(caseId)
    const refused = async (given: Readonly<Record<string, string>>) => {
      const done = await record(caseId, { answer: 'accepted', ...given })
      return done.ok || done.error
    }
    expect(await refused({ 'told-on': now })).toBe('lacking')
    expect(await refused({ forward: 'f'.repeat(32), 'told-on': now })).toBe('unknown')
    expect(await refused({ forward })).toBe('not-a-day')
    expect(await refused({ forward, 'told-on': '2026-02-30' })).toBe('not-a-day')
    expect(await refused({ forward, 'told-on': addDays(now, 1) })).toBe('in-the-future')
    expect(await refused({ forward, 'told-on': addDays(now, -1) })).toBe('before-sent')
    expect(await refused({ forward, 'told-on': now, note: 'f'.repeat(32) })).toBe('no-such-step')
    right(await answerForward(world.forwards, partner('pim'), there, { answer: 'not-ours', reason: 'other-task' }))
    expect(await refused({ forward, 'told-on': now })).toBe('answered-before')
    expect((await inClear(caseId)).state).toBe('forwarded')
    expect((await record(caseId, { answer: 'not-ours', forward })).ok).toBe(true)
    expect(await seenBy(database(), ann, caseId)).toEqual([expect.objectContaining({ toldAnswer: null })])
  })

  test('of another organisation, or somebody without the key, writes nothing', async () => {
    const caseId = await world.aCase()
    const { forward, there } = await sentFrom(caseId)
    const said = (actor: typeof ann, on: string) =>
      database()
        .transaction()
        .execute(async (trx) => {
          await sql`select set_config('baken.person', ${actor.person}, true), set_config('baken.organisation', ${actor.organisation}, true)`.execute(
            trx,
          )
          const { rows } = await sql<{ outcome: string }>`
            select reporting_forward_told(${forward}, ${on}, 'accepted', ${now}) as outcome`.execute(trx)
          return rows[0]?.outcome
        })
    expect(await said(partner('pim'), caseId)).toBe('unknown')
    expect(await said(partner('pim'), there)).toBe('unknown')
    await expect(said(colleague('one'), caseId)).rejects.toThrow()
    expect(await said(ann, caseId)).toBe('told')
  })

  test('may have a sealed note of the case', async () => {
    const caseId = await world.aCase()
    const { forward } = await sentFrom(caseId)
    const note = await world.aNote(caseId)
    expect((await record(caseId, { answer: 'accepted', forward, 'told-on': now, note })).ok).toBe(true)
    expect((await inClear(caseId)).coded).toMatchObject({ note, forward, 'told-on': now })
  })
})

describe('a partner who does not answer', () => {
  test('shows in the list of cases from the day after, by name and day, until somebody answers or tells', async () => {
    const [caseId, other] = [await world.aCase(), await world.aCase()]
    const { forward } = await sentFrom(caseId)
    now = day('2026-12-14')
    expect((await listed({ partnerLate: true })).map(({ id }) => id)).toEqual([])
    now = day('2026-12-15')
    const partnerLate = { partner: 'Organisatie partner', since: '2026-12-14' }
    expect(await listed({ partnerLate: true })).toEqual([expect.objectContaining({ id: caseId, partnerLate })])
    expect(await listed()).toContainEqual(expect.objectContaining({ id: other, partnerLate: null }))
    expect(await countCases(world.desk, ann)).toMatchObject({ partnerLate: 1 })
    expect(await countCases(world.desk, colleague('one'))).toMatchObject({ partnerLate: 0 })
    right(await record(caseId, { answer: 'accepted', forward, 'told-on': now }))
    expect(await listed({ partnerLate: true })).toEqual([])
    expect(await countCases(world.desk, ann)).toMatchObject({ partnerLate: 0 })
  })
})

describe('what was taken back', () => {
  test('waits for nobody: the case asks for a decision again, and cannot be closed as handed over', async () => {
    const caseId = await world.aCase()
    const { forward } = await sentFrom(caseId)
    now = addDays(now, 3)
    expect((await inClear(caseId)).stepDue).toBe('2026-12-14')
    right(await withdrawForward(world.desk, ann, { caseId, forwardId: forward }))
    expect(await inClear(caseId)).toMatchObject({ state: 'forwarded', stepDue: '2026-12-17' })
    now = day('2026-12-20')
    expect(await listed({ partnerLate: true })).toEqual([])
    expect(right(await waitingForwards(world.desk, ann))).toEqual([])
    const reason = await world.aNote(caseId)
    const close = (outcome: string) => takeStep(world.desk, ann, caseId, { step: 'close', given: { outcome, reason } })
    expect(await close('handed-over')).toEqual({ ok: false, error: 'taken-back' })
    expect(await close('criminal-case')).toEqual({ ok: false, error: 'taken-back' })
    expect((await close('no-follow-up')).ok).toBe(true)
  })

  test('beside something that a partner has, changes nothing', async () => {
    const caseId = await world.aCase()
    await sentFrom(caseId)
    const { forward } = await sentFrom(caseId)
    now = addDays(now, 3)
    right(await withdrawForward(world.desk, ann, { caseId, forwardId: forward }))
    expect((await inClear(caseId)).stepDue).toBe('2026-12-14')
    const reason = await world.aNote(caseId)
    const closed = await takeStep(world.desk, ann, caseId, { step: 'close', given: { outcome: 'handed-over', reason } })
    expect(closed.ok).toBe(true)
  })
})
