/**
 * The long form of `src/platform/audit/verify-audit.test.ts`: every way to tamper with an audit of a hundred thousand lines.
 * Run: `node tests/long/tamperings.ts [LINES]`. Exit code 1 when one is not found.
 */
import { aChain } from '../../src/platform/audit/testing/a-chain.ts'
import { tamperings } from '../../src/platform/audit/testing/tamperings.ts'
import { triedAll } from '../../src/platform/audit/testing/tried-all.ts'

const [count = 100_000] = process.argv.slice(2).map(Number)
const { tried, found, missed } = await triedAll(aChain(count), tamperings, 1)
console.log(`${count} lines: ${tried} tamperings of ${tamperings.length} kinds, ${found} found`)
for (const name of missed) console.error(`not found: ${name}`)
process.exitCode = missed.length === 0 ? 0 : 1
