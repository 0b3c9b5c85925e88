import { daysBetween, daysLater, isLeapYear, monthsLater, yearOf } from './calendar.ts'
import { dueOver } from './due.ts'
import { centsUp } from './fraction.ts'
import { type DeductionKind, deductionKinds, type Line, type OracleInput, type Part } from './oracle-input.ts'
import { changeDays } from './oracle-tables.ts'

/** Choices made with a given source of numbers from 0 up to 1. */
interface Chance {
  whole: (from: number, to: number) => number
  pick: <Item>(items: readonly [Item, ...Item[]]) => Item
  holds: (share: number) => boolean
}

function chanceOf(random: () => number): Chance {
  const whole = (from: number, to: number) => from + Math.floor(random() * (to - from + 1))
  return {
    whole,
    pick: (items) => items[whole(0, items.length - 1)] ?? items[0],
    holds: (share) => random() < share,
  }
}

/** Any payslip that is not refused: complete or with fields missing, in 2018 to 2027, mostly near a boundary. */
export function randomInput(random: () => number): OracleInput {
  const chance = chanceOf(random)
  const complete = wholeInput(chance)
  if (chance.holds(0.3)) return complete
  const kept = chance.pick([0.97, 0.9, 0.7, 0.4])
  return Object.fromEntries(Object.entries(complete).filter(() => chance.holds(kept)))
}

function wholeInput(chance: Chance): OracleInput {
  const period = somePeriod(chance)
  const days = daysBetween(period.periodFrom, period.periodUntil)
  const fullWeek = chance.pick([2_160, 2_280, 2_400])
  const time: OracleInput = {
    ...period,
    ...someHours(chance, days, fullWeek),
    birthDate: someBirthDate(chance, days),
    apprentice: chance.holds(0.3),
    fullTimeMinutesPerWeek: fullWeek,
    contractMinutesPerWeek: chance.pick([0, 960, 1_920, fullWeek]),
    ...(chance.holds(0.6) ? { fixedMonthlyPay: chance.holds(0.5) } : {}),
  }
  return { ...time, ...someAnswers(chance, days), ...someMoney(chance, time, days) }
}

const shortMonths = ['01', '02', '03', '04', '05', '06', '07', '08', '09', '10', '11', '12'] as const

function somePeriod(chance: Chance): { periodFrom: string; periodUntil: string } {
  const usual = chance.holds(0.2) ? 2026 : chance.whole(2019, 2026)
  const year = chance.holds(0.04) ? chance.pick([2018, 2027]) : usual
  const first = `${year}-${chance.pick(shortMonths)}-01`
  const months = chance.pick([1, 1, 1, 2, 3, 12])
  const lastOf = (from: string, count: number) => daysBetween(from, monthsLater(from, count)).at(-2) ?? from
  const start = chance.holds(0.2) ? someChange(chance) : daysLater(first, chance.whole(0, 27))
  const lengths = [1, 3, 7, 7, 7, 14, 28, 28, 31, 45] as const
  if (chance.holds(0.35)) return { periodFrom: first, periodUntil: lastOf(first, months) }
  if (chance.holds(0.02)) return { periodFrom: start, periodUntil: daysLater(start, chance.whole(100, 365)) }
  return { periodFrom: start, periodUntil: daysLater(start, chance.pick(lengths) - 1) }
}

/** A week or so before a change of the amounts. */
const someChange = (chance: Chance) =>
  daysLater(monthsLater(chance.pick(['2019-01-01', ...changeDays]), -1), chance.whole(18, 30))

function someBirthDate(chance: Chance, days: readonly string[]): string {
  const from = days[0] ?? ''
  const age = chance.holds(0.6) ? chance.whole(14, 22) : chance.whole(14, 66)
  const year = yearOf(from) - age
  if (isLeapYear(year) && chance.holds(0.3)) return `${year}-02-29`
  const day = days[chance.whole(0, days.length - 1)] ?? from
  const date = chance.holds(0.4) ? day.slice(5) : `${chance.pick(shortMonths)}-${chance.whole(10, 28)}`
  return `${year}-${date === '02-29' ? '02-28' : date}`
}

function someHours(chance: Chance, days: readonly string[], fullWeek: number): OracleInput {
  const most = days.length * 24 * 60
  const usual = Math.floor((fullWeek * days.length) / 7)
  const total = Math.min(most, chance.holds(0.1) ? chance.whole(0, usual) : chance.whole(usual - 300, usual + 300))
  const minutesWorked = Math.max(0, total)
  if (chance.holds(0.55)) return { minutesWorked }
  const parts = someParts(chance, days, minutesWorked)
  return chance.holds(0.5) ? { parts } : { parts, minutesWorked }
}

/** Two stretches that meet, often where an amount changes; or two that overlap; or one day only. */
function someParts(chance: Chance, days: readonly string[], minutes: number): Part[] {
  const from = days[0] ?? ''
  const until = days.at(-1) ?? from
  const one: Part[] = [{ from, until, minutes }]
  if (days.length < 2) return one
  const change = days.slice(1).find((day) => changeDays.includes(day))
  const cut = change && chance.holds(0.7) ? days.indexOf(change) : chance.whole(1, days.length - 1)
  const rest = days.length - cut
  const late = Math.min(rest * 24 * 60, chance.whole(0, minutes))
  const before = days[cut - 1] ?? from
  if (minutes - late > cut * 24 * 60) return one
  return [
    { from, until: chance.holds(0.1) ? until : before, minutes: minutes - late },
    { from: days[cut] ?? until, until, minutes: late },
  ]
}

function someAnswers(chance: Chance, days: readonly string[]): OracleInput {
  const from = days[0] ?? ''
  const started = daysLater(monthsLater(from, -chance.whole(0, 3)), chance.whole(0, 12))
  const until = days.at(-1) ?? from
  const mandatory = ['PS-01', 'PS-02', 'PS-03', 'PS-04', 'PS-05', 'PS-06', 'PS-07', 'PS-08']
  return {
    employmentStart: started > until ? until : started,
    deductionsAgreed: chance.holds(0.7),
    landlordCertified: chance.holds(0.8),
    housingMandateSigned: chance.holds(0.8),
    healthMandateSigned: chance.holds(0.8),
    postedWorker: chance.holds(0.15),
    agencyWorker: chance.holds(0.8),
    recruitedAbroad: chance.holds(0.8),
    guaranteeLapsed: chance.holds(0.3),
    payslipItems: mandatory.filter(() => chance.holds(0.96)).concat(chance.holds(0.5) ? ['PS-10'] : []),
  }
}

function someMoney(chance: Chance, time: OracleInput, days: readonly string[]): OracleInput {
  const due = dueOver(time)
  const end = due.is === 'range' ? centsUp(chance.holds(0.5) ? due.low : due.high) : chance.whole(0, 800_00)
  const wage = Math.max(0, end + chance.pick([-50_00, -1, 0, 1, 20_00, 150_00, 600_00]))
  const overtime = chance.holds(0.3) ? Math.floor(wage / 7) : 0
  const holiday = chance.pick([0, Math.ceil(wage * 0.08), Math.floor(wage * 0.08) - 1, Math.floor(wage * 0.05)])
  const exchanged = chance.holds(0.3) ? Math.floor(wage * chance.pick([0.02, 0.25, 0.3, 0.31, 0.6])) : 0
  return {
    payLines: [
      { kind: 'base', cents: wage - overtime },
      { kind: 'overtime', cents: overtime },
      { kind: 'holiday-allowance', cents: Math.max(0, holiday) },
      { kind: 'expense', cents: chance.pick([0, 23_00]) },
      { kind: 'et-exchange', cents: exchanged },
    ],
    deductions: someDeductions(chance, end, days),
    paidInCashCents: chance.pick([0, 0, 20_00, 23_01, 150_00, wage]),
  }
}

function someDeductions(chance: Chance, due: number, days: readonly string[]): Line<DeductionKind>[] {
  const quarter = Math.floor(due / 4)
  const months = chance.pick([days.length / 30.4, days.length / 7 / 4.33])
  const premium = Math.floor(months * 174_90)
  const lines: Line<DeductionKind>[] = []
  if (chance.holds(0.6)) lines.push({ kind: 'housing', cents: Math.max(0, quarter + chance.pick([-1, 0, 1, 60_00])) })
  if (chance.holds(0.5)) lines.push({ kind: 'health-insurance', cents: premium + chance.pick([-5_00, 0, 1, 12_00]) })
  for (const kind of deductionKinds) {
    if (kind === 'housing' || kind === 'health-insurance') continue
    if (chance.holds(0.12)) lines.push({ kind, cents: chance.pick([0, 5_00, 35_00, 160_00]) })
  }
  return lines
}
