import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { databasePerTest } from '#platform/testing/test-database.ts'
import { aWorld } from '../../testing/a-world.ts'
import { aTown } from '../../testing/an-arrival.ts'
import { forgeries } from '../../testing/false-tokens.ts'
import { right } from '../../testing/right-tokens.ts'
import { type Kind, type TokenBench, tokenBench } from '../../testing/token-bench.ts'
import { swapped } from '../../testing/tokens-of-another-kind.ts'
import { expired } from '../../testing/tokens-out-of-time.ts'
import { replayed } from '../../testing/tokens-used-before.ts'
import type { DeskTables } from '../desk.ts'

/**
 * Every kind of token there is, shown by somebody whose it is not, too late, in the place of another kind, or once more. The same for tokens of a
 * provider: `src/platform/oidc/testing/token-lies.ts`; over HTTP: `tests/e2e/wire/staff-attacks.e2e.ts`.
 */
const database = databasePerTest<DeskTables>('migrations')
let bench: TokenBench

beforeEach(async () => {
  const world = await aWorld(database())
  await aTown(world)
  bench = tokenBench(world)
})

const forged: readonly Kind[] = forgeries.flatMap(([words, forge]): Kind[] => [
  [`a session ${words}`, async ({ someone, opensSession }) => opensSession(forge((await someone()).token))],
  [`an invitation ${words}`, async ({ invited, opensInvitation }) => opensInvitation(forge(await invited('gast')))],
  [`what was begun, ${words}`, async ({ opensBegun, begunHere }) => opensBegun(forge(await begunHere()))],
])

const counted = new Map<string, number>()
const families = { forged, expired, swapped, replayed }

describe('what is right', () => {
  test.each(right)('%s opens', async (_, opens) => {
    expect(await opens(bench)).toBe(true)
  })
})

describe.each(Object.entries(families))('%s:', (family, kinds) => {
  test.each(kinds)('%s opens nothing', async (_, opens) => {
    expect(await opens(bench)).toBe(false)
    counted.set(family, (counted.get(family) ?? 0) + 1)
  })
})

afterAll(() => {
  const all = [...counted.values()].reduce((sum, one) => sum + one, 0)
  console.log(`${all} kinds of tokens that open nothing: ${[...counted].map(([name, n]) => `${n} ${name}`).join(', ')}`)
})

test('there are more than fifty kinds, of each family', () => {
  expect(Object.values(families).map((kinds) => kinds.length >= 14)).toEqual([true, true, true, true])
  expect(Object.values(families).flat().length).toBeGreaterThanOrEqual(50)
})
