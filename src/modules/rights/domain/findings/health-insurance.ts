import { compare, minus, type Ratio, ratio, wholeCents } from '#kernel/ratio.ts'
import type { Cents } from '#kernel/units.ts'
import { doesNotApply, type Finding, isFine, isUnknown, outOfCoverage, type Step } from '../finding.ts'
import { daysMissing } from '../payslip.ts'
import { yearPart } from '../period.ts'
import type { BookRow, RuleBook } from '../rule-book.ts'
import {
  aboveStep,
  certainlyOff,
  conditionFailed,
  limitPassed,
  ratioValue,
  rowsOn,
  type Surroundings,
} from '../surroundings.ts'

const deductedFor = ({ slip }: Surroundings): Cents | null | 'none' =>
  slip.deductions === null ? null : slip.deductions['health-insurance'] || 'none'

interface Caps {
  low: Ratio
  high: Ratio
  rows: readonly BookRow[]
}

/** The most that may come off in a period, from the least to the most that this can be: over a turn of the year two caps count. */
function capsOf(book: RuleBook, first: number, last: number): Caps | null {
  const part = yearPart(first, last)
  const begin = book.on('health-deduction-cap-year', first)
  const end = book.on('health-deduction-cap-year', last)
  if (!begin || !end) return null
  const [least, most] = [Math.min(begin.value, end.value), Math.max(begin.value, end.value)]
  return {
    low: ratio(part.low.num * least, part.low.den),
    high: ratio(part.high.num * most, part.high.den),
    rows: [...new Set([begin, end])],
  }
}

function capStep({ low, high, rows }: Caps, rules: readonly BookRow[]): Step {
  const cites = [...rows, ...rules]
  if (compare(low, high) !== 0)
    return { id: 'health-cap-between', values: { low: ratioValue(low), high: ratioValue(high) }, cites }
  return { id: 'health-cap', values: { year: rows[0]?.value ?? 0, cap: ratioValue(high) }, cites }
}

/**
 * The premium of the Dutch basic insurance takes at most the yearly cap by the number of periods of pay from the minimum wage.
 * Source of law: Besluit minimumloon en minimumvakantiebijslag art. 2b paragraph 1.
 */
export function healthInsuranceCap(around: Surroundings): Finding<'health-insurance-cap'> {
  const id = 'health-insurance-cap'
  const off = deductedFor(around)
  const { slip, book } = around
  if (off === 'none') return doesNotApply(id, 'no-health-deduction')
  if (off === null) return isUnknown(id, ['deductions'])
  if (slip.first === null || slip.last === null) return isUnknown(id, daysMissing(slip))
  const caps = capsOf(book, slip.first, slip.last)
  const rules = rowsOn(book, slip.last, ['DED-02'])
  if (!caps || !rules) return outOfCoverage(id)
  const amount = wholeCents(off)
  const trace: Step[] = [{ id: 'health-deducted', values: { amount: off }, cites: [] }, capStep(caps, rules)]
  if (compare(amount, caps.low) <= 0) return isFine(id, trace)
  if (compare(amount, caps.high) <= 0) return isUnknown(id, [], { trace, why: 'part-of-period' })
  if (around.due.kind === 'out-of-coverage') return outOfCoverage(id)
  const from = certainlyOff(
    around,
    off,
    () => caps.high,
    () => caps.low,
  )
  return limitPassed(id, around, minus(amount, caps.high), from, [...trace, ...aboveStep(around)])
}

/**
 * The premium comes off only on the written mandate of the worker, who holds the policy.
 * Source of law: Besluit minimumloon en minimumvakantiebijslag art. 2b paragraphs 1 and 3.
 */
export function healthConditions(around: Surroundings): Finding<'health-conditions'> {
  const id = 'health-conditions'
  const off = deductedFor(around)
  const { slip, book, day } = around
  if (off === 'none') return doesNotApply(id, 'no-health-deduction')
  if (off === null) return isUnknown(id, ['deductions'])
  if (day === null) return isUnknown(id, ['periodUntil'])
  const rows = rowsOn(book, day, ['DED-02'])
  if (!rows) return outOfCoverage(id)
  const trace: Step[] = [{ id: 'health-deducted', values: { amount: off }, cites: [] }]
  if (slip.healthMandateSigned === null) return isUnknown(id, ['healthMandateSigned'], { trace })
  if (slip.healthMandateSigned) return isFine(id, [...trace, { id: 'health-mandate', values: {}, cites: rows }])
  if (around.due.kind === 'out-of-coverage' && slip.deductionsAgreed !== false) return outOfCoverage(id)
  const steps: Step[] = [...trace, { id: 'no-mandate', values: {}, cites: rows }, ...aboveStep(around)]
  return conditionFailed(id, around, certainlyOff(around, off), steps, [])
}
