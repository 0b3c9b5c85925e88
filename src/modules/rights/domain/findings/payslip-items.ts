import { type Finding, isBreach, isFine, isUnknown, outOfCoverage } from '../finding.ts'
import { mandatoryItems, notGiven } from '../payslip.ts'
import { rowsOn, type Surroundings } from '../surroundings.ts'

const id = 'payslip-items'

/** The items of the law that a payslip does not show. */
export const itemsNotShown = ({ payslipItems }: Surroundings['slip']) =>
  payslipItems ? mandatoryItems.filter((item) => !payslipItems.has(item)) : []

/** Every payslip shows the eight items of the law. Source of law: BW 7:626 paragraph 2. */
export function payslipItems({ slip, book, day }: Surroundings): Finding<typeof id> {
  if (day === null) return isUnknown(id, notGiven({ periodUntil: day, payslipItems: slip.payslipItems }))
  const rows = rowsOn(book, day, mandatoryItems)
  if (!rows) return outOfCoverage(id)
  if (!slip.payslipItems) return isUnknown(id, ['payslipItems'])
  const missing = itemsNotShown(slip)
  const shown = mandatoryItems.length - missing.length
  const cites = missing.length === 0 ? rows : rows.filter((row) => missing.some((item) => item === row.fact))
  const trace = [{ id: 'items-shown', values: { shown, of: mandatoryItems.length }, cites } as const]
  return missing.length === 0 ? isFine(id, trace) : isBreach(id, null, { trace })
}
