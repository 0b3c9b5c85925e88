import { sql } from 'kysely'
import { beforeEach, expect, test } from 'vitest'
import { keptSecretLabel } from '#modules/organisations/index.ts'
import { declareKeyLost, finishKeyChange, orderKeyChange } from '#modules/organisations/server/index.ts'
import { openingKey } from '#platform/sealing/index.ts'
import { databasePerTest } from '#platform/testing/test-database.ts'
import {
  type BegunCase,
  caseKeyOf,
  type FreshSecret,
  forCode,
  freshByReporter,
  freshOf,
  freshSecretFor,
  newestOf,
  newReportingId,
  openerOf,
  openItem,
  openWithRing,
  ringOf,
  sealWords,
} from '../../ceremonies/index.ts'
import { freshSubject } from '../../domain/item-kinds.ts'
import { aReportingWorld, colleague, type ReportingWorld, random, right } from '../../testing/a-reporting-world.ts'
import { submitReport } from '../keep-report.ts'
import { changeCode, deleteOwnCase, sayInThread, threadFresh, threadItems } from '../thread.ts'
import type { CaseTables } from './case-desk.ts'
import { casesToFreshen, freshenCases } from './freshen-cases.ts'
import { openCase } from './open-case.ts'
import { writeInCase } from './write-item.ts'

const database = databasePerTest<CaseTables>('migrations')
let world: ReportingWorld
let begun: BegunCase
const ann = colleague('ann')

beforeEach(async () => {
  world = await aReportingWorld(database())
  begun = await reported()
})

async function reported(): Promise<BegunCase> {
  const { begun: one, sealed } = await world.aReport()
  right(await submitReport(world.reader, sealed, 'sealed'))
  return one
}

async function changing(): Promise<void> {
  await world.keys.byTwo(orderKeyChange)
  await world.ann.begin([world.ben])
}

/** As the page of a key holder does it. */
async function freshened(number: number, reporterKey?: Uint8Array<ArrayBuffer>) {
  const publicKey = (await world.workKey()).publicKey
  const cases = right(await casesToFreshen(world.desk, ann, { after: '', limit: 100 }))
  const made = await Promise.all(
    cases.map(async ({ caseId, reporterKey: told }) => {
      const to = { organisationKey: publicKey, reporterKey: reporterKey ?? new Uint8Array(told) }
      const place = { organisation: 'ours', caseId }
      return { caseId, reporterKey: to.reporterKey, ...(await freshSecretFor(place, number, to, random)) }
    }),
  )
  return freshenCases(world.desk, ann, number, made)
}

async function finished(): Promise<void> {
  while ((await world.ann.moveBatch(50)) !== null);
  right(await finishKeyChange(world.keys.door, ann))
}

const message = (key: Uint8Array<ArrayBuffer>, sender: 'reporter' | 'organisation', sequence: number) =>
  sealWords(
    key,
    { organisation: 'ours', caseId: begun.caseId },
    { item: newReportingId(random), sender, kind: 'message', sequence },
    { v: 1, text: 'nieuw' },
    random,
  ).then(right)

/** The secrets that freshen the case, as its reporter opens them. */
const ofReporter = async (one = begun): Promise<FreshSecret[]> =>
  freshByReporter((await openerOf(one.code)).opener, one.caseId, await threadFresh(world.reader, one.lookupId))

test('a change of the key freshens every case there is, once, and none that came under the new key', async () => {
  await changing()
  await reported()
  expect(right(await freshened(2))).toBe(1)
  expect(right(await freshened(2)), 'there is nothing left').toBe(0)
  const opened = right(await openCase(world.desk, ann, begun.caseId))
  expect(opened.fresh).toMatchObject([{ number: 2, keyNumber: 2 }])
  const [kept] = opened.fresh
  const place = { organisation: 'ours', caseId: begun.caseId }
  const secret = right(await freshOf(await world.workKey(), place, 2, new Uint8Array(kept?.wrapped ?? [])))
  expect(await ofReporter()).toEqual([secret])
})

test('what both write from then on is under the fresh key, and under no other; what was sealed under the old one is refused', async () => {
  await changing()
  right(await freshened(2))
  await finished()
  const ring = await ringOf(begun.caseKey, await ofReporter())
  expect(ring.fresh).toBe(2)
  const old = await message(begun.caseKey, 'reporter', 1)
  expect(await sayInThread(world.reader, begun.lookupId, old, [])).toEqual({ ok: false, error: 'changed-meanwhile' })
  expect(
    await writeInCase(world.desk, ann, begun.caseId, { sealed: await message(begun.caseKey, 'organisation', 0) }),
  ).toEqual({
    ok: false,
    error: 'changed-meanwhile',
  })
  const said = { ...(await message(newestOf(ring), 'reporter', 1)), fresh: ring.fresh }
  right(await sayInThread(world.reader, begun.lookupId, said, []))
  const answer = { ...(await message(newestOf(ring), 'organisation', 0)), fresh: ring.fresh }
  right(await writeInCase(world.desk, ann, begun.caseId, { sealed: answer }))
  for (const item of await threadItems(world.reader, begun.lookupId)) {
    const sealed = { ...item, envelope: new Uint8Array(item.envelope ?? []) }
    expect((await openWithRing(ring, begun, sealed)).ok).toBe(true)
    expect((await openItem(begun.caseKey, begun, sealed)).ok, item.kind).toBe(item.kind === 'report')
  }
})

test('who left opens with everything they kept – the old key, the keys of cases – nothing of what came after', async () => {
  const oldKey = await openingKey((await world.ann.open(1)) ?? random(32))
  await changing()
  right(await freshened(2))
  await finished()
  const { rows } = await sql<{ subject: string; wrapped: Uint8Array }>`
    select subject, wrapped from organisations_kept_secret where organisation = 'ours'`.execute(world.desk.db)
  expect(rows.map(({ subject }) => subject).sort()).toEqual([begun.caseId, freshSubject(begun.caseId, 2)])
  for (const { subject, wrapped } of rows) {
    const place = { organisation: 'ours', caseId: begun.caseId }
    expect((await freshOf(oldKey, place, 2, new Uint8Array(wrapped))).ok, subject).toBe(false)
    expect((await caseKeyOf(oldKey, place, 'case', new Uint8Array(wrapped))).ok, keptSecretLabel('ours', subject)).toBe(
      false,
    )
  }
})

test('two changes leave two secrets, and each message opens with the one of its time', async () => {
  await changing()
  right(await freshened(2))
  await finished()
  const first = await ringOf(begun.caseKey, await ofReporter())
  right(
    await sayInThread(
      world.reader,
      begun.lookupId,
      { ...(await message(newestOf(first), 'reporter', 1)), fresh: 2 },
      [],
    ),
  )
  await changing()
  right(await freshened(3))
  await finished()
  const second = await ringOf(begun.caseKey, await ofReporter())
  expect([second.fresh, second.keys.length]).toEqual([3, 3])
  right(
    await sayInThread(
      world.reader,
      begun.lookupId,
      { ...(await message(newestOf(second), 'reporter', 2)), fresh: 3 },
      [],
    ),
  )
  const sealed = (await threadItems(world.reader, begun.lookupId)).map((item) => ({
    ...item,
    envelope: new Uint8Array(item.envelope ?? []),
  }))
  expect(await Promise.all(sealed.map(async (item) => (await openWithRing(second, begun, item)).ok))).toEqual([
    true,
    true,
    true,
  ])
  expect(await Promise.all(sealed.map(async (item) => (await openWithRing(first, begun, item)).ok))).toEqual([
    true,
    true,
    false,
  ])
})

test('the secret of a key that was declared lost in the middle of the change counts no more: what both write is read by who has the key of before', async () => {
  await changing()
  right(await freshened(2))
  const before = await ringOf(begun.caseKey, await ofReporter())
  const lost = { ...(await message(newestOf(before), 'reporter', 1)), fresh: 2 }
  right(await sayInThread(world.reader, begun.lookupId, lost, []))
  await sql`update organisations_key_wrap set wrapped = null, taken_at = now() where number = 2`.execute(world.desk.db)
  await world.keys.byTwo(declareKeyLost)
  const ring = await ringOf(begun.caseKey, await ofReporter())
  expect(ring.fresh).toBe(0)
  const next = await message(newestOf(ring), 'reporter', 2)
  right(await sayInThread(world.reader, begun.lookupId, next, []))
  expect((await openItem(begun.caseKey, begun, next)).ok, 'the organisation has the key of the case').toBe(true)
  right(await writeInCase(world.desk, ann, begun.caseId, { sealed: await message(begun.caseKey, 'organisation', 0) }))
  // Who reported still opens what they wrote in between.
  for (const item of await threadItems(world.reader, begun.lookupId))
    expect((await openWithRing(ring, begun, { ...item, envelope: new Uint8Array(item.envelope ?? []) })).ok).toBe(true)
})

test('another code takes the secrets along: all of them, or it is not taken', async () => {
  await changing()
  right(await freshened(2))
  const other = (await world.aReport()).begun
  const without = await forCode(other.code, begun.caseId, begun.caseKey)
  expect(await changeCode(world.reader, begun.lookupId, without)).toEqual({ ok: false, error: 'changed-meanwhile' })
  const secrets = await ofReporter()
  const facts = await forCode(other.code, begun.caseId, begun.caseKey, secrets)
  right(await changeCode(world.reader, begun.lookupId, facts))
  expect(await ofReporter({ ...begun, code: other.code, lookupId: facts.lookupId })).toEqual(secrets)
  expect(await threadFresh(world.reader, begun.lookupId)).toEqual([])
})

test('a secret for a code that was changed in that moment is left out, and the case comes again', async () => {
  await changing()
  expect(right(await freshened(2, random(32)))).toBe(0)
  expect(right(await casesToFreshen(world.desk, ann, { after: '', limit: 9 }))).toHaveLength(1)
})

test('a reporter whose key is none keeps no case from being freshened', async () => {
  await sql`update reporting_case set reporter_key = decode(repeat('00', 32), 'hex')`.execute(world.desk.db)
  await changing()
  expect(right(await freshened(2))).toBe(1)
})

test('only who changes the key freshens cases, with the new key and while it changes', async () => {
  await changing()
  expect(await casesToFreshen(world.desk, colleague('one'), { after: '', limit: 9 })).toMatchObject({ ok: false })
  await expect(freshened(1)).rejects.toThrow()
  right(await freshened(2))
  await finished()
  expect(await casesToFreshen(world.desk, ann, { after: '', limit: 9 })).toMatchObject({ ok: false })
})

test('a case that is deleted takes the secrets along', async () => {
  await changing()
  right(await freshened(2))
  right(await deleteOwnCase(world.reader, begun.lookupId))
  const { rows } = await sql<{ left: number }>`
    select (select count(*) from organisations_kept_secret)::int + (select count(*) from reporting_freshening)::int as left`.execute(
    world.desk.db,
  )
  expect(rows).toEqual([{ left: 0 }])
})
