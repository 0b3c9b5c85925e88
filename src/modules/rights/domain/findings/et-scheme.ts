import { centsUp, compare, minus, type Ratio, ratio, times, wholeCents } from '#kernel/ratio.ts'
import { type Cents, cents } from '#kernel/units.ts'
import { doesNotApply, type Finding, isBreach, isFine, isUnknown, outOfCoverage, type Step } from '../finding.ts'
import type { InputId } from '../payslip.ts'
import type { BookRow } from '../rule-book.ts'
import { besidesWage, dueFor, ratioValue, rowsOn, type Surroundings } from '../surroundings.ts'
import type { KnownDue } from '../wage-due.ts'

const id = 'et-scheme'

/**
 * Of an exchange of wage for costs: under the agency agreement at most 30 % of the gross pay before it, and the wage after
 * it is not below the minimum. A payslip may give the wage before or after the exchange; a verdict holds for both.
 * Source: CAO voor Uitzendkrachten art. 37 (limit); WML art. 6 paragraph 1e and 7.
 */
export function etScheme(around: Surroundings): Finding<typeof id> {
  const { slip, book, counted, day } = around
  if (!slip.payLines || counted === null) return isUnknown(id, ['payLines'])
  const exchanged = slip.payLines['et-exchange']
  if (!exchanged) return doesNotApply(id, 'no-exchange')
  if (day === null) return isUnknown(id, ['periodUntil'])
  const rows = rowsOn(book, day, ['et-exchange-max-share', 'ET-03'])
  const share = rows?.[0]
  if (!rows || !share) return outOfCoverage(id)
  const { due } = around
  const exchange: Step = { id: 'et-exchanged', values: { amount: exchanged }, cites: rows }
  if (due.kind === 'known' && compare(wholeCents(counted), due.low) <= 0) {
    // At the minimum wage there is nothing that may be exchanged. What is missing is claimed as minimum wage.
    const atMinimum: Step = { id: 'et-at-minimum', values: {}, cites: rowsOn(book, day, ['ET-08']) ?? [] }
    const trace = [exchange, ...due.trace, leaves(counted, due), atMinimum]
    return isBreach(id, exchanged, { claim: cents(0), trace })
  }
  return againstTheCap(around, { exchanged, counted, share, trace: [exchange] })
}

const leaves = (counted: Cents, due: KnownDue): Step => ({
  id: 'et-leaves',
  values: { amount: counted, due: ratioValue(due.high) },
  cites: [],
})

interface Exchange {
  exchanged: Cents
  counted: Cents
  share: BookRow
  trace: readonly Step[]
}

function againstTheCap(around: Surroundings, { exchanged, counted, share, trace }: Exchange): Finding<typeof id> {
  const { agencyWorker, payLines } = around.slip
  // The gross pay before the exchange is at least the wage as it stands there, and at most everything but repaid costs.
  const most = cents(counted + besidesWage(payLines ?? {}) - (payLines?.expense ?? 0))
  const capOf = (gross: Cents): Ratio => times(wholeCents(gross), share.value, 1000)
  const capStep = (gross: Cents): Step => ({
    id: 'et-cap',
    values: { share: share.value, gross, cap: ratioValue(capOf(gross)) },
    cites: [share],
  })
  const taken = wholeCents(exchanged)
  const over = minus(taken, capOf(most))
  if (over.num > 0 && agencyWorker !== false) {
    const steps = [...trace, capStep(most)]
    return agencyWorker
      ? isBreach(id, centsUp(over), { claim: cents(0), trace: steps })
      : isUnknown(id, ['agencyWorker'], { trace: steps })
  }
  const due = dueFor(id, around)
  if ('verdict' in due) return due
  const steps = [...trace, ...due.trace, leaves(counted, due)]
  const asks: readonly InputId[] = agencyWorker === null ? [...due.missing, 'agencyWorker'] : due.missing
  const keepsTheMinimum = compare(ratio(counted - exchanged, 1), due.high) >= 0
  if (!keepsTheMinimum || compare(taken, capOf(counted)) > 0)
    return isUnknown(id, asks, { trace: steps, why: 'before-or-after' })
  if (!agencyWorker) return isUnknown(id, asks, { trace: steps, why: 'other-agreement' })
  return isFine(id, [...steps, capStep(counted)])
}
