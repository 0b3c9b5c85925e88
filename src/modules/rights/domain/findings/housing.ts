import { compare, minus, type Ratio, times, wholeCents } from '#kernel/ratio.ts'
import { cents } from '#kernel/units.ts'
import { doesNotApply, type Finding, isFine, isUncertain, isUnknown, outOfCoverage, type Step } from '../finding.ts'
import { notGiven } from '../payslip.ts'
import type { BookRow } from '../rule-book.ts'
import {
  aboveStep,
  certainlyOff,
  conditionFailed,
  dueFor,
  eitherReading,
  limitPassed,
  ratioValue,
  rowsOn,
  type Surroundings,
} from '../surroundings.ts'

const posted = 'housing-posted-workers'

/** What came off for housing, or why nothing can be said of it. */
function deducted<Id extends string>(
  id: Id,
  { slip, day }: Surroundings,
): Finding<Id> | { amount: ReturnType<typeof cents>; day: number } {
  if (slip.deductions && !slip.deductions.housing) return doesNotApply(id, 'no-housing-deduction')
  if (day === null) return isUnknown(id, notGiven({ periodUntil: day, deductions: slip.deductions }))
  if (!slip.deductions) return isUnknown(id, ['deductions'])
  return { amount: slip.deductions.housing ?? cents(0), day }
}

/**
 * Housing takes at most 25 % of the minimum wage for the hours of the period; what is above the minimum wage may go to it
 * besides, if the worker agreed.
 * Source of law: Besluit minimumloon en minimumvakantiebijslag art. 2a paragraph 1a; WML art. 13.
 */
export function housingCap(around: Surroundings): Finding<'housing-cap'> {
  const id = 'housing-cap'
  const off = deducted(id, around)
  if ('verdict' in off) return off
  const rows = rowsOn(around.book, off.day, ['housing-deduction-cap', 'DED-01'])
  const share = rows?.[0]
  if (!rows || !share) return outOfCoverage(id)
  const due = dueFor(id, around)
  if ('verdict' in due) return due
  const capOf = (minimum: Ratio) => times(minimum, share.value, 1000)
  const [low, high] = [capOf(due.low), capOf(due.high)]
  const amount = wholeCents(off.amount)
  const trace: Step[] = [
    ...due.trace,
    { id: 'housing-deducted', values: { amount: off.amount }, cites: [] },
    {
      id: 'housing-cap',
      values: { share: share.value, due: ratioValue(due.high), cap: ratioValue(high) },
      cites: rows,
    },
  ]
  if (compare(amount, low) <= 0) return isFine(id, trace)
  if (compare(amount, high) <= 0)
    return isUnknown(id, due.missing, { trace, why: due.missing.length === 0 ? eitherReading(around) : null })
  const from = certainlyOff(around, off.amount, capOf)
  return limitPassed(id, around, minus(amount, high), from, [...trace, ...aboveStep(around)])
}

/**
 * From the minimum wage only a certified landlord or a housing corporation may be paid, only on the written mandate of the
 * worker; and the mandate of a posted worker is void. Each that is not met is its own step.
 * Source of law: Besluit minimumloon en minimumvakantiebijslag art. 2a paragraph 1 (mandate), 1b (landlord), 2 (posted).
 */
export function housingConditions(around: Surroundings): Finding<'housing-conditions'> {
  const id = 'housing-conditions'
  const off = deducted(id, around)
  if ('verdict' in off) return off
  const rows = rowsOn(around.book, off.day, ['DED-01', posted, 'housing-mandate', 'housing-landlord'])
  if (!rows) return outOfCoverage(id)
  const { slip } = around
  const failed = conditionsFailed(slip, rows)
  const { postedWorker, housingMandateSigned, landlordCertified } = slip
  const missing = notGiven({ postedWorker, housingMandateSigned, landlordCertified })
  const deductedStep: Step = { id: 'housing-deducted', values: { amount: off.amount }, cites: [] }
  if (failed.length === 0) {
    if (missing.length > 0) return isUnknown(id, missing, { trace: [deductedStep] })
    return isFine(id, [
      deductedStep,
      { id: 'housing-conditions-met', values: {}, cites: rows.filter((row) => row.fact !== posted) },
    ])
  }
  if (around.due.kind === 'out-of-coverage' && slip.deductionsAgreed !== false) return outOfCoverage(id)
  const from = certainlyOff(around, off.amount)
  const steps = [deductedStep, ...failed, ...aboveStep(around)]
  const unsigned = housingMandateSigned ? null : notGiven({ housingMandateSigned })
  return conditionFailed(id, around, from, steps, unsigned)
}

function conditionsFailed(slip: Surroundings['slip'], [, rule, mandate, landlord]: readonly BookRow[]): Step[] {
  const step = (id: Step['id'], row: BookRow | undefined): Step => ({ id, values: {}, cites: row ? [row] : [] })
  const others: Step[] = []
  if (slip.housingMandateSigned === false) others.push(step('no-mandate', mandate))
  if (slip.landlordCertified === false) others.push(step('landlord-not-certified', landlord))
  // Where that rule is not certain, what is wrong besides still is.
  const tellsPosted = slip.postedWorker && (others.length === 0 || !isUncertain([rule]))
  return tellsPosted ? [step('posted-worker', rule), ...others] : others
}
