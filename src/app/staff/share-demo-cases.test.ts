import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Kysely, sql } from 'kysely'
import { beforeEach, expect, test } from 'vitest'
import { addDays, type Day, dutchDay } from '#kernel/days.ts'
import { keyHolders } from '#modules/organisations/index.ts'
import { demoWorkKey, loadDemo } from '#modules/organisations/server/index.ts'
import { aWorld } from '#modules/organisations/testing/a-world.ts'
import { caseKeyOf, fitsContent, openAdvice, openItem, verifyStatement } from '#modules/reporting/ceremonies/index.ts'
import { listedKey, readForwardCopy, readSignedFile } from '#modules/reporting/index.ts'
import {
  askedQuestions,
  type CaseDesk,
  type CaseTables,
  caseForwards,
  consultationsOf,
  demoId,
  loadClocks,
  loadDemoCases,
  loadSteps,
  openCase,
} from '#modules/reporting/server/index.ts'
import { aSigner } from '#modules/reporting/testing/a-forward.ts'
import { someClocks } from '#modules/reporting/testing/a-retention.ts'
import { databasePerTest } from '#platform/testing/test-database.ts'
import { openSigning } from '../receipts/signing-keys.ts'
import { demoCaseOrganisation, demoCases } from './demo-cases.ts'
import { demoOrganisations, demoPassword } from './demo-people.ts'
import { demoForwards, demoQuestions } from './demo-shared.ts'
import { type DemoSharing, firstSigned, shareDemoCases } from './share-demo-cases.ts'

const database = databasePerTest<CaseTables>('migrations')
const today = dutchDay(new Date())
const random = (length: number) => new Uint8Array(randomBytes(length))
const [first, second] = ['aandachtsfunctionaris-voorbeeldstad', 'tweede-functionaris-voorbeeldstad']
const ours = (person: string) => ({ person, organisation: demoCaseOrganisation, proved: true })
const partner = { person: 'functionaris-coordinatie', organisation: 'coordinatie-voorbeeld', proved: true }

/** Who holds a key, and nobody else: everybody's password takes its time. */
const holders = demoOrganisations
  .filter(({ hasKey }) => hasKey)
  .map((one) => ({ ...one, people: one.people.filter(({ roles }) => roles.some((role) => keyHolders.includes(role))) }))

let db: Kysely<CaseTables>
let desk: CaseDesk
let sharing: DemoSharing

beforeEach(async () => {
  db = database()
  const { door } = await aWorld(db as never)
  await loadSteps(db)
  await loadClocks(db, someClocks)
  await loadDemo(door, holders, demoPassword)
  await loadDemoCases(db, demoCaseOrganisation, demoCases, { today, random })
  desk = { db, today: () => today }
  sharing = { db, today, random, sign: await aSigner() }
}, 120_000)

function right<T>(result: { ok: true; value: T } | { ok: false; error: string }): T {
  if (!result.ok) throw new Error(`refused: ${result.error}`)
  return result.value
}

const forwardsOf = async (name: string) => right(await caseForwards(desk, ours(first), await demoId(name)))

test('every case of the demonstration stands where what was shared of it says: with a manifest, and with an answer that somebody signed', async () => {
  await shareDemoCases(sharing, demoCases)
  expect(await forwardsOf('handed over')).toMatchObject([
    { direction: 'out', state: 'sent', opened: true, toldAnswer: null, sentOn: addDays(today, -16) },
  ])
  const [taken] = await forwardsOf('taken over')
  expect(taken).toMatchObject({ state: 'answered', answer: 'accepted', answeredOn: addDays(today, -7) })
  expect(right(readSignedFile(taken?.answerFile ?? '')).statement).toMatchObject({ kind: 'answer', answer: 'accepted' })
  const { rows } = await sql<{ state: string; id: string }>`select id, state from reporting_case`.execute(db)
  const states = new Map(rows.map(({ id, state }) => [id, state]))
  const stateOf = async (name: string) => states.get(await demoId(name))
  expect(await stateOf('handed over')).toBe('forwarded')
  expect(await stateOf('taken over')).toBe('answered')
  expect(await stateOf('caravans')).toBe('in-consultation')
  expect(await stateOf('handed over, at the partner')).toBe('read')
  expect(await stateOf('taken over, at the partner')).toBe('weighed')
  // A case that stands further than weighed came there by what can be looked up.
  for (const { id, state } of rows.filter((one) => ['forwarded', 'answered'].includes(one.state)))
    expect(
      right(await caseForwards(desk, ours(first), id)).map(({ direction }) => direction),
      state,
    ).toEqual(['out'])
})

test('the copy that stays opens with the key of the demonstration, and is what was signed', async () => {
  await shareDemoCases(sharing, demoCases)
  const work = await demoWorkKey()
  for (const { of } of demoForwards) {
    const place = { organisation: demoCaseOrganisation, caseId: await demoId(of) }
    const { keys, items } = right(await openCase(desk, ours(first), place.caseId))
    const own = keys.find(({ key }) => key === 'own')
    const ownKey = right(await caseKeyOf(work, place, 'own', new Uint8Array(own?.wrapped ?? [])))
    const copies = items.filter(({ kind }) => kind === 'forward')
    expect(copies).toHaveLength(1)
    for (const { envelope, day: _, writtenBy: __, ...at } of copies) {
      const opened = right(await openItem(ownKey, place, { ...at, envelope: new Uint8Array(envelope ?? []) }))
      const copy = readForwardCopy(JSON.parse(new TextDecoder().decode(opened)))
      expect(copy?.to).toBe('Coördinatie Voorbeeld')
      expect(copy?.payload.fields.summary).toMatch(/\w/)
    }
  }
})

test('one question waits for a colleague and one was answered in words by a partner, which who asked can open', async () => {
  await shareDemoCases(sharing, demoCases)
  const asked = right(await consultationsOf(desk, ours(first), await demoId('caravans')))
  expect(asked.map(({ way, state, answer }) => [way, state, answer])).toEqual([
    ['colleague', 'sent', null],
    ['partner', 'answered', 'said'],
  ])
  expect(right(await askedQuestions(desk, ours(second)))).toMatchObject([{ state: 'sent' }])
  expect(right(await askedQuestions(desk, partner))).toMatchObject([{ state: 'answered' }])
  const { advice } = right(await openCase(desk, ours(first), await demoId('caravans')))
  const [said] = advice
  const place = { from: demoCaseOrganisation, forwardId: said?.id ?? '' }
  const sealed = {
    wrapped: new Uint8Array(said?.keys[0]?.wrapped ?? []),
    envelope: new Uint8Array(said?.envelope ?? []),
  }
  const text = right(await openAdvice(await demoWorkKey(), place, sealed))
  expect(text).toContain(demoQuestions.find(({ answered }) => answered)?.answered?.words)
  const { statement } = right(readSignedFile(said?.answerFile ?? ''))
  expect(statement.kind === 'advice' && (await fitsContent(statement, text))).toBe(true)
  // Nothing is signed for a day before the first key of the site counts.
  const { rows } = await sql<{ first: Day }>`select min(sent_on) as first from reporting_forward`.execute(db)
  expect(rows[0]?.first).toBe(firstSigned(today))
})

test('everything that is signed in it can be checked with the keys of the site, on the day that it names', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'demo-signing-'))
  try {
    const place = { file: join(folder, 'keys.json'), site: 'https://baken.example.org', today: () => today, random }
    const signing = await openSigning({ ...place, firstFrom: firstSigned(today) })
    await shareDemoCases({ ...sharing, sign: signing.sign }, demoCases)
    const { rows } = await sql<{ file: string }>`select manifest as file from reporting_forward
      union all select answer_file from reporting_forward where answer_file is not null`.execute(db)
    const verdicts = rows.map(async ({ file }) => {
      const signed = right(readSignedFile(file))
      return (await verifyStatement(signed)).ok && listedKey(await signing.keys(), signed).ok
    })
    expect(await Promise.all(verdicts)).toEqual(Array.from({ length: 6 }, () => true))
  } finally {
    rmSync(folder, { recursive: true })
  }
})

test('the next start shares nothing again, and leaves a case as people left it', async () => {
  await shareDemoCases(sharing, demoCases)
  const before = await counted()
  await shareDemoCases(sharing, demoCases)
  expect(await counted()).toEqual(before)
  await sql`delete from reporting_case where id = ${await demoId('taken over')}`.execute(db)
  const without = await counted()
  await shareDemoCases(sharing, demoCases)
  expect(await counted()).toEqual(without)
})

test('two servers that start at once share everything once', async () => {
  await Promise.all([shareDemoCases(sharing, demoCases), shareDemoCases(sharing, demoCases)])
  const { rows } = await sql<{ purpose: string; many: number }>`
    select purpose, count(*)::int as many from reporting_forward group by 1 order by 1`.execute(db)
  expect(rows).toEqual([
    { purpose: 'consultation', many: demoQuestions.length },
    { purpose: 'hand-over', many: demoForwards.length },
  ])
  expect(await forwardsOf('taken over')).toMatchObject([{ answer: 'accepted' }])
})

test('a case that somebody closed before anything of it was shared stays closed', async () => {
  await sql`update reporting_case set state = 'closed', outcome = 'no-report', closed_on = current_date where id = ${await demoId('handed over')}`.execute(
    db,
  )
  await shareDemoCases(sharing, demoCases)
  expect(await forwardsOf('handed over')).toEqual([])
  expect(await forwardsOf('taken over')).toHaveLength(1)
})

test('a start that was cut off between two questions goes on with the one that is lacking', async () => {
  await shareDemoCases(sharing, demoCases)
  await sql`delete from reporting_forward where purpose = 'consultation' and state = 'sent'`.execute(db)
  await shareDemoCases(sharing, demoCases)
  const asked = right(await consultationsOf(desk, ours(first), await demoId('caravans')))
  expect(asked.map(({ state }) => state)).toEqual(['sent', 'answered'])
})

async function counted() {
  const { rows } = await sql<Record<string, number>>`select
    (select count(*)::int from reporting_forward) as forwards, (select count(*)::int from reporting_case) as cases,
    (select count(*)::int from reporting_step) as steps, (select count(*)::int from reporting_item) as items`.execute(
    db,
  )
  return rows[0]
}
