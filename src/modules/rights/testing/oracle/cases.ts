import { daysLater, nextDay, yearOf } from './calendar.ts'
import type { WithinOneRate } from './fast-path.ts'
import type { DeductionKind, Line, OracleInput, PayKind } from './oracle-input.ts'
import { amountOn, changeDays, healthCaps, hoursFrom, uncoveredFrom } from './oracle-tables.ts'

export { oracleMinimum } from './fast-path.ts'
export { randomInput } from './random-input.ts'
export { spanning } from './spanning-cases.ts'

/** One payslip of the grid, and the few numbers that decide it. */
export interface SweepCase {
  input: OracleInput
  slip: WithinOneRate
}

/** Somebody of one age in one half-year; before 2024 with the full week of a sector. */
interface Row {
  weeks: readonly { from: string; until: string }[]
  age: number
  isApprentice: boolean
  fullWeek: number | undefined
  rateCents: bigint
  perMinutes: bigint
  year: number
}

const minutesGrid = [1, 480, 920, 1200, 2000, 2160, 2280, 2400, 2401, 3600]
const payGrid = [-1n, 0n, 1n, 25_00n, 200_00n]
const housingGrid = [undefined, 0n, 1n, 50_00n]
const agreedGrid = [undefined, true, false]
const fullWeeks = [2160, 2280, 2400]
const kinds = [15, 16, 17, 18, 19, 20, 21, 22, 23]
  .map((age) => ({ age, isApprentice: false }))
  .concat([18, 19, 20].map((age) => ({ age, isApprentice: true })))

/** The whole grid: minimum wage, housing and health insurance around each boundary, in weeks within one rate. */
export function* sweep(): Generator<OracleInput> {
  for (const { input } of sweepCases()) yield input
}

/** As `sweep`, with what `oracleMinimum` needs. */
export function* sweepCases(): Generator<SweepCase> {
  let count = 0
  for (const row of rows()) {
    for (const slip of slipsOf(row)) {
      yield { input: inputOf(row, slip, count), slip }
      count += 1
    }
  }
}

function* rows(): Generator<Row> {
  for (const [index, from] of changeDays.entries()) {
    const next = changeDays[index + 1] ?? uncoveredFrom
    const weeks = weeksWithin(from, next)
    const year = yearOf(from)
    for (const { age, isApprentice } of kinds) {
      const amount = amountOn(from, age, isApprentice)
      if (amount?.per === 'hour') {
        yield { weeks, age, isApprentice, fullWeek: undefined, rateCents: amount.cents, perMinutes: 60n, year }
      }
      if (amount?.per !== 'month-and-week') continue
      for (const fullWeek of fullWeeks) {
        yield { weeks, age, isApprentice, fullWeek, rateCents: amount.week, perMinutes: BigInt(fullWeek), year }
      }
    }
  }
}

/** The first week of a half-year, one in the middle, and the last. */
function weeksWithin(from: string, next: string): { from: string; until: string }[] {
  let last = from
  while (daysLater(last, 7) < next) last = nextDay(last)
  return [from, daysLater(from, 64), last].map((first) => ({ from: first, until: daysLater(first, 6) }))
}

function* slipsOf({ rateCents, perMinutes, year }: Row): Generator<WithinOneRate> {
  const healthCapOfYear = healthCaps[year]
  for (const amounts of paymentsOf(rateCents, perMinutes)) {
    for (const healthCents of healthGrid(healthCapOfYear)) {
      for (const deductionsAgreed of agreedGrid) {
        yield { ...amounts, rateCents, perMinutes, healthCents, deductionsAgreed, healthCapOfYear }
      }
    }
  }
}

function* paymentsOf(rateCents: bigint, perMinutes: bigint) {
  for (const minutes of minutesGrid.map(BigInt)) {
    const wholeDue = (rateCents * minutes + perMinutes - 1n) / perMinutes
    const wholeCap = (rateCents * minutes) / (perMinutes * 4n)
    for (const more of payGrid) {
      for (const over of housingGrid) {
        yield { minutes, paidCents: wholeDue + more, housingCents: over === undefined ? 0n : wholeCap + over }
      }
    }
  }
}

/** None, the whole cents below the cap of a week and the cent above; and just above the low end, where there are two. */
function healthGrid(cap: WithinOneRate['healthCapOfYear']): bigint[] {
  if (!cap) return [0n, 20_00n, 40_00n]
  const around = [0n, cap.high / 52n, cap.high / 52n + 1n]
  return cap.low === cap.high ? around : [...around, cap.low / 52n + 1n]
}

/** `count` only chooses what must make no difference: the week, the birthday around it, the lines of the pay. */
function inputOf(row: Row, slip: WithinOneRate, count: number): OracleInput {
  const week = row.weeks[count % row.weeks.length] ?? { from: hoursFrom, until: daysLater(hoursFrom, 6) }
  const isBirthdayFirst = count % 2 === 0
  const birthDate = isBirthdayFirst ? yearsEarlier(week.from, row.age) : yearsEarlier(nextDay(week.until), row.age + 1)
  const isApprenticeKnown = row.isApprentice || (row.age >= 18 && row.age <= 20)
  return {
    periodFrom: week.from,
    periodUntil: week.until,
    birthDate,
    minutesWorked: Number(slip.minutes),
    payLines: payLinesOf(Number(slip.paidCents), count % 5),
    deductions: deductionsOf(Number(slip.housingCents), Number(slip.healthCents)),
    ...(isApprenticeKnown ? { apprentice: row.isApprentice } : {}),
    ...(row.fullWeek === undefined ? {} : { fullTimeMinutesPerWeek: row.fullWeek }),
    ...(slip.deductionsAgreed === undefined ? {} : { deductionsAgreed: slip.deductionsAgreed }),
  }
}

const yearsEarlier = (day: string, years: number) => `${yearOf(day) - years}${day.slice(4)}`

function payLinesOf(cents: number, fifths: number): Line<PayKind>[] {
  const overtime = Math.floor((cents * fifths) / 10)
  const irregular = Math.floor((cents * fifths) / 20)
  return [
    { kind: 'base', cents: cents - overtime - irregular },
    { kind: 'overtime', cents: overtime },
    { kind: 'irregular-hours', cents: irregular },
    { kind: 'expense', cents: 15_00 },
  ]
}

function deductionsOf(housing: number, health: number): Line<DeductionKind>[] {
  const lines: Line<DeductionKind>[] = []
  if (housing > 0) lines.push({ kind: 'housing', cents: housing })
  if (health > 0) lines.push({ kind: 'health-insurance', cents: health })
  return lines
}
