import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { inLongForm } from '#platform/testing/long-form.ts'
import { checkPayslip, openRuleBook, type RuleBook, readPayslip } from '../index.ts'
import { oracleMinimum, randomInput, spanning, sweepCases } from '../testing/oracle/cases.ts'
import { oracle } from '../testing/oracle/oracle.ts'
import type { OracleInput, OracleOutcome } from '../testing/oracle/oracle-input.ts'
import { realisticPayslips } from '../testing/oracle/realistic.ts'
import { loadFacts } from './load-facts.ts'

/** At least so many cases: every rate, age and kind of worker, with hours, pay and deductions around each limit. */
const leastCases = 600_000
/** Each seventh in `npm test`: nothing that is varied has seven values, so that each value meets every other all the same. */
const nth = inLongForm(7, 1)
const which = nth === 1 ? 'every case' : 'each seventh case'

let book: RuleBook

beforeAll(async () => {
  const facts = await loadFacts(join(import.meta.dirname, '../../../../data'), () => true)
  book = openRuleBook(facts.values())
})

type Outcomes = Readonly<Partial<Record<string, OracleOutcome>>>

function ours(input: OracleInput): Outcomes {
  const read = readPayslip(input)
  if (!read.ok) throw new Error(`${JSON.stringify(read.error)} in ${JSON.stringify(input)}`)
  const findings = checkPayslip(read.value, book).map(({ id, verdict, differenceCents, claimCents }) => [
    id,
    { verdict, differenceCents, claimCents },
  ])
  return Object.fromEntries(findings)
}

/** The first cases that come out differently, small enough to read; empty when all are the same. */
function differences(expected: Outcomes, found: Outcomes): string[] {
  return Object.entries(expected).flatMap(([id, outcome]) =>
    same(outcome, found[id]) ? [] : [`${id}: ${JSON.stringify(found[id])} and not ${JSON.stringify(outcome)}`],
  )
}

const same = (a: OracleOutcome | undefined, b: OracleOutcome | undefined): boolean =>
  a?.verdict === b?.verdict && a?.differenceCents === b?.differenceCents && a?.claimCents === b?.claimCents

function dice(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7f_ff_ff_ff
    return state / 0x7f_ff_ff_ff
  }
}

describe('the check and an oracle that was written apart from it, over exact fractions', () => {
  test(`agree on ${which} of the grid`, { timeout: 600_000 }, () => {
    let count = 0
    const wrong: string[] = []
    for (const { input, slip } of sweepCases()) {
      count++
      if (count % nth !== 0) continue
      for (const one of differences(oracleMinimum(slip), ours(input)))
        if (wrong.length < 5) wrong.push(`${one} in ${JSON.stringify(input)}`)
    }
    console.log(`${Math.floor(count / nth)} of ${count} cases of the grid, ${wrong.length} differences`)
    expect(wrong).toEqual([])
    expect(count).toBeGreaterThanOrEqual(leastCases)
  })

  test(`agree on ${which} of periods over a change of the amounts or a birthday, with and without parts`, {
    timeout: 600_000,
  }, () => {
    const wrong: string[] = []
    let count = 0
    for (const input of spanning()) {
      count++
      if (count % nth !== 0) continue
      for (const one of differences(oracle(input), ours(input)))
        if (wrong.length < 5) wrong.push(`${one} in ${JSON.stringify(input)}`)
    }
    console.log(`${Math.floor(count / nth)} of ${count} periods over a change, ${wrong.length} differences`)
    expect(wrong).toEqual([])
    expect(count).toBeGreaterThan(60_000)
  })

  test('agree on payslips of which any part may be unknown', { timeout: 600_000 }, () => {
    const random = dice(20_261_129)
    const wrong: string[] = []
    for (let count = 0; count < inLongForm(3_000, 20_000); count++) {
      const input = randomInput(random)
      for (const one of differences(oracle(input), ours(input)))
        if (wrong.length < 5) wrong.push(`${one} in ${JSON.stringify(input)}`)
    }
    expect(wrong).toEqual([])
  })

  test.each(realisticPayslips)('$id: $what', ({ input, expected }) => {
    expect(differences(expected, ours(input))).toEqual([])
  })

  test('of what applies to a realistic payslip most is definite', () => {
    let applicable = 0
    let definite = 0
    for (const { input } of realisticPayslips)
      for (const outcome of Object.values(ours(input))) {
        if (!outcome || outcome.verdict === 'not-applicable' || outcome.verdict === 'out-of-coverage') continue
        applicable++
        if (outcome.verdict !== 'unknown') definite++
      }
    console.log(`${definite} of ${applicable} findings that apply are definite`)
    expect(definite / applicable).toBeGreaterThanOrEqual(0.7)
  })
})
