import { randomBytes } from 'node:crypto'
import { type Kysely, sql } from 'kysely'
import type { Day } from '#kernel/days.ts'
import type { Result } from '#kernel/result.ts'
import type { Actor, DeskTables } from '#modules/organisations/server/index.ts'
import type { Browser } from '#modules/organisations/testing/a-browser.ts'
import { aKeyWorld, at, type KeyWorld } from '#modules/organisations/testing/a-key-world.ts'
import { type Bytes, type OpeningKey, openingKey } from '#platform/sealing/index.ts'
import { type BegunCase, beginCase, type SealedReport, sealReport } from '../ceremonies/index.ts'
import { type CaseDesk, type CaseTables, loadClocks, loadSteps, type ReportDesk, readerFor } from '../server/index.ts'
import { someClocks } from './a-retention.ts'

export const random = (length: number): Bytes => new Uint8Array(randomBytes(length))

/** The value; for steps of a test that are not what it is about. */
export function right<T>(result: Result<T, string>): T {
  if (!result.ok) throw new Error(`refused: ${result.error}`)
  return result.value
}

/** An organisation `ours` whose focal points `ann` and `ben` hold its key, with the desks on both sides of it. */
export interface ReportingWorld {
  keys: KeyWorld
  ann: Browser
  ben: Browser
  /** Somebody without a sign-in. */
  reader: ReportDesk
  desk: CaseDesk
  /** The key of `ours` as a colleague has it while working. */
  workKey(): Promise<OpeningKey>
  /** A report that is ready to be sent to `ours`. */
  aReport(told?: {
    story?: string
    identity?: unknown
    files?: string[]
  }): Promise<{ begun: BegunCase; sealed: SealedReport }>
}

export const colleague = (person: string): Actor => at(person)

export async function aReportingWorld(
  db: Kysely<CaseTables>,
  today: () => Day = () => '2026-11-30' as Day,
): Promise<ReportingWorld> {
  const keys = await aKeyWorld(db as unknown as Kysely<DeskTables>)
  await loadSteps(db)
  await loadClocks(db, someClocks)
  const [ann, ben] = [await keys.browserOf('ann'), await keys.browserOf('ben')]
  await ann.make([ben])
  await sql`insert into reporting_reader (municipality, organisation) values ('*', 'ours')`.execute(db)
  const reader: ReportDesk = { db, today }
  return {
    keys,
    ann,
    ben,
    reader,
    desk: { db, today },
    async workKey() {
      const { current } = await keys.keyFor('ann')
      const privateKey = await ann.open(current?.number ?? 0)
      if (!privateKey) throw new Error('ann has the key')
      return openingKey(privateKey)
    },
    async aReport({ story = 'Ik werk 60 uur en krijg 300 euro.', identity = null, files = [] } = {}) {
      const found = await readerFor(reader, null)
      if (!found) throw new Error('two people read here')
      const begun = await beginCase(found.organisation, random)
      const to = { ...found, publicKey: new Uint8Array(found.publicKey) }
      return { begun, sealed: right(await sealReport(begun, to, { report: { v: 1, story }, identity, files }, random)) }
    },
  }
}

/** A case as if it had been taken to this state before, with its history: for tests that are not about getting there. */
export async function standsAt(db: Kysely<CaseTables>, caseId: string, state: string): Promise<void> {
  await sql`update reporting_case set state = ${state} where id = ${caseId}`.execute(db)
  await sql`update reporting_step set to_state = ${state} where case_id = ${caseId}
    and number = (select max(s.number) from reporting_step s where s.case_id = ${caseId})`.execute(db)
}
