import { sql } from 'kysely'
import sharp from 'sharp'
import { beforeEach, describe, expect, test } from 'vitest'
import { fromBase64url } from '#modules/organisations/index.ts'
import { hashGate } from '#platform/credentials/index.ts'
import { redrawOnServer } from '#platform/files/server/redraw-on-server.ts'
import { askingLimits } from '#platform/http/asking-limits.ts'
import { type Bytes, commitmentTo, showReceiptCode } from '#platform/sealing/index.ts'
import { databasePerTest } from '#platform/testing/test-database.ts'
import { caseKeyOf, jsonOf, newReportingId, openItem, sealWords } from '../../ceremonies/index.ts'
import { noContact } from '../../domain/report/draft.ts'
import { aDraft } from '../../testing/a-report.ts'
import { aReportingWorld, colleague, type ReportingWorld, random, right } from '../../testing/a-reporting-world.ts'
import { type CaseTables, caseInClear, fileReport, findThread, openCase, submitReport, writeInCase } from '../index.ts'
import { codeOfSeed, ownCodeSeenOnce } from './own-code-seen-once.ts'
import { saySeenOnce } from './say-seen-once.ts'
import type { SeenOnceDesk } from './seen-once-desk.ts'
import { sendSeenOnce } from './send-seen-once.ts'
import { deleteSeenOnce, fileSeenOnce, openedByCode, proofSeenOnce, readSeenOnce } from './thread-seen-once.ts'

const database = databasePerTest<CaseTables>('migrations')
let world: ReportingWorld
let desk: SeenOnceDesk
beforeEach(async () => {
  world = await aReportingWorld(database())
  desk = { ...world.reader, random, gate: hashGate(), redraw: redrawOnServer, takeTry: () => 0 }
})

const line = '192.0.2.7'
const seed = random(32)
const asked = { draft: aDraft({ municipality: 'unknown' }), language: 'pl', seed, line }
const said = { line, files: [], withTraces: false, nameOf: (type: string, number: number) => `${type} ${number}` }
/** One red dot, with a remark that no picture needs. */
const png = new Uint8Array(
  await sharp({ create: { width: 1, height: 1, channels: 3, background: '#b3001b' } })
    .withExif({ IFD0: { ImageDescription: 'kanarie' } })
    .png()
    .toBuffer(),
)
const typo = (code: string) => code.replace(/^./, (first) => (first === 'A' ? 'B' : 'A'))

/** The report as a colleague opens it. */
async function readByColleague(caseId: string) {
  const found = right(await openCase(world.desk, colleague('ann'), caseId))
  const wrapped = new Uint8Array(found.keys.find(({ key }) => key === 'case')?.wrapped ?? [])
  const place = { organisation: 'ours', caseId }
  const key = right(await caseKeyOf(await world.workKey(), place, 'case', wrapped))
  const report = found.items.find(({ kind }) => kind === 'report')
  if (!report) throw new Error('it is there')
  const envelope = new Uint8Array(report.envelope ?? [])
  return { found, key, place, report: jsonOf(right(await openItem(key, place, { ...report, envelope }))) }
}

describe('a report that the server saw once', () => {
  test('is read by its reader, who sees that the server saw it', async () => {
    const sent = right(await sendSeenOnce(desk, asked))
    expect(sent).toMatchObject({ day: '2026-11-30', organisation: { id: 'ours' }, isEarlier: false })
    const { found, report } = await readByColleague(sent.caseId)
    expect(found.door).toBe('seen-once')
    expect(report).toMatchObject({ v: 1, story: asked.draft.story, language: 'pl', place: { municipality: null } })
  })

  test('sent twice it is one case with one code; a changed text does not come in the place of the first', async () => {
    const first = right(await sendSeenOnce(desk, asked))
    expect(right(await sendSeenOnce(desk, asked))).toMatchObject({ code: first.code, isEarlier: false })
    const changed = { ...asked, draft: { ...asked.draft, story: 'Iets anders.' } }
    expect(right(await sendSeenOnce(desk, changed))).toMatchObject({ code: first.code, isEarlier: true })
    expect((await readByColleague(first.caseId)).report).toMatchObject({ story: asked.draft.story })
    const { rows } = await sql<{ cases: string }>`select count(*) as cases from reporting_case`.execute(database())
    expect(Number(rows[0]?.cases)).toBe(1)
  })

  test('who somebody is, stands in no part of it that a colleague reads alone', async () => {
    const contact = { ...noContact, phone: '06 12' }
    const sent = right(await sendSeenOnce(desk, { ...asked, draft: { ...asked.draft, contact } }))
    const { report, found } = await readByColleague(sent.caseId)
    expect(report).toMatchObject({ hasIdentity: true })
    expect(JSON.stringify(report)).not.toContain('06 12')
    expect(found.items.map(({ kind }) => kind)).toEqual(['report'])
  })

  test('is refused where nobody reads, and while an answer is missing; nothing is kept then', async () => {
    expect(await sendSeenOnce(desk, { ...asked, draft: { ...asked.draft, danger: null } })).toEqual({
      ok: false,
      error: 'unready',
    })
    await sql`update organisations_membership set state = 'away' where person = 'ben'`.execute(database())
    expect(await sendSeenOnce(desk, asked)).toEqual({ ok: false, error: 'not-read-here' })
    const { rows } = await sql<{ cases: string }>`select count(*) as cases from reporting_case`.execute(database())
    expect(Number(rows[0]?.cases)).toBe(0)
  })
})

describe('coming back with the code', () => {
  test('one is told whether two people can read there now, at both doors', async () => {
    const { code } = right(await sendSeenOnce(desk, asked))
    const isRead = async () => right(await readSeenOnce(desk, code, line)).head.isRead
    expect(await isRead()).toBe(true)
    await sql`update organisations_membership set state = 'away' where person = 'ben'`.execute(database())
    expect(await isRead()).toBe(false)
    const { lookupId } = right(await openedByCode(desk, code, line))
    expect(await findThread(world.reader, lookupId)).toMatchObject({ isRead: false })
    await sql`update organisations_membership set state = 'active' where person = 'ben'`.execute(database())
    expect(await isRead()).toBe(true)
  })

  test('one reads what one told and what was answered, and writes more, once however often it is sent', async () => {
    const { code, caseId } = right(await sendSeenOnce(desk, asked))
    const { key, place } = await readByColleague(caseId)
    const at = { item: newReportingId(random), sender: 'organisation', kind: 'message', sequence: 0 } as const
    const answer = right(await sealWords(key, place, at, { v: 1, text: 'Dank je.', files: [] }, random))
    right(await writeInCase(world.desk, colleague('ann'), caseId, { sealed: answer }))
    const item = newReportingId(random)
    for (let times = 0; times < 2; times += 1)
      expect(await saySeenOnce(desk, { ...said, typed: code, item, text: ' Hij nam mijn paspoort. ' })).toEqual({
        ok: true,
        value: true,
      })
    const thread = right(await readSeenOnce(desk, code.toLowerCase().replaceAll(' ', '-'), line))
    expect(thread.head).toMatchObject({ receivedOn: '2026-11-30', codeState: 'own' })
    expect(thread.entries.map(({ from, text, report }) => [from, text ?? report?.story])).toEqual(
      expect.arrayContaining([
        ['reporter', asked.draft.story],
        ['organisation', 'Dank je.'],
        ['reporter', 'Hij nam mijn paspoort.'],
      ]),
    )
    expect(thread.entries).toHaveLength(3)
  })

  test('what is changed and sent again from the same page, for no answer came, is kept too; each once', async () => {
    const { code } = right(await sendSeenOnce(desk, asked))
    const item = newReportingId(random)
    const say = (text: string, files: Bytes[] = []) => saySeenOnce(desk, { ...said, typed: code, item, text, files })
    for (let times = 0; times < 2; times += 1) {
      right(await say('Hij nam mijn paspoort.'))
      right(await say('Hij nam mijn paspoort. Vandaag moet ik weg.'))
      right(await say('Hij nam mijn paspoort.', [png]))
    }
    const entries = right(await readSeenOnce(desk, code, line)).entries.slice(1)
    expect(entries.map(({ text, files }) => [text, files.length])).toEqual([
      ['Hij nam mijn paspoort.', 0],
      ['Hij nam mijn paspoort. Vandaag moet ik weg.', 0],
      ['Hij nam mijn paspoort.', 1],
    ])
  })

  test('nothing, and too much, is not sent', async () => {
    const { code } = right(await sendSeenOnce(desk, asked))
    const say = (text: string, files: Bytes[] = []) =>
      saySeenOnce(desk, { ...said, typed: code, item: newReportingId(random), text, files })
    expect(await say(' \n')).toEqual({ ok: false, error: 'missing' })
    expect(await say('x'.repeat(20_001))).toEqual({ ok: false, error: 'too-long' })
    expect(await say('', [png, png, png])).toEqual({ ok: false, error: 'too-many' })
    expect(await say('', [new TextEncoder().encode('<script>')])).toEqual({ ok: false, error: 'not-a-kind' })
    expect(right(await readSeenOnce(desk, code, line)).entries, 'nothing of them was kept').toHaveLength(1)
  })

  test('a picture goes along drawn anew, without what stood beside it, and comes back out', async () => {
    const { code } = right(await sendSeenOnce(desk, asked))
    right(await saySeenOnce(desk, { ...said, typed: code, item: newReportingId(random), text: '', files: [png] }))
    const [, entry] = right(await readSeenOnce(desk, code, line)).entries
    expect(entry?.files).toMatchObject([{ name: 'image/png 1', type: 'image/png', cleaned: 're-encoded', sequence: 2 }])
    const item = entry?.files[0]?.item ?? ''
    const file = right(await fileSeenOnce(desk, { typed: code, line, item }))
    expect(Buffer.from(file.bytes).includes('kanarie')).toBe(false)
    expect(file.bytes.length).toBeGreaterThan(50)
    expect((await fileSeenOnce(desk, { typed: code, line, item: 'f'.repeat(32) })).ok).toBe(false)
  })

  test('a typing mistake costs nothing; a code of nobody costs a try, and another line still gets in', async () => {
    const { code } = right(await sendSeenOnce(desk, asked))
    const startedBefore = desk.gate.started
    expect(await readSeenOnce(desk, typo(code), line)).toEqual({ ok: false, error: 'mistyped' })
    expect(desk.gate.started, 'a mistake is found before anything is stretched').toBe(startedBefore)
    const nobodys = right(await sendSeenOnce(desk, { ...asked, seed: random(32) })).code
    right(await deleteSeenOnce(desk, nobodys, 'elsewhere'))
    const limit = askingLimits({ burst: 1, perMinute: 1 })
    const stormed = { ...desk, takeTry: (from: string) => limit.take(from, 0) }
    expect(await readSeenOnce(stormed, nobodys, line)).toEqual({ ok: false, error: 'unknown' })
    expect(await readSeenOnce(stormed, nobodys, line)).toEqual({ ok: false, error: 'wait' })
    expect((await readSeenOnce(stormed, code, 'another')).ok).toBe(true)
  })

  test('what it was bound to is the text itself, to the letter', async () => {
    const sent = right(await sendSeenOnce(desk, asked))
    const proof = right(await proofSeenOnce(desk, sent.code, line))
    expect(proof).toMatchObject({ organisation: 'ours', receivedOn: '2026-11-30', door: 'seen-once' })
    const content = new TextEncoder().encode(proof.content ?? '')
    const salt = fromBase64url(JSON.parse(proof.content ?? '{}').salt)
    expect(await commitmentTo(salt ?? random(32), content)).toEqual(new Uint8Array(proof.commitment))
  })

  test('deleting takes all of it away, and the code with it', async () => {
    const { code } = right(await sendSeenOnce(desk, asked))
    expect(await deleteSeenOnce(desk, code, line)).toEqual({ ok: true, value: true })
    expect(await readSeenOnce(desk, code, line)).toEqual({ ok: false, error: 'unknown' })
  })
})

describe('a report that came sealed', () => {
  const isMarked = async (caseId: string) =>
    right(await caseInClear({ ...world.desk, now: () => new Date() }, colleague('ann'), caseId)).seenByServer

  test('is marked for who works on it as soon as the server opens it for its reporter, and not before', async () => {
    const { begun, sealed } = await world.aReport()
    right(await submitReport(world.reader, sealed, 'sealed'))
    const code = showReceiptCode(begun.code)
    expect(await isMarked(begun.caseId)).toBe(false)
    expect((await findThread(world.reader, begun.lookupId))?.seenByServer).toBe(false)
    expect((await readSeenOnce(desk, typo(code), line)).ok).toBe(false)
    expect(await isMarked(begun.caseId), 'nothing was opened').toBe(false)
    expect(right(await readSeenOnce(desk, code, line)).head).toMatchObject({ door: 'sealed', seenByServer: true })
    expect(await isMarked(begun.caseId)).toBe(true)
    expect((await findThread(world.reader, begun.lookupId))?.seenByServer).toBe(true)
  })

  test('is marked by a message and by a proof too; one that came without JavaScript always is', async () => {
    const [first, second] = [await world.aReport(), await world.aReport()]
    for (const { sealed } of [first, second]) right(await submitReport(world.reader, sealed, 'sealed'))
    const say = { ...said, typed: showReceiptCode(first.begun.code), item: newReportingId(random), text: 'Meer.' }
    right(await saySeenOnce(desk, say))
    right(await proofSeenOnce(desk, showReceiptCode(second.begun.code), line))
    const came = right(await sendSeenOnce(desk, asked))
    for (const caseId of [first.begun.caseId, second.begun.caseId, came.caseId])
      expect(await isMarked(caseId)).toBe(true)
  })
})

test('a code that cannot be changed because the case is freshened at that moment says so, and counts still', async () => {
  const { sealed, begun } = await world.aReport()
  right(await fileReport(world.desk, colleague('ann'), sealed))
  const old = showReceiptCode(begun.code)
  let turns = 0
  const gate: SeenOnceDesk['gate'] = {
    ...desk.gate,
    async run(...asked) {
      const done = await desk.gate.run(...asked)
      turns += 1
      // The code was opened, and the new one is made.
      if (turns === 2)
        await sql`insert into reporting_freshening (case_id, number, wrapped_for_reporter)
          values (${begun.caseId}, 2, decode('0101' || repeat('00', 80), 'hex'))`.execute(database())
      return done
    },
  }
  expect(await ownCodeSeenOnce({ ...desk, gate }, { typed: old, line, seed })).toEqual({
    ok: false,
    error: 'changed-meanwhile',
  })
  expect(right(await readSeenOnce(desk, old, line)).head.codeState).toBe('to-be-changed')
})

test('a code that a colleague saw shows nothing until its owner has another; asked for twice, it is the same one', async () => {
  const { sealed, begun } = await world.aReport()
  right(await fileReport(world.desk, colleague('ann'), sealed))
  const old = showReceiptCode(begun.code)
  const before = right(await readSeenOnce(desk, old, line))
  expect(before).toMatchObject({ head: { codeState: 'to-be-changed' }, entries: [] })
  const own = right(await ownCodeSeenOnce(desk, { typed: old, line, seed }))
  expect(own.code, 'it is the one that was shown before').toBe(await codeOfSeed(seed))
  expect(right(await ownCodeSeenOnce(desk, { typed: old, line, seed }))).toEqual(own)
  expect(await readSeenOnce(desk, old, line)).toEqual({ ok: false, error: 'unknown' })
  expect(right(await readSeenOnce(desk, own.code, line)).entries).toHaveLength(1)
})
