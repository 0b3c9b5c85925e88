import { type Kysely, sql } from 'kysely'
import { beforeEach, describe, expect, test } from 'vitest'
import { day } from '#kernel/days.ts'
import { partialDate } from '#kernel/partial-date.ts'
import { type Actor, type DeskTables, inHat, loadPermissions } from '#modules/organisations/server/index.ts'
import { databasePerTest } from '#platform/testing/test-database.ts'
import { emptyRow, type OwnRow } from '../../domain/own-hand-over.ts'
import { organisationWith } from '../../testing/organisation-with.ts'
import { publishedAreas, publishedPolicy, publishedProgramme } from '../../testing/published-programme.ts'
import { handOverCsv } from '../exchange/hand-over-csv.ts'
import { importHandOver } from '../exchange/import-hand-over.ts'
import { handOverPage, municipalityPage } from '../local-pages.ts'
import { registerOn } from '../register-view.ts'
import { changeOwnRow, ownRowPage, undoOwnRow } from './change-own-row.ts'
import { ownHandOver } from './own-rows.ts'
import type { OwnRowTables } from './tables.ts'

const waalwijk = 'GM0867'
const database = databasePerTest<DeskTables & OwnRowTables>('migrations')
let db: Kysely<DeskTables & OwnRowTables>

const actor = (person: string, organisation: string): Actor => ({ person, organisation, proved: false })
const officer = actor('officer', 'waalwijk')
const focalPoint = actor('focal', 'waalwijk')
const desk = actor('desk', 'waalwijk')
const stranger = actor('stranger', 'breda')
const manager = actor('manager', 'province')

beforeEach(async () => {
  db = database()
  await loadPermissions(db.$pickTables<keyof DeskTables>())
  await organisationWith(db, 'waalwijk', waalwijk, {
    officer: 'policy-officer',
    focal: 'focal-point',
    desk: 'desk-officer',
  })
  await organisationWith(db, 'breda', 'GM0758', { stranger: 'policy-officer' })
  await organisationWith(db, 'province', null, { manager: 'programme-manager' })
})

const received: OwnRow = { ...emptyRow, received: { answer: 'yes', when: partialDate('2026-10') } }
const trained: OwnRow = { ...received, trained: { answer: 'no', when: partialDate('2026') } }
const change = (by: Actor, basedOn: number, row: OwnRow) => changeOwnRow({ db }, by, { row, basedOn })
const said = () => ownHandOver(db.$pickTables<'programme_hand_over_revision'>()).statements(null)
const view = registerOn(
  publishedProgramme,
  { areas: publishedAreas, policy: publishedPolicy },
  publishedAreas.coverage.lastChecked,
  'nl',
)
const boardWith = async (madeUp = new Map<string, string>()) => {
  const page = handOverPage(view, [], { statements: await said(), madeUp })
  if (!page.ok) throw new Error(page.error)
  return page.value
}

describe('a municipality answers its own row', () => {
  test('and the board, the counts, its own page and the table show it', async () => {
    const before = await boardWith()
    expect(await change(officer, 0, received)).toEqual({ ok: true, value: true })
    const board = await boardWith()
    expect(board.counts.received).toEqual({
      yes: before.counts.received.yes + 1,
      no: before.counts.received.no,
      unknown: before.counts.received.unknown - 1,
    })
    const row = board.rows.find(({ municipality }) => municipality.code === waalwijk)
    expect(row?.cells.received).toMatchObject({
      answer: 'yes',
      when: '2026-10',
      by: { id: 'SELF' },
      sources: ['SELF-1'],
    })
    const page = municipalityPage(view, waalwijk, [], await said())
    expect(page.ok && page.value.handOver.received?.answer).toBe('yes')
    const csv = handOverCsv(board, view.on)
    expect(csv).toContain(`${waalwijk};received;yes;2026-10;`)
  })

  test('and its table, read back, makes no second answer of it', async () => {
    await change(officer, 0, received)
    const csv = new TextEncoder().encode(handOverCsv(await boardWith(), view.on))
    const back = importHandOver(csv, {
      areas: publishedAreas,
      register: publishedProgramme,
      isKnownSource: () => true,
      today: day('2026-12-31'),
    })
    expect(back.ok && back.value.statements).toEqual([])
  })

  test('policy officers and key holders alike; who was second is told, and chooses', async () => {
    expect((await change(focalPoint, 0, received)).ok).toBe(true)
    expect(await change(officer, 0, trained)).toEqual({ ok: false, error: 'changed-meanwhile' })
    expect((await change(officer, 1, trained)).ok).toBe(true)
    const page = await ownRowPage({ db }, officer)
    expect(page?.row).toEqual(trained)
    expect(page?.moments.map(({ who, steps }) => `${who}: ${steps.join(' ')}`)).toEqual([
      'Rol officer: trained',
      'Rol focal: received',
    ])
  })

  test('and undoes it: the row is as it was, back to nobody saying anything', async () => {
    await change(officer, 0, received)
    await change(officer, 1, trained)
    expect((await undoOwnRow({ db }, officer, { basedOn: 2 })).ok).toBe(true)
    expect((await ownRowPage({ db }, officer))?.row).toEqual(received)
    expect(await undoOwnRow({ db }, stranger, { basedOn: 0 })).toEqual({ ok: false, error: 'nothing-to-undo' })
  })
})

describe('it is refused', () => {
  test('to who has no such role, and to who is of no municipality', async () => {
    expect(await change(desk, 0, received)).toEqual({ ok: false, error: 'role' })
    expect(await change(manager, 0, received)).toEqual({ ok: false, error: 'no-municipality' })
    expect(await ownRowPage({ db }, manager)).toBeNull()
    expect(await said()).toEqual([])
  })

  const tried = (by: Actor, subject: string, organisation: string, state = 'in-effect') =>
    inHat(db, by, (trx) =>
      sql`insert into programme_hand_over_revision (subject, version, organisation, made_by, act, body, state)
        values (${subject}, 1, ${organisation}, ${by.person}, 'change', '{"steps":{}}', ${state})`.execute(trx),
    ).then(
      () => 'done',
      (cause: { code?: string }) => cause.code,
    )

  test.each([
    ['by the database too: the row of another', stranger, waalwijk, 'breda', '42501'],
    ['in the name of another organisation', stranger, waalwijk, 'waalwijk', '42501'],
    ['without the role', desk, waalwijk, 'waalwijk', '42501'],
    ['by a province, of a municipality', manager, waalwijk, 'province', '42501'],
    ['and is done by who may', focalPoint, waalwijk, 'waalwijk', 'done'],
  ] as const)('%s', async (_, by, subject, organisation, outcome) =>
    expect(await tried(by, subject, organisation)).toBe(outcome),
  )
})

test('a made-up municipality stands apart, and counts nowhere', async () => {
  await organisationWith(db, 'voorbeeldstad', 'GM9901', { fictional: 'policy-officer' })
  const before = await boardWith()
  expect((await change(actor('fictional', 'voorbeeldstad'), 0, received)).ok).toBe(true)
  const board = await boardWith(new Map([['GM9901', 'Voorbeeldstad']]))
  expect(board.counts).toEqual(before.counts)
  expect(board.rows).toHaveLength(before.rows.length)
  expect(board.madeUp.map(({ municipality }) => municipality.name)).toEqual(['Voorbeeldstad'])
})
