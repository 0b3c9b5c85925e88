import { centsUp, minus, nothing, plus, wholeCents } from '#kernel/ratio.ts'
import { cents } from '#kernel/units.ts'
import { type Finding, isBreach, isFine, isUnknown, outOfCoverage, type Step } from '../finding.ts'
import { notGiven } from '../payslip.ts'
import { besidesWage, dueFor, ratioValue, rowsOn, type Surroundings } from '../surroundings.ts'

const id = 'cash-payment'

/**
 * The minimum wage goes to a bank account. Only what is paid on top of it may be given in hand: so much, at the most, as
 * was paid above the minimum, before tax, and what is not wage.
 * Source of law: WML art. 7a paragraph 1.
 */
export function cashPayment(around: Surroundings): Finding<typeof id> {
  const { slip, book, day, counted } = around
  const missing = notGiven({ periodUntil: day, paidInCashCents: slip.paidInCash })
  if (day === null) return isUnknown(id, missing)
  const rows = rowsOn(book, day, ['WML-08'])
  if (!rows) return outOfCoverage(id)
  if (slip.paidInCash === null) return isUnknown(id, missing)
  const inHand: Step = { id: 'paid-in-cash', values: { amount: slip.paidInCash }, cites: rows }
  if (slip.paidInCash === 0) return isFine(id, [inHand])
  const due = dueFor(id, around)
  if ('verdict' in due) return due
  if (counted === null || !slip.payLines) return isUnknown(id, ['payLines'], { trace: [inHand] })
  const above = minus(wholeCents(counted), due.low)
  const may = plus(above.num > 0 ? above : nothing, wholeCents(besidesWage(slip.payLines)))
  const over = minus(wholeCents(slip.paidInCash), may)
  const trace: Step[] = [inHand, ...due.trace, { id: 'cash-may-be', values: { amount: ratioValue(may) }, cites: [] }]
  if (over.num > 0) return isBreach(id, centsUp(over), { claim: cents(0), trace })
  return isUnknown(id, due.missing, { trace, why: 'cash-above-minimum' })
}
