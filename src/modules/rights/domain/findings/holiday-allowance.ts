import { centsUp, compare, minus, type Ratio, ratio, times, wholeCents } from '#kernel/ratio.ts'
import { type Cents, cents } from '#kernel/units.ts'
import { doesNotApply, type Finding, isBreach, isFine, isUnknown, outOfCoverage, type Step } from '../finding.ts'
import { notGiven } from '../payslip.ts'
import type { BookRow } from '../rule-book.ts'
import { ratioValue, rowsOn, type Surroundings } from '../surroundings.ts'

const id = 'holiday-allowance'
const none = cents(0)

/**
 * An allowance that is paid with the wage is at least 8 % of it. One that is not on this payslip may be saved up for June.
 * Less is certainly wrong only where wage and allowance together stay below 108 % of the minimum wage.
 * Source of law: WML art. 15, 16 paragraphs 1 and 2, 17.
 */
export function holidayAllowance(around: Surroundings): Finding<typeof id> {
  const { slip, book, counted, day } = around
  if (day === null) return isUnknown(id, notGiven({ periodUntil: day, payLines: slip.payLines }))
  const rows = rowsOn(book, day, ['holiday-allowance-share', 'WML-11'])
  const share = rows?.[0]
  if (!rows || !share) return outOfCoverage(id)
  if (counted === null || !slip.payLines) return isUnknown(id, ['payLines'])
  const paid = slip.payLines['holiday-allowance'] ?? 0
  if (paid > 0) return paidWithWage(around, { paid, counted, share, rows })
  if (counted === 0) return doesNotApply(id, 'no-wage')
  const later = rowsOn(book, day, ['WML-12']) ?? []
  const least = leastStep(share, counted, times(wholeCents(counted), share.value, 1000), rows)
  return isUnknown(id, [], {
    why: 'paid-later',
    trace: [least, { id: 'holiday-allowance-paid', values: { paid }, cites: later }],
  })
}

const leastStep = (share: BookRow, wage: Cents, least: Ratio, cites: readonly BookRow[]): Step => ({
  id: 'holiday-allowance-least',
  values: { share: share.value, wage, least: ratioValue(least) },
  cites,
})

interface Paid {
  paid: number
  counted: Cents
  share: BookRow
  rows: readonly BookRow[]
}

function paidWithWage({ due, book, day }: Surroundings, { paid, counted, share, rows }: Paid): Finding<typeof id> {
  const given = ratio(paid, 1)
  const least = times(wholeCents(counted), share.value, 1000)
  const trace: Step[] = [
    leastStep(share, counted, least, rows),
    { id: 'holiday-allowance-paid', values: { paid }, cites: [] },
  ]
  if (compare(given, least) >= 0) return isFine(id, trace)
  if (due.kind === 'out-of-coverage') return outOfCoverage(id)
  const together = day === null ? undefined : book.on('wage-with-allowance-share', day)
  if (due.kind !== 'known' || !together)
    return isUnknown(id, due.kind === 'unknown' ? due.missing : [], { trace, why: 'agreement' })
  // An agreement may give less, as long as wage and allowance together are 108 % of the minimum wage.
  const whole = times(due.low, together.value, 1000)
  const short = minus(whole, ratio(counted + paid, 1))
  const steps: Step[] = [
    ...trace,
    {
      id: 'wage-with-allowance',
      values: { share: together.value, due: ratioValue(due.low), least: ratioValue(whole) },
      cites: [together],
    },
  ]
  if (short.num <= 0) return isUnknown(id, due.missing, { trace: steps, why: 'agreement' })
  const over = minus(least, given)
  // The rest may be saved up for June: it is asked for, and not claimed as certain.
  return isBreach(id, centsUp(over), { claim: none, trace: steps, why: 'rest-later' })
}
