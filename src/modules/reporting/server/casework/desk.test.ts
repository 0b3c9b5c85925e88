import { sql } from 'kysely'
import { beforeEach, describe, expect, test } from 'vitest'
import { day } from '#kernel/days.ts'
import { databasePerTest } from '#platform/testing/test-database.ts'
import { type CasePlace, caseKeyOf, makeCaseKey, newReportingId, sealWords } from '../../ceremonies/index.ts'
import { aReportingWorld, colleague, type ReportingWorld, random, right } from '../../testing/a-reporting-world.ts'
import {
  addTask,
  askVault,
  assignCase,
  type CaseTables,
  caseInClear,
  changeCoded,
  handOverCases,
  linkCase,
  openCase,
  openVault,
  ownTasks,
  sayInThread,
  seeCase,
  setTaskDone,
  settleVault,
  submitReport,
  takeStep,
  unlinkCase,
  whatToHandOver,
  writeInCase,
} from '../index.ts'

const database = databasePerTest<CaseTables>('migrations')
let today = day('2026-11-30')
const now = new Date('2026-11-30T10:00:00Z')
let world: ReportingWorld
const [ann, ben] = [colleague('ann'), colleague('ben')]
const desk = () => ({ ...world.desk, now: () => now })

beforeEach(async () => {
  today = day('2026-11-30')
  world = await aReportingWorld(database(), () => today)
})

async function aCase(told: { identity?: unknown } = {}): Promise<CasePlace> {
  const { begun, sealed } = await world.aReport(told)
  right(await submitReport(world.reader, sealed, 'sealed'))
  return { organisation: 'ours', caseId: begun.caseId }
}

const seen = async (caseId: string, who = ann) => right(await caseInClear(desk(), who, caseId))

/** Words of a colleague, sealed under a key that this test does not keep. */
async function words(place: CasePlace, kind: 'note' | 'task' | 'draft', sequence = 0) {
  const { current } = await world.keys.keyFor('ann')
  const made = right(await makeCaseKey(new Uint8Array(current?.publicKey ?? []), place, 'own', random))
  const at = { item: newReportingId(random), sender: 'organisation', kind, sequence } as const
  return right(await sealWords(made.key, place, at, { v: 1, text: 'Bel de woningstichting.' }, random))
}

describe('steps of a case', () => {
  test('are those of the table: reading, weighing with what is asked, closing with an outcome and a reason, opening again', async () => {
    const place = await aCase()
    const { caseId } = place
    const step = (name: string, given = {}) => takeStep(desk(), ann, caseId, { step: name, given })
    expect(await step('weigh')).toEqual({ ok: false, error: 'no-such-step' })
    expect((await step('read')).ok).toBe(true)
    expect(await step('weigh')).toEqual({ ok: false, error: 'lacking' })
    const choice = {
      forms: ['labour'],
      municipality: 'GM0855',
      danger: 'threats',
      sector: null,
      signals: ['I16'],
    } as const
    right(await changeCoded(desk(), ann, caseId, choice))
    today = day('2026-12-02')
    expect((await step('weigh', { weighing: 'focal-point-labour/labour-inspectorate' })).ok).toBe(true)
    expect(await seen(caseId)).toMatchObject({ state: 'weighed', danger: 'threats', stepDue: '2026-12-16' })

    const reason = await words(place, 'note')
    expect(await step('close', { outcome: 'no-follow-up', reason: reason.item })).toEqual({
      ok: false,
      error: 'no-such-step',
    })
    right(await writeInCase(desk(), ann, caseId, { sealed: reason }))
    expect((await step('close', { outcome: 'no-follow-up', reason: reason.item })).ok).toBe(true)
    const closed = await seen(caseId)
    expect(closed).toMatchObject({ state: 'closed', outcome: 'no-follow-up', closedOn: '2026-12-02', stepDue: null })
    expect(closed.steps.map(({ to }) => to)).toEqual(['new', 'read', 'weighed', 'closed'])

    // Why it is opened again is written while it is closed, and nothing else is.
    const [why, task] = [await words(place, 'note', 1), await words(place, 'task', 2)]
    right(await writeInCase(desk(), ann, caseId, { sealed: why }))
    const beside = { due: today, forPerson: 'ann' }
    expect(await addTask(desk(), ann, caseId, { sealed: task, ...beside })).toEqual({ ok: false, error: 'state' })
    const again = await takeStep(desk(), { ...ann, reason: 'said' }, caseId, {
      step: 'reopen',
      given: { reason: why.item },
    })
    expect(again.ok).toBe(true)
    expect(await seen(caseId)).toMatchObject({ state: 'read', outcome: null, closedOn: null })
  })

  test('each leave a line in the audit, with codes and no words', async () => {
    const { caseId } = await aCase()
    right(await takeStep(desk(), ann, caseId, { step: 'read', given: {} }))
    const { rows } = await sql<{ action: string; object: string; detail: string }>`
      select action, object, detail from platform_audit order by line desc limit 1`.execute(database())
    expect(rows).toEqual([
      { action: 'case.work', object: `case:${caseId}`, detail: JSON.stringify({ did: 'read', to: 'read' }) },
    ])
  })
})

test('who takes a case up is a colleague who holds the key; anybody else is refused and nothing changes', async () => {
  const { caseId } = await aCase()
  right(await assignCase(desk(), ann, caseId, 'ben'))
  for (const person of ['', 'one', 'x'.repeat(2_001)])
    expect(await assignCase(desk(), ann, caseId, person)).toEqual({ ok: false, error: 'not-a-holder' })
  expect((await seen(caseId)).assignedTo).toBe('ben')
  right(await assignCase(desk(), ann, caseId, null))
  expect((await seen(caseId)).assignedTo).toBeNull()
})

describe('a case that a colleague has on screen', () => {
  const news = (caseId: string) =>
    database().selectFrom('reporting_case').select('news_since').where('id', '=', caseId).executeTakeFirstOrThrow()

  test('is read by it and no news any more; asking for what is sealed does neither', async () => {
    const { caseId } = await aCase()
    const { state, items } = right(await openCase(desk(), ann, caseId))
    expect([state, items.length, (await seen(caseId)).state]).toEqual(['new', 1, 'new'])
    expect((await news(caseId)).news_since).not.toBeNull()
    expect(await seeCase(desk(), ann, caseId, { news: 0 })).toEqual({ ok: true, value: { isRead: true } })
    expect((await seen(caseId)).steps.map(({ to }) => to)).toEqual(['new', 'read'])
    expect((await news(caseId)).news_since).toBeNull()
    expect(await seeCase(desk(), ben, caseId, { news: 0 })).toEqual({ ok: true, value: { isRead: false } })
  })

  test('stays news when more came in since its page was drawn', async () => {
    const { begun, sealed } = await world.aReport()
    right(await submitReport(world.reader, sealed, 'sealed'))
    const { caseId } = begun
    const { news: drawn } = await seen(caseId)
    const written = { item: newReportingId(random), sender: 'reporter', kind: 'message', sequence: 1 } as const
    right(await sayInThread(world.reader, sealed.lookupId, { ...written, envelope: random(4096 + 50) }, []))
    right(await seeCase(desk(), ann, caseId, { news: drawn }))
    expect((await news(caseId)).news_since).not.toBeNull()
    right(await seeCase(desk(), ann, caseId, { news: (await seen(caseId)).news }))
    expect((await news(caseId)).news_since).toBeNull()
  })

  test('is seen also when it is closed, and by nobody of another organisation', async () => {
    const place = await aCase()
    const { caseId } = place
    const reason = await words(place, 'note')
    right(await takeStep(desk(), ann, caseId, { step: 'read', given: {} }))
    right(await writeInCase(desk(), ann, caseId, { sealed: reason }))
    right(await takeStep(desk(), ann, caseId, { step: 'close', given: { outcome: 'no-report', reason: reason.item } }))
    expect(await seeCase(desk(), ann, caseId, { news: 0 })).toEqual({ ok: true, value: { isRead: false } })
    expect((await news(caseId)).news_since).toBeNull()
    expect((await seeCase(desk(), colleague('one'), caseId, { news: 0 })).ok).toBe(false)
  })
})

describe('tasks', () => {
  test('are kept once, by their sealed words and a day to come, for who holds the key', async () => {
    const place = await aCase()
    const sealed = await words(place, 'task')
    const add = (due: string, forPerson: string) =>
      addTask(desk(), ann, place.caseId, { sealed, due: day(due), forPerson })
    expect(await add('2026-11-29', 'ben')).toEqual({ ok: false, error: 'in-the-past' })
    expect(await add('2026-11-30', 'one')).toEqual({ ok: false, error: 'not-a-holder' })
    for (let twice = 0; twice < 2; twice += 1) expect((await add('2026-11-30', 'ben')).ok).toBe(true)
    expect((await seen(place.caseId)).tasks).toEqual([
      { id: sealed.item, due: '2026-11-30', forPerson: 'ben', doneOn: null },
    ])
    const own = { task: sealed.item, caseId: place.caseId, due: '2026-11-30', colleague: null }
    expect(await ownTasks(desk(), ben)).toEqual({ first: [own], count: 1, own: 1 })
    expect(await ownTasks(desk(), ann)).toEqual({ first: [], count: 0, own: 0 })
    right(await setTaskDone(desk(), ben, place.caseId, { task: sealed.item, isDone: true }))
    expect((await ownTasks(desk(), ben)).count).toBe(0)
    expect((await seen(place.caseId)).tasks).toMatchObject([{ doneOn: '2026-11-30' }])
  })

  test('go along with cases when somebody hands over, and closed cases stay', async () => {
    const [one, other] = [await aCase(), await aCase()]
    for (const { caseId } of [one, other]) right(await assignCase(desk(), ann, caseId, 'ann'))
    const sealed = await words(one, 'task')
    right(await addTask(desk(), ann, one.caseId, { sealed, due: day('2026-12-01'), forPerson: 'ann' }))
    await sql`update reporting_case set state = 'closed', outcome = 'no-report', closed_on = '2026-11-30'
      where id = ${other.caseId}`.execute(database())
    expect(await whatToHandOver(desk(), ann)).toMatchObject({ ok: true, value: { cases: 1, tasks: 1 } })
    expect(await handOverCases(desk(), ann, 'ann')).toEqual({ ok: false, error: 'not-a-holder' })
    expect(await handOverCases(desk(), ann, 'ben')).toEqual({ ok: true, value: { cases: 1, tasks: 1 } })
    expect(await seen(one.caseId)).toMatchObject({ assignedTo: 'ben', tasks: [{ forPerson: 'ben' }] })
    expect(await seen(other.caseId)).toMatchObject({ assignedTo: 'ann' })
  })
})

test('a draft is given to who writes it; a colleague gets its number only, sealed words too', async () => {
  const place = await aCase()
  const draft = await words(place, 'draft')
  right(await writeInCase(desk(), ann, place.caseId, { sealed: draft }))
  const given = async (who: typeof ann) =>
    right(await openCase(desk(), who, place.caseId)).items.find(({ kind }) => kind === 'draft')
  expect((await given(ann))?.envelope).not.toBeNull()
  expect(await given(ben)).toMatchObject({ item: draft.item, sequence: draft.sequence, envelope: null })
})

test('cases are linked by their mark, both ways, and let go of again', async () => {
  const [one, other] = [await aCase(), await aCase()]
  const link = (mark: string) => linkCase(desk(), ann, one.caseId, { mark, why: 'employer' })
  expect(await link('zzzz-zzzz')).toEqual({ ok: false, error: 'unknown-mark' })
  expect(await link(one.caseId.slice(0, 8))).toEqual({ ok: false, error: 'itself' })
  const { caseId } = other
  expect((await link(`${caseId.slice(0, 4)}-${caseId.slice(4, 8)}`.toUpperCase())).ok).toBe(true)
  expect((await seen(one.caseId)).links).toEqual([{ id: caseId, state: 'new', why: 'employer' }])
  expect((await seen(caseId)).links).toMatchObject([{ id: one.caseId }])
  right(await unlinkCase(desk(), ben, caseId, one.caseId))
  expect((await seen(one.caseId)).links).toEqual([])
})

describe('the vault', () => {
  const request = '00112233445566778899aabbccddeeff'
  const ask = (caseId: string, who = ann) => askVault(desk(), who, caseId, { id: request, why: 'danger' })

  test('opens for an hour, for the two who agreed, and for nobody alone', async () => {
    const { caseId } = await aCase({ identity: { v: 1, name: 'Naam' } })
    expect(await openVault(desk(), ann, caseId)).toEqual({ ok: false, error: 'closed-vault' })
    expect(await ask(caseId, { ...ann, proved: false })).toEqual({ ok: false, error: 'prove-again' })
    right(await ask(caseId))
    expect(await ask(caseId)).toEqual({ ok: false, error: 'asked-before' })
    expect((await seen(caseId, ben)).vault).toMatchObject({ hasIdentity: true, waiting: [{ askedBy: 'ann' }] })
    expect(await settleVault(desk(), ann, { request, agrees: true })).toEqual({ ok: false, error: 'author' })
    expect(await openVault(desk(), ann, caseId)).toEqual({ ok: false, error: 'closed-vault' })
    right(await settleVault(desk(), ben, { request, agrees: true }))
    const vault = right(await openVault(desk(), ann, caseId))
    const wrapped = new Uint8Array(vault.keys[0]?.wrapped ?? [])
    expect((await caseKeyOf(await world.workKey(), { organisation: 'ours', caseId }, 'vault', wrapped)).ok).toBe(true)
    const { rows } = await sql<{ hour: boolean }>`
      select open_until - now() between interval '59 minutes' and interval '1 hour' as hour from reporting_vault_request`.execute(
      database(),
    )
    expect(rows).toEqual([{ hour: true }])
    expect((await openVault(desk(), ben, caseId)).ok).toBe(true)
    // By the clock of the database: a server that is behind keeps nothing open.
    await sql`update reporting_vault_request set open_until = now()`.execute(database())
    expect(await openVault(desk(), ann, caseId)).toEqual({ ok: false, error: 'closed-vault' })
  })

  test('stays closed when the second person says no, and where nobody told who they are', async () => {
    const { caseId } = await aCase({ identity: { v: 1, name: 'Naam' } })
    right(await ask(caseId))
    right(await settleVault(desk(), ben, { request, agrees: false }))
    expect(await openVault(desk(), ann, caseId)).toEqual({ ok: false, error: 'closed-vault' })
    expect(await settleVault(desk(), ben, { request, agrees: true })).toEqual({ ok: false, error: 'request-gone' })
    const { caseId: untold } = await aCase()
    expect(await ask(untold)).toEqual({ ok: false, error: 'nothing' })
  })

  test.each([
    ['left', sql`state = 'ended'`],
    ['is away', sql`state = 'away'`],
    ['holds the key no more', sql`roles = '{desk-officer}'`],
  ])('is not opened for one alone by the request of somebody who %s meanwhile', async (_, change) => {
    const { caseId } = await aCase({ identity: { v: 1, name: 'Naam' } })
    right(await ask(caseId))
    await sql`update organisations_membership set ${change} where person = 'ann' and organisation = 'ours'`.execute(
      database(),
    )
    expect((await seen(caseId, ben)).vault.waiting).toEqual([])
    expect(await settleVault(desk(), ben, { request, agrees: true })).toEqual({ ok: false, error: 'request-gone' })
    expect(await openVault(desk(), ben, caseId)).toEqual({ ok: false, error: 'closed-vault' })
  })

  test('no statement of a hat shows what is in it, or writes that somebody agreed', async () => {
    const { caseId } = await aCase({ identity: { v: 1, name: 'Naam' } })
    right(await ask(caseId))
    const asAnn = (statement: ReturnType<typeof sql>) =>
      database()
        .transaction()
        .execute(async (trx) => {
          await sql`set local role baken_application`.execute(trx)
          await sql`select set_config('baken.person', 'ann', true), set_config('baken.organisation', 'ours', true)`.execute(
            trx,
          )
          return (await statement.execute(trx)).rows
        })
    expect(await asAnn(sql`select id from reporting_item where kind = 'identity'`)).toEqual([])
    await expect(asAnn(sql`update reporting_vault_request set agreed = true, settled_by = 'ben'`)).rejects.toThrow(
      /permission denied/,
    )
  })
})
