import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { beforeEach, expect, test } from 'vitest'
import { day, dutchDay } from '#kernel/days.ts'
import { databasePerTest } from '#platform/testing/test-database.ts'
import { aReportingWorld, type ReportingWorld, right } from '../../testing/a-reporting-world.ts'
import { type CaseTables, type LedgerLine, parseLedger, readLedger, reapplyLedger, submitReport } from '../index.ts'

const database = databasePerTest<CaseTables>('migrations')
let world: ReportingWorld
beforeEach(async () => {
  world = await aReportingWorld(database(), () => dutchDay(new Date()))
})

const lineOf = (caseId: string, about: Partial<LedgerLine> = {}): LedgerLine => ({
  case: createHash('sha256').update(caseId).digest('hex'),
  organisation: 'ours',
  deletedOn: day('2026-01-05'),
  outcome: null,
  why: 'by-reporter',
  ...about,
})

test('an organisation that the backup does not know yet keeps nothing of the ledger from being applied', async () => {
  const { begun, sealed } = await world.aReport()
  right(await submitReport(world.reader, sealed, 'sealed'))
  const [back, last] = [lineOf(begun.caseId), lineOf('2'.repeat(32))]
  const lines = [lineOf('1'.repeat(32), { organisation: 'registered-since' }), back, last]
  expect(await reapplyLedger(database(), lines)).toBe(1)
  expect((await sql`select from reporting_case`.execute(database())).rows).toEqual([])
  expect((await readLedger(database())).map((line) => line.case).sort()).toEqual([back.case, last.case].sort())
})

test('a reason that no deletion has makes a file no ledger, before anything is done', () => {
  const text = [lineOf('1'.repeat(32)), { ...lineOf('2'.repeat(32)), why: 'tidy' }].map((line) => JSON.stringify(line))
  expect(parseLedger(text.join('\n'))).toEqual({ ok: false, error: 'line 2' })
})
