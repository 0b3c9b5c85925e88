import { centsUp, plus, wholeCents } from '#kernel/ratio.ts'
import { type Cents, cents } from '#kernel/units.ts'
import { type Finding, isBreach, isFine, isUncertain, isUnknown, outOfCoverage, type Step } from '../finding.ts'
import { type DeductionKind, type Lines, notGiven } from '../payslip.ts'
import type { BookRow, RuleBook } from '../rule-book.ts'
import { aboveStep, certainlyOff, conditionFailed, offStep, rowsOn, type Surroundings } from '../surroundings.ts'

const id = 'forbidden-deductions'

type Rules = readonly (readonly [DeductionKind, fact: string])[]

/** Never, however high the wage. Source of law: Waadi art. 3 paragraph 1 and 9. */
const never: Rules = [
  ['recruitment-fee', 'DED-08'],
  ['administration', 'DED-10'],
]
/** Not from the minimum wage, whatever it is for; above it only as agreed, at real cost. Source of law: WML art. 13; BW 7:631 and 7:650. */
const notFromMinimum: Rules = [
  ['travel', 'DED-05'],
  ['fine', 'DED-06'],
  ['other', 'DED-07'],
  ['clothing', 'DED-09'],
  ['deposit', 'DED-11'],
]

/**
 * What may not come off the wage at all, and what may not come off the minimum wage. Whatever can have come off the wage
 * above the minimum is no breach by itself.
 * Source of law: WML art. 13; Waadi art. 3 and 9; Arbowet art. 44; BW 7:650 and 7:661.
 */
export function forbiddenDeductions(around: Surroundings): Finding<typeof id> {
  const { slip, book, day } = around
  if (!slip.deductions || day === null)
    return isUnknown(id, notGiven({ deductions: slip.deductions, periodUntil: day }))
  const rule = rowsOn(book, day, ['DED-00'])
  const fees = linesOf(slip.deductions, never, book, day, true)
  const limited = linesOf(slip.deductions, notFromMinimum, book, day, false)
  if (!rule || !fees || !limited) return outOfCoverage(id)
  if (fees.sum > 0 || limited.sum > 0) return found(around, fees, { ...limited, rows: [...rule, ...limited.rows] })
  const advance = slip.deductions.advance
  return advance
    ? takenBack(advance, book.on('DED-04', day))
    : isFine(id, [{ id: 'none-forbidden', values: {}, cites: rule }])
}

interface Found {
  sum: Cents
  rows: readonly BookRow[]
}

function found(around: Surroundings, fees: Found, limited: Found): Finding<typeof id> {
  const trace: Step[] = []
  if (fees.sum > 0) trace.push({ id: 'never-allowed', values: { amount: fees.sum }, cites: fees.rows })
  if (limited.sum > 0)
    trace.push({ id: 'not-from-minimum', values: { amount: limited.sum }, cites: limited.rows }, ...aboveStep(around))
  const from = certainlyOff(around, limited.sum)
  if (fees.sum === 0) {
    if (around.due.kind === 'out-of-coverage' && around.slip.deductionsAgreed !== false) return outOfCoverage(id)
    return conditionFailed(id, around, from, trace, [])
  }
  const off = around.slip.deductionsAgreed === false ? wholeCents(limited.sum) : from.certain
  const due = centsUp(plus(wholeCents(fees.sum), off))
  return isBreach(id, due, { trace: from.certain.num > 0 ? [...trace, offStep(from.certain)] : trace })
}

function takenBack(amount: Cents, row: BookRow | undefined): Finding<typeof id> {
  const trace: Step[] = [{ id: 'advance-taken-back', values: { amount }, cites: row ? [row] : [] }]
  return isUnknown(id, [], { trace, why: isUncertain([row]) ? 'uncertain-rule' : 'advance' })
}

/** The lines of these kinds together, with the rules against them; null when one that is `needed` does not hold on that day. */
function linesOf(
  lines: Lines<DeductionKind>,
  rules: Rules,
  book: RuleBook,
  day: number,
  needed: boolean,
): Found | null {
  const there = rules.filter(([kind]) => (lines[kind] ?? 0) > 0)
  const rows = there.map(([, fact]) => book.on(fact, day))
  const known = rows.filter((row) => row !== undefined)
  if (needed && known.length < rows.length) return null
  return { sum: cents(there.reduce((sum, [kind]) => sum + (lines[kind] ?? 0), 0)), rows: known }
}
