import { sql } from 'kysely'
import { beforeEach, describe, expect, test } from 'vitest'
import type { Day } from '#kernel/days.ts'
import { keepSecret } from '#modules/organisations/server/index.ts'
import { databasePerTest } from '#platform/testing/test-database.ts'
import {
  caseKeyByCode,
  caseKeyOf,
  forCode,
  jsonOf,
  makeCaseKey,
  newReportingId,
  openerOf,
  openItem,
  sealItem,
  sealWords,
} from '../ceremonies/index.ts'
import { keptSubject } from '../domain/item-kinds.ts'
import { aReportingWorld, colleague, type ReportingWorld, random, right } from '../testing/a-reporting-world.ts'
import {
  type CaseTables,
  changeCode,
  deleteOwnCase,
  fileReport,
  findThread,
  keepUpload,
  type OwnItem,
  openCase,
  readerFor,
  sayInThread,
  submitReport,
  threadFile,
  threadItems,
  writeInCase,
} from './index.ts'

const database = databasePerTest<CaseTables>('migrations')
let world: ReportingWorld
let today: Day
beforeEach(async () => {
  today = '2026-11-30' as Day
  world = await aReportingWorld(database(), () => today)
})

const bytes = (from: Uint8Array | null) => new Uint8Array(from ?? [])
const opened = async (
  item: Pick<OwnItem, 'sender' | 'kind' | 'sequence' | 'envelope' | 'item'>,
  key: Uint8Array,
  caseId: string,
) =>
  jsonOf(
    right(await openItem(bytes(key), { organisation: 'ours', caseId }, { ...item, envelope: bytes(item.envelope) })),
  )
const ourCase = async (caseId: string) => right(await openCase(world.desk, colleague('ann'), caseId))
async function caseKeyFor(caseId: string) {
  const wrapped = (await ourCase(caseId)).keys.find(({ key }) => key === 'case')?.wrapped ?? null
  return right(await caseKeyOf(await world.workKey(), { organisation: 'ours', caseId }, 'case', bytes(wrapped)))
}
const rowsLeft = async () => {
  const { rows } = await sql<{ left: number }>`select
    (select count(*) from reporting_case) + (select count(*) from reporting_item) + (select count(*) from reporting_step) +
    (select count(*) from reporting_upload) + (select count(*) from organisations_kept_secret) as left`.execute(
    database(),
  )
  return Number(rows[0]?.left)
}

describe('from a report to an answer', () => {
  test('it is read by who it was for, answered, and the answer is read by who has the code', async () => {
    const { begun, sealed } = await world.aReport()
    const { caseId } = begun
    expect(await submitReport(world.reader, sealed, 'sealed')).toEqual({ ok: true, value: { day: '2026-11-30' } })

    const seen = await ourCase(caseId)
    expect(seen).toMatchObject({ state: 'new', door: 'sealed', receivedOn: '2026-11-30', answerDue: '2026-12-07' })
    const key = await caseKeyFor(caseId)
    const [report] = seen.items
    if (!report) throw new Error('it is there')
    expect(await opened(report, key, caseId)).toMatchObject({ story: 'Ik werk 60 uur en krijg 300 euro.' })

    const at = { item: newReportingId(random), sender: 'organisation', kind: 'message', sequence: 0 } as const
    const answer = right(await sealWords(key, { organisation: 'ours', caseId }, at, { v: 1, text: 'Dank je.' }, random))
    expect(await writeInCase(world.desk, colleague('ann'), caseId, { sealed: answer })).toEqual({
      ok: true,
      value: true,
    })
    expect((await ourCase(caseId)).answerDue).toBeNull()

    const { lookupId, opener } = await openerOf(begun.code)
    const head = await findThread(world.reader, lookupId)
    const theirs = right(await caseKeyByCode(opener, caseId, bytes(head?.wrappedForReporter ?? null)))
    const items = await threadItems(world.reader, lookupId)
    const said = items.find(({ sender }) => sender === 'organisation')
    if (!said) throw new Error('it was answered')
    expect(await opened(said, theirs, caseId)).toEqual({ v: 1, text: 'Dank je.' })
  })

  test('the same report again is one case, and says so each time; another one under its id is refused', async () => {
    const { begun, sealed } = await world.aReport()
    for (let at = 0; at < 3; at += 1) expect((await submitReport(world.reader, sealed, 'sealed')).ok).toBe(true)
    const other = (await world.aReport()).sealed
    expect(await submitReport(world.reader, { ...other, caseId: begun.caseId }, 'sealed')).toEqual({
      ok: false,
      error: 'taken',
    })
    expect(await submitReport(world.reader, { ...other, lookupId: sealed.lookupId }, 'sealed')).toEqual({
      ok: false,
      error: 'taken',
    })
    expect((await ourCase(begun.caseId)).items).toHaveLength(1)
  })

  test('the same again after midnight has the day on which it came, also what a colleague wrote down', async () => {
    const [sent, written] = [await world.aReport(), await world.aReport()]
    const came = { ok: true, value: { day: '2026-11-30' } }
    for (const now of ['2026-11-30', '2026-12-01'] as Day[]) {
      today = now
      expect(await submitReport(world.reader, sent.sealed, 'sealed'), now).toEqual(came)
      expect(await fileReport(world.desk, colleague('ann'), written.sealed), now).toEqual(came)
    }
  })

  test('files come first and belong to the report that names them; a report whose file is not there leaves nothing', async () => {
    const file = newReportingId(random)
    const { begun, sealed } = await world.aReport({ files: [file] })
    const at = { item: file, sender: 'reporter', kind: 'file', sequence: 1 } as const
    const photo = right(await sealItem(begun.caseKey, begun, at, new Uint8Array(70_000).fill(3), random))
    const before = await rowsLeft()
    expect(await submitReport(world.reader, sealed, 'sealed')).toEqual({ ok: false, error: 'no-file' })
    expect(await rowsLeft()).toBe(before)
    for (let tries = 0; tries < 2; tries += 1)
      expect(await keepUpload(world.reader, begun, photo)).toEqual({ ok: true, value: true })
    expect((await submitReport(world.reader, sealed, 'sealed')).ok).toBe(true)
    const { lookupId } = begun
    expect(await threadFile(world.reader, lookupId, file)).toEqual(Buffer.from(photo.envelope))
    expect(await threadFile(world.reader, random(16), file)).toBeNull()
    const kinds = (await ourCase(begun.caseId)).items.map(({ kind, envelope }) => [kind, envelope === null])
    expect(kinds).toEqual([
      ['report', false],
      ['file', true],
    ])
  })

  test('who the reporter is stands in no row that a colleague reads alone', async () => {
    const { begun, sealed } = await world.aReport({ identity: { v: 1, name: 'N', phone: '06' } })
    await submitReport(world.reader, sealed, 'sealed')
    expect((await ourCase(begun.caseId)).items.map(({ kind }) => kind)).toEqual(['report'])
  })

  test('the reporter writes more: it is news, and somebody has to answer within a week', async () => {
    const { begun, sealed } = await world.aReport()
    await submitReport(world.reader, sealed, 'sealed')
    const at = { item: newReportingId(random), sender: 'reporter', kind: 'message', sequence: 1 } as const
    const more = right(await sealWords(begun.caseKey, begun, at, { v: 1, text: 'Hij nam mijn paspoort.' }, random))
    for (let tries = 0; tries < 2; tries += 1)
      expect((await sayInThread(world.reader, begun.lookupId, more, [])).ok).toBe(true)
    const late = right(
      await sealWords(begun.caseKey, begun, { ...at, item: newReportingId(random) }, { v: 1, text: 'x' }, random),
    )
    expect(await sayInThread(world.reader, begun.lookupId, late, [])).toEqual({ ok: false, error: 'changed-meanwhile' })
    expect(await sayInThread(world.reader, random(16), late, [])).toEqual({ ok: false, error: 'unknown' })
    expect(await ourCase(begun.caseId)).toMatchObject({ newsSince: '2026-11-30', answerDue: '2026-12-07' })
    expect(await threadItems(world.reader, begun.lookupId)).toHaveLength(2)
  })

  test('a length that no envelope of ours has is refused', async () => {
    const { begun, sealed } = await world.aReport()
    const cut = { ...sealed.report, envelope: sealed.report.envelope.slice(1) }
    expect(await submitReport(world.reader, { ...sealed, report: cut }, 'sealed')).toEqual({
      ok: false,
      error: 'malformed',
    })
    expect(await findThread(world.reader, begun.lookupId)).toBeNull()
  })
})

describe('who reads', () => {
  test('nobody, once there is only one; and nothing that was on its way is kept', async () => {
    const { sealed } = await world.aReport()
    await sql`update organisations_membership set state = 'away' where person = 'ben'`.execute(database())
    expect(await readerFor(world.reader, 'GM0758')).toBeNull()
    expect(await submitReport(world.reader, sealed, 'sealed')).toEqual({ ok: false, error: 'not-read-here' })
  })

  test('a key that changed meanwhile is said, and the same case sealed to the new one is kept', async () => {
    const { sealed } = await world.aReport()
    expect(await submitReport(world.reader, { ...sealed, keyNumber: 9 }, 'sealed')).toEqual({
      ok: false,
      error: 'old-key',
    })
    expect((await submitReport(world.reader, sealed, 'sealed')).ok).toBe(true)
  })

  test('another organisation finds no such case', async () => {
    const { begun, sealed } = await world.aReport()
    await submitReport(world.reader, sealed, 'sealed')
    expect(await openCase(world.desk, { ...colleague('ann'), organisation: 'theirs' }, begun.caseId)).toMatchObject({
      ok: false,
    })
    expect(await openCase(world.desk, colleague('one'), begun.caseId)).toEqual({ ok: false, error: 'role' })
    expect(await openCase(world.desk, colleague('ann'), 'f'.repeat(32))).toEqual({ ok: false, error: 'unknown-case' })
  })
})

describe('what is not for the reporter', () => {
  test('a note is under a key that the reporter never gets, and in no answer to a code', async () => {
    const { begun, sealed } = await world.aReport()
    const { caseId } = begun
    await submitReport(world.reader, sealed, 'sealed')
    const place = { organisation: 'ours', caseId }
    const { publicKey } = await world.workKey()
    const own = right(await makeCaseKey(publicKey, place, 'own', random))
    const kept = { subject: keptSubject(caseId, 'own'), wrapped: own.wrapped, keyNumber: 1 }
    right(await keepSecret(world.keys.door, colleague('ann'), kept))
    const at = { item: newReportingId(random), sender: 'organisation', kind: 'note', sequence: 0 } as const
    const note = right(await sealWords(own.key, place, at, { v: 1, text: 'Adres is bekend.' }, random))
    expect((await writeInCase(world.desk, colleague('ann'), caseId, { sealed: note })).ok).toBe(true)
    // The answer got lost, and a draft was kept before the same was sent again: the draft is of the try before.
    const late = { item: newReportingId(random), sender: 'organisation', kind: 'draft', sequence: 1 } as const
    const draft = right(await sealWords(own.key, place, late, { v: 1, text: 'Adres is bekend.' }, random))
    right(await writeInCase(world.desk, colleague('ann'), caseId, { sealed: draft }))
    right(await writeInCase(world.desk, colleague('ann'), caseId, { sealed: note, instead: draft.item }))
    expect((await ourCase(caseId)).items.map(({ kind }) => kind).sort()).toEqual(['note', 'report'])
    expect((await threadItems(world.reader, begun.lookupId)).map(({ kind }) => kind)).toEqual(['report'])
    const seen = (await ourCase(caseId)).items.find(({ kind }) => kind === 'note')
    if (!seen) throw new Error('it is there')
    expect(await opened(seen, own.key, caseId)).toEqual({ v: 1, text: 'Adres is bekend.' })
  })
})

describe('a code that somebody else saw', () => {
  test('shows nothing before it is changed, and opens nothing afterwards', async () => {
    const { begun, sealed } = await world.aReport()
    const { caseId } = begun
    expect(await fileReport(world.desk, colleague('ann'), sealed)).toEqual({ ok: true, value: { day: '2026-11-30' } })
    expect(await threadItems(world.reader, begun.lookupId)).toEqual([])
    expect((await findThread(world.reader, begun.lookupId))?.codeState).toBe('to-be-changed')
    expect(await deleteOwnCase(world.reader, begun.lookupId)).toEqual({ ok: false, error: 'unknown' })
    const fresh = await forCode((await world.aReport()).begun.code, caseId, begun.caseKey)
    for (let tries = 0; tries < 2; tries += 1)
      expect(await changeCode(world.reader, begun.lookupId, fresh)).toEqual({ ok: true, value: true })
    expect(await findThread(world.reader, begun.lookupId)).toBeNull()
    expect(await threadItems(world.reader, fresh.lookupId)).toHaveLength(1)
  })
})

test('a reporter takes their case away: keys, items, steps and files', async () => {
  const before = await rowsLeft()
  const { begun, sealed } = await world.aReport({ identity: { v: 1, name: 'N' } })
  await submitReport(world.reader, sealed, 'sealed')
  expect(await rowsLeft()).toBeGreaterThan(before)
  expect(await deleteOwnCase(world.reader, random(16))).toEqual({ ok: false, error: 'unknown' })
  expect(await deleteOwnCase(world.reader, begun.lookupId)).toEqual({ ok: true, value: true })
  expect(await rowsLeft()).toBe(before)
  expect(await findThread(world.reader, begun.lookupId)).toBeNull()
})
