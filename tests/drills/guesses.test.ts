import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { databasePerTest } from '#platform/testing/test-database.ts'
import { type CaseTables, findThread, submitReport, threadItems } from '../../src/modules/reporting/server/index.ts'
import { aReportingWorld, right } from '../../src/modules/reporting/testing/a-reporting-world.ts'
import { aSubmit } from '../../src/modules/reporting/testing/case-deeds.ts'
import { tell, times } from './drill.ts'

const guesses = times(2_000, 1_000_000)
const cases = times(20, 200)
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
  const lookups: Uint8Array[] = []
  for (let at = 0; at < cases; at += 1) {
    const deed = await aSubmit({ organisation, keyNumber: number, publicKey }, 0)
    if (deed.do !== 'submit') throw new Error('it is a submit')
    right(await submitReport(world.reader, deed.sealed, 'sealed'))
    lookups.push(deed.lookupId)
  }
  let hits = 0
  for (let at = 0; at < guesses; at += 1) {
    // Half of them are near to one that is there: a byte of it changed.
    const near = new Uint8Array(lookups[at % cases] ?? randomBytes(16))
    near[at % 16] = (near[at % 16] ?? 0) ^ (1 + (at % 255))
    const guess = at % 2 === 0 ? new Uint8Array(randomBytes(16)) : near
    if ((await findThread(world.reader, guess)) !== null) hits += 1
    if (at % 100 === 0 && (await threadItems(world.reader, guess)).length > 0) hits += 1
  }
  tell('guesses', { guesses, cases, hits })
  expect(hits).toBe(0)
  // So that a hit would have been seen.
  expect(await findThread(world.reader, lookups[0] ?? new Uint8Array(16))).not.toBeNull()
})
