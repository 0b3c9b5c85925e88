import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { inLongForm } from '#platform/testing/long-form.ts'
import { databasePerTest } from '#platform/testing/test-database.ts'
import {
  type CaseTables,
  findThread,
  hashOf,
  submitReport,
  threadItems,
} from '../../src/modules/reporting/server/index.ts'
import { aReportingWorld, right } from '../../src/modules/reporting/testing/a-reporting-world.ts'
import { aSubmit } from '../../src/modules/reporting/testing/case-deeds.ts'
import { drillDice, tell, times } from './drill.ts'

const guesses = times(2_000, 1_000_000)
const cases = inLongForm(20, 200)
/** Guesses in one statement. */
const atOnce = 1_000
const database = databasePerTest<CaseTables>('migrations')

test(`${guesses} guesses against ${cases} cases, with no limit in the way, find none`, {
  timeout: 3_600_000,
}, async () => {
  const world = await aReportingWorld(database())
  const { organisation, number, publicKey } = {
    organisation: 'ours',
    number: 1,
    publicKey: (await world.workKey()).publicKey,
  }
  /** How much many guesses together find: the two functions behind every answer to a code, asked in one statement. */
  const found = async (tried: readonly Uint8Array[]): Promise<number> => {
    const hashes = tried.map(hashOf)
    const { rows } = await sql<{ hits: string }>`
      select (select count(*) from unnest(${sql.val(hashes)}::bytea[]) one(lookup), reporting_thread(one.lookup))
        + (select count(*) from unnest(${sql.val(hashes)}::bytea[]) one(lookup), reporting_thread_items(one.lookup)) as hits`.execute(
      world.reader.db,
    )
    return Number(rows[0]?.hits)
  }
  const lookups: Uint8Array[] = []
  for (let at = 0; at < cases; at += 1) {
    const deed = await aSubmit({ organisation, keyNumber: number, publicKey }, 0)
    right(await submitReport(world.reader, deed.sealed, 'sealed'))
    lookups.push(deed.begun.lookupId)
  }
  const dice = drillDice('guesses')
  const guess = (at: number) => {
    if (at % 2 === 0) return new Uint8Array(randomBytes(16))
    // Half of them are near to one that is there: a byte of it changed.
    const near = new Uint8Array(lookups[dice.number(cases)] ?? randomBytes(16))
    const changed = dice.number(16)
    near[changed] = (near[changed] ?? 0) ^ (1 + dice.number(255))
    return near
  }
  let hits = 0
  for (let begun = 0; begun < guesses; begun += atOnce) {
    const tried = Array.from({ length: Math.min(atOnce, guesses - begun) }, (_, at) => guess(begun + at))
    hits += await found(tried)
    // The way a request takes it, too.
    const [one = new Uint8Array(16)] = tried
    if ((await findThread(world.reader, one)) !== null || (await threadItems(world.reader, one)).length > 0) hits += 1
  }
  tell('guesses', { guesses, cases, hits })
  expect(hits).toBe(0)
  // So that a hit would have been seen, in both ways.
  expect(await found([randomBytes(16), ...lookups, randomBytes(16)])).toBe(cases * 2)
  expect(await findThread(world.reader, lookups[0] ?? new Uint8Array(16))).not.toBeNull()
})
