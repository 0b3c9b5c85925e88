import { beforeEach, expect, test } from 'vitest'
import { addDays } from '#kernel/days.ts'
import { fileReport, holdCase, submitReport } from '#modules/reporting/server/index.ts'
import { aReportingWorld, colleague, type ReportingWorld, right } from '#modules/reporting/testing/a-reporting-world.ts'
import { showReceiptCode } from '#platform/sealing/index.ts'
import { databasePerTest } from '#platform/testing/test-database.ts'
import type { Tables } from './database.ts'
import { type ReturnView, returnTurn } from './report-return.ts'

const database = databasePerTest<Tables>('migrations')
let world: ReportingWorld
/** On the slip of paper that a colleague gave away. */
let told: string
beforeEach(async () => {
  world = await aReportingWorld(database())
  const { begun, sealed } = await world.aReport()
  right(await fileReport(world.desk, colleague('ann'), sealed))
  told = showReceiptCode(begun.code)
})

let from = 0
const turned = (fields: Readonly<Record<string, string>>): Promise<ReturnView> => {
  const services = { today: world.reader.today, database: { public: database() } }
  const request = new Request('https://baken.test/nl/report/return/seen-once', {
    method: 'POST',
    body: new URLSearchParams(fields),
  })
  from += 1
  const event = { request, locals: { services, language: 'nl' }, getClientAddress: () => `192.0.2.${from}` }
  return returnTurn(event as unknown as Parameters<typeof returnTurn>[0])
}

/** What a page that was drawn sends back. */
const drawn = (view: ReturnView) => {
  if (view.step !== 'new-code') throw new Error(`no new code, but ${view.step}`)
  return { at: 'new-code', code: view.typed, seed: view.seed }
}
const open = (code: string) => turned({ at: 'code', code, go: 'open' })

test('who has a code that somebody else saw is shown one of their own, and nothing changes before they say that they kept it', async () => {
  const view = await open(told)
  expect(view).toMatchObject({ step: 'new-code', typed: told, problem: null })
  if (view.step !== 'new-code') return
  expect(view.code).not.toBe(told)
  expect(await open(view.code), 'the new one is nothing yet').toMatchObject({ step: 'code', problem: 'unknown' })
  expect(await turned({ ...drawn(view), go: 'take' })).toMatchObject({
    step: 'new-code',
    code: view.code,
    problem: 'not-kept',
  })
  expect(await turned({ ...drawn(view), go: 'stay' }), 'in another language it is the same one').toMatchObject({
    step: 'new-code',
    code: view.code,
    problem: null,
  })
  expect((await open(told)).step, 'the old one still leads here').toBe('new-code')
})

test('once kept it takes the place of the old one; an answer that was lost loses nothing', async () => {
  const view = await open(told)
  if (view.step !== 'new-code') throw new Error(view.step)
  const kept = { ...drawn(view), kept: 'yes', go: 'take' }
  for (const time of ['first', 'again'])
    expect(await turned(kept), time).toMatchObject({ step: 'thread', code: view.code, thread: { entries: [{}] } })
  expect(await open(told)).toMatchObject({ step: 'code', problem: 'unknown' })
  expect(await open(view.code)).toMatchObject({ step: 'thread', thread: { head: { codeState: 'own' } } })
})

test('sent twice at the same moment, both times the case is shown', async () => {
  const view = await open(told)
  if (view.step !== 'new-code') throw new Error(view.step)
  const kept = { ...drawn(view), kept: 'yes', go: 'take' }
  const both = await Promise.all([turned(kept), turned(kept)])
  expect(both.map(({ step }) => step)).toEqual(['thread', 'thread'])
})

test('who wants to delete what somebody holds is told that it is written down, and finds it so when they come back', async () => {
  const { begun, sealed } = await world.aReport()
  right(await submitReport(world.reader, sealed, 'sealed'))
  const hold = { reason: 'criminal-investigation', until: addDays(world.reader.today(), 90) }
  right(await holdCase(world.desk, colleague('ann'), begun.caseId, hold))
  const code = showReceiptCode(begun.code)
  expect(await open(code)).toMatchObject({ step: 'thread', done: null, thread: { deletion: { isWished: false } } })
  const wished = { on: hold.until, isWished: true }
  expect(await turned({ at: 'thread', code, go: 'delete' })).toMatchObject({
    problem: { at: 'delete', code: 'missing' },
  })
  expect(await turned({ at: 'thread', code, sure: 'yes', go: 'delete' })).toMatchObject({
    step: 'thread',
    problem: null,
    done: 'wished',
    thread: { deletion: wished },
  })
  expect(await open(code)).toMatchObject({ step: 'thread', done: null, thread: { deletion: wished } })
})
