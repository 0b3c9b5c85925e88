import { countWeekdays, daysBetween, monthsLater, wholeMonths, yearOf } from './calendar.ts'
import { dueOfFullWeeks, periodDays } from './due.ts'
import {
  add,
  divide,
  type Fraction,
  fraction,
  isAbove,
  isBelow,
  isPositive,
  multiply,
  notNegative,
  rangeOf,
  subtract,
  whole,
  zero,
} from './fraction.ts'
import type { OracleInput, OracleOutcome } from './oracle-input.ts'
import { guaranteeUncertainFrom, hoursFrom, ruleDays } from './oracle-tables.ts'
import { aboveMinimum, breach, coverageOf, type Known, sumOf, verdict, withoutDue } from './outcome.ts'

const eightPercent = fraction(8n, 100n)
const thirtyPercent = fraction(30n, 100n)
/** Wage and allowance together, of the minimum wage. */
const together = fraction(108n, 100n)

export function minimumWage(known: Known): OracleOutcome {
  const { due, wage } = known
  if (due.is === 'out-of-coverage') return verdict('out-of-coverage')
  if (due.is === 'none') return verdict('not-applicable')
  if (due.is === 'unknown' || !wage) return verdict('unknown')
  if (!isBelow(wage, due.high)) return verdict('ok')
  const certain = multiply(due.low, leastShareOfMonth(known.input))
  return isBelow(wage, certain) ? breach(subtract(due.low, wage), subtract(certain, wage)) : verdict('unknown')
}

/**
 * Since 2024 a fixed wage of a month pays a twelfth of the agreed hours of the year, so a month with many working days may
 * have less than its hours are worth. As long as nobody said that the wage is not fixed, this part of it is certain.
 */
function leastShareOfMonth(input: OracleInput): Fraction {
  const days = periodDays(input) ?? []
  const worked = minutesOf(input)
  const one = fraction(1n, 1n)
  const mayBeFixed = input.fixedMonthlyPay === undefined && wholeMonths(days) === 1 && (days[0] ?? '') >= hoursFrom
  if (!mayBeFixed || worked === 0) return one
  const year = yearOf(days[0] ?? '')
  const weekdaysOfYear = countWeekdays(daysBetween(`${year}-01-01`, `${year}-12-31`))
  const paidOf = (week: Fraction) => multiply(week, fraction(BigInt(weekdaysOfYear), 60n))
  const aboveIn = (week: Fraction) =>
    notNegative(subtract(whole(worked), multiply(week, fraction(BigInt(countWeekdays(days)), 5n))))
  const shareFor = (week: Fraction) => divide(add(paidOf(week), aboveIn(week)), whole(worked))
  const { contractMinutesPerWeek } = input
  // It bends where all that was worked is what was agreed; the least lies there, or where nothing was agreed.
  const bend = fraction(BigInt(worked) * 5n, BigInt(countWeekdays(days)))
  const weeks = contractMinutesPerWeek === undefined ? [zero, bend] : [whole(contractMinutesPerWeek)]
  return rangeOf([one, ...weeks.map(shareFor)]).low
}

const minutesOf = ({ parts, minutesWorked = 0 }: OracleInput): number =>
  parts ? parts.reduce((sum, { minutes }) => sum + minutes, 0) : minutesWorked

export function holidayAllowance(known: Known): OracleOutcome {
  const { input, wage, due } = known
  const coverage = coverageOf(input, ruleDays.allowance)
  if (coverage !== 'covered') return verdict(coverage)
  if (!input.payLines || !wage) return verdict('unknown')
  const paid = sumOf(input.payLines, 'holiday-allowance')
  if (!isPositive(paid)) return verdict(isPositive(wage) ? 'unknown' : 'not-applicable')
  const least = multiply(wage, eightPercent)
  if (!isBelow(paid, least)) return verdict('ok')
  if (due.is !== 'range') return withoutDue(known)
  const short = subtract(multiply(due.low, together), add(wage, paid))
  const difference = subtract(least, paid)
  // The rest may come in June: nothing of it is certain.
  return isPositive(short) ? breach(difference, zero) : verdict('unknown')
}

export function cashPayment(known: Known): OracleOutcome {
  const { input, wage, due } = known
  const coverage = coverageOf(input, ruleDays.cash)
  if (coverage !== 'covered') return verdict(coverage)
  if (input.paidInCashCents === undefined) return verdict('unknown')
  if (input.paidInCashCents === 0) return verdict('ok')
  if (due.is !== 'range' || !wage || !input.payLines) return withoutDue(known)
  const others = sumOf(input.payLines, 'holiday-allowance', 'expense', 'year-end-bonus', 'et-exchange')
  const mayBeCash = add(aboveMinimum(wage, due.low), others)
  const rest = subtract(fraction(BigInt(input.paidInCashCents), 1n), mayBeCash)
  return isPositive(rest) ? breach(rest, zero) : verdict('unknown')
}

export function exchangeScheme(known: Known): OracleOutcome {
  const { input, wage, due } = known
  if (!input.payLines || !wage) return verdict('unknown')
  const exchanged = sumOf(input.payLines, 'et-exchange')
  if (!isPositive(exchanged)) return verdict('not-applicable')
  const coverage = coverageOf(input, ruleDays.exchange)
  if (coverage !== 'covered') return verdict(coverage)
  if (due.is === 'range' && !isAbove(wage, due.low)) {
    return breach(exchanged, zero)
  }
  const others = sumOf(input.payLines, 'holiday-allowance', 'year-end-bonus')
  const total = add(add(wage, exchanged), others)
  const over = subtract(exchanged, multiply(total, thirtyPercent))
  if (isPositive(over) && input.agencyWorker !== false)
    return input.agencyWorker ? breach(over, zero) : verdict('unknown')
  if (due.is !== 'range') return withoutDue(known)
  const isEnoughLeft = !isBelow(subtract(wage, exchanged), due.high)
  const isSmall = !isAbove(exchanged, multiply(wage, thirtyPercent))
  return verdict(input.agencyWorker && isEnoughLeft && isSmall ? 'ok' : 'unknown')
}

export function incomeGuarantee({ input, wage }: Known): OracleOutcome {
  const { agencyWorker, recruitedAbroad, employmentStart, periodFrom, periodUntil = '' } = input
  if (agencyWorker === false || recruitedAbroad === false) return verdict('not-applicable')
  const coverage = coverageOf(input, ruleDays.guarantee)
  if (coverage !== 'covered') return verdict(agencyWorker && recruitedAbroad && employmentStart ? coverage : 'unknown')
  if (employmentStart === undefined) return verdict('unknown')
  if (periodFrom !== undefined && periodFrom >= monthsLater(employmentStart, 2)) return verdict('not-applicable')
  if (!agencyWorker || !recruitedAbroad) return verdict('unknown')
  if (periodUntil >= guaranteeUncertainFrom) return verdict('unknown')
  return againstFullWeeks(input, wage)
}

function againstFullWeeks(input: OracleInput, wage: Known['wage']): OracleOutcome {
  const days = periodDays(input)
  if (!days) return verdict('unknown')
  const inside = days.filter((day) => isGuaranteed(input, day))
  const due = dueOfFullWeeks(input, inside)
  if (due.is !== 'range') return withoutDue({ due })
  if (!wage) return verdict('unknown')
  if (!isBelow(wage, due.high)) return verdict('ok')
  if (!isBelow(wage, due.low)) return verdict('unknown')
  if (input.guaranteeLapsed) return verdict('not-applicable')
  const isCertain = input.guaranteeLapsed === false && inside.length === days.length
  return isCertain ? breach(subtract(due.low, wage)) : verdict('unknown')
}

const isGuaranteed = ({ employmentStart }: OracleInput, day: string) =>
  employmentStart !== undefined && day >= employmentStart && day < monthsLater(employmentStart, 2)

/** Nobody checks an amount here: an item is there or it is not. */
export function payslipItems({ input }: Known): OracleOutcome {
  const { payslipItems } = input
  const coverage = coverageOf(input, ruleDays.items)
  if (coverage !== 'covered') return verdict(coverage)
  if (!payslipItems) return verdict('unknown')
  const mandatory = ['PS-01', 'PS-02', 'PS-03', 'PS-04', 'PS-05', 'PS-06', 'PS-07', 'PS-08']
  if (mandatory.every((item) => payslipItems.includes(item))) return verdict('ok')
  return { ...breach(zero), differenceCents: null }
}
