import { describe, expect, test } from 'vitest'
import { compare, minus, type Ratio, ratio, times } from '#kernel/ratio.ts'
import { cents } from '#kernel/units.ts'
import { aWeek, type SlipJson, saidOf } from '../testing/a-payslip.ts'
import { someRules } from '../testing/some-rules.ts'
import { payKinds } from './payslip.ts'
import { readPayslip } from './read-payslip.ts'
import {
  aboveStep,
  besidesWage,
  certainlyOff,
  countsAsWage,
  ratioValue,
  rowsOn,
  surroundingsOf,
} from './surroundings.ts'

const rules = someRules()
function around(changes: SlipJson) {
  const read = readPayslip(aWeek(changes))
  if (!read.ok) throw new Error(JSON.stringify(read.error))
  return surroundingsOf(read.value, rules)
}

describe('what counts as wage', () => {
  test.each(payKinds)('%s counts, or is paid besides: never both, never neither', (kind) => {
    const { counted, slip } = around({ payLines: [{ kind, cents: 700 }] })
    expect(counted).toBe(countsAsWage[kind] ? 700 : 0)
    expect(besidesWage(slip.payLines ?? {})).toBe(countsAsWage[kind] ? 0 : 700)
  })

  test('is base pay, overtime and supplements; of nothing it is 0, and without lines it is not known', () => {
    expect(payKinds.filter((kind) => countsAsWage[kind])).toEqual(['base', 'overtime', 'irregular-hours'])
    expect(around({ payLines: [] }).counted).toBe(0)
    expect(around({ payLines: undefined }).counted).toBeNull()
    expect(around({ payLines: payKinds.map((kind) => ({ kind, cents: 1 })) }).counted).toBe(3)
    expect(besidesWage(Object.fromEntries(payKinds.map((kind, at) => [kind, cents(10 ** at)])))).toBe(1_111_000)
  })
})

describe('the rows of some facts on a day', () => {
  test('are all there, or none', () => {
    const day = around({}).day ?? 0
    expect(rowsOn(rules, day, ['WML-01', 'WML-02'])?.map(({ fact }) => fact)).toEqual(['WML-01', 'WML-02'])
    expect(rowsOn(rules, day, ['WML-01', 'WML-99'])).toBeNull()
    expect(rowsOn(rules, day, [])).toEqual([])
  })
})

describe('what came off the minimum wage', () => {
  const quarter = (minimum: Ratio) => times(minimum, 1, 4)
  const off = (changes: SlipJson, amount: number, allowed?: (minimum: Ratio) => Ratio) => {
    const { certain, possible, missing } = certainlyOff(around(changes), cents(amount), allowed)
    return [ratioValue(certain), ratioValue(possible), ...missing]
  }
  const paid = (base: number) => ({ payLines: [{ kind: 'base', cents: base }] })

  test('is what is left when what was earned above it went first', () => {
    expect(off(paid(59_960), 1000)).toEqual([1000, 1000])
    expect(off(paid(60_360), 1000)).toEqual([600, 600])
    expect(off(paid(60_960), 1000)).toEqual([0, 0])
    expect(off(paid(70_000), 1000)).toEqual([0, 0])
    expect(off(paid(10_000), 1000)).toEqual([1000, 1000])
  })

  test('beyond what may come off it', () => {
    expect(off(paid(59_960), 15_000, quarter)).toEqual([10, 10])
    expect(off(paid(59_970), 15_000, quarter)).toEqual([0, 0])
    expect(off(paid(59_960), 14_000, quarter)).toEqual([0, 0])
  })

  test('between two amounts that the minimum may be is at least at one of them, and at most where it is what was paid', () => {
    const birthday = { birthDate: '2005-07-08' }
    // The minimum is 479.60 to 599.60.
    expect(off({ ...birthday, ...paid(59_960) }, 20_000)).toEqual([8000, 20_000, 'parts'])
    expect(off({ ...birthday, ...paid(50_000) }, 20_000)).toEqual([17_960, 20_000, 'parts'])
    expect(off({ ...birthday, ...paid(40_000) }, 20_000)).toEqual([20_000, 20_000, 'parts'])
    expect(off({ ...birthday, ...paid(50_000) }, 20_000, quarter)).toEqual([5010, 7500, 'parts'])
  })

  test('may have come off the minimum although it certainly did not: then even an agreement leaves it open', () => {
    const may = (deductionsAgreed: boolean | undefined, base: number) =>
      saidOf(
        'housing-cap',
        aWeek({
          birthDate: '2005-07-08',
          ...paid(base),
          deductions: [{ kind: 'housing', cents: 15_000 }],
          deductionsAgreed,
        }),
      )
    expect(off({ birthDate: '2005-07-08', ...paid(59_000) }, 15_000, quarter)).toEqual([0, 250, 'parts'])
    expect([may(true, 59_000), may(undefined, 59_000)]).toEqual(['unknown parts', 'unknown parts deductionsAgreed'])
    expect([may(true, 59_970), may(true, 59_969)]).toEqual(['ok', 'unknown parts'])
  })

  test('is not known without the pay or the minimum, but never more than all of it', () => {
    expect(off({ payLines: undefined }, 1000)).toEqual([0, 1000, 'payLines'])
    expect(off({ minutesWorked: undefined }, 1000)).toEqual([0, 1000, 'minutesWorked'])
    expect(off({ birthDate: '2012-01-01' }, 1000)).toEqual([0, 1000])
    expect(off({ periodFrom: '2027-03-01', periodUntil: '2027-03-07' }, 1000)).toEqual([0, 1000])
  })

  test('is told as what was earned above it, at the most', () => {
    const above = (changes: SlipJson) => aboveStep(around(changes)).map(({ id, values }) => [id, values])
    expect(above(paid(59_960))).toEqual([])
    expect(above(paid(59_961))).toEqual([['above-minimum', { amount: 1 }]])
    expect(above(paid(59_959))).toEqual([])
    expect(above({ birthDate: '2005-07-08', ...paid(50_000) })).toEqual([['above-minimum', { amount: 2040 }]])
    expect(above({ payLines: undefined })).toEqual([])
    expect(above({ minutesWorked: undefined })).toEqual([])
  })

  test('an amount is shown as it is, part of a cent and all', () => {
    expect(ratioValue(ratio(1499, 60))).toBeCloseTo(24.983, 3)
    expect(compare(minus(ratio(3, 2), ratio(1, 2)), ratio(1, 1))).toBe(0)
  })
})
