import { countWeekdays, daysBetween, daysLater, monthsLater, yearOf } from './calendar.ts'
import { dueOver } from './due.ts'
import { centsUp, fraction, multiply } from './fraction.ts'
import type { OracleInput, Part } from './oracle-input.ts'
import { changeDays, hoursFrom, uncoveredFrom } from './oracle-tables.ts'

/** The day before, a few days back: periods begin this long before a change and end this long after it. */
const reaches = [
  { before: 3, after: 3 },
  { before: 7, after: 20 },
  { before: 13, after: 17 },
]

/** Periods with more than one rate or more than one reading: changes of the amounts, birthdays, calendar months. */
export function* spanning(): Generator<OracleInput> {
  yield* aroundChanges()
  yield* aroundBirthdays()
  yield* calendarMonths()
}

type Person = Pick<OracleInput, 'birthDate' | 'apprentice'>

const ageIn = (year: number, age: number) => `${year - age}-04-15`

/** Nobody here has a birthday in a period around 1 January or 1 July. */
const peopleIn = (year: number): Person[] => [
  {},
  { apprentice: true },
  { birthDate: ageIn(year, 12) },
  { birthDate: ageIn(year, 17) },
  { birthDate: ageIn(year, 19) },
  { birthDate: ageIn(year, 19), apprentice: true },
  { birthDate: ageIn(year, 20), apprentice: false },
  { birthDate: ageIn(year, 22) },
  { birthDate: ageIn(year, 45) },
]

function* aroundChanges(): Generator<OracleInput> {
  for (const change of [...changeDays, uncoveredFrom]) {
    for (const { before, after } of reaches) {
      const periodFrom = daysBefore(change, before)
      const periodUntil = daysLater(change, after)
      for (const person of peopleIn(yearOf(change))) {
        yield* withAndWithoutParts({ ...person, periodFrom, periodUntil }, change)
      }
    }
  }
}

function* aroundBirthdays(): Generator<OracleInput> {
  for (const start of changeDays) {
    const birthday = daysLater(monthsLater(start, 1), 11)
    for (const age of [15, 16, 17, 18, 19, 20, 21, 22]) {
      const birthDate = `${yearOf(birthday) - age}${birthday.slice(4)}`
      for (const { before, after } of reaches) {
        const periodFrom = daysBefore(birthday, before)
        const periodUntil = daysLater(birthday, after)
        yield* withAndWithoutParts({ birthDate, apprentice: false, periodFrom, periodUntil }, birthday)
        yield* withAndWithoutParts({ birthDate, periodFrom, periodUntil }, birthday)
      }
    }
  }
}

/** Hours in one piece, and in two that meet at `change`. */
function* withAndWithoutParts(input: OracleInput, change: string): Generator<OracleInput> {
  const { periodFrom = change, periodUntil = change } = input
  const parts: Part[] = [
    { from: periodFrom, until: daysBefore(change, 1), minutes: 1_445 },
    { from: change, until: periodUntil, minutes: 2_395 },
  ]
  for (const fullTimeMinutesPerWeek of periodFrom < hoursFrom ? [2_280, 2_400] : [2_400]) {
    yield* atEdges({ ...input, fullTimeMinutesPerWeek, minutesWorked: 3_840 })
    yield* atEdges({ ...input, fullTimeMinutesPerWeek, parts })
  }
}

function* calendarMonths(): Generator<OracleInput> {
  for (let first = changeDays[0] ?? hoursFrom; first < uncoveredFrom; first = monthsLater(first, 1)) {
    const days = daysBetween(first, daysBefore(monthsLater(first, 1), 1))
    for (const fixed of [{}, { fixedMonthlyPay: true }, { fixedMonthlyPay: false }]) {
      for (const contract of [{}, { contractMinutesPerWeek: 1_920 }, { contractMinutesPerWeek: 2_400 }]) {
        for (const more of [-600, 0, 315]) {
          yield* atEdges({
            ...{ ...fixed, ...contract, birthDate: '1988-02-29' },
            ...{ periodFrom: first, periodUntil: days.at(-1) ?? first },
            ...{ fullTimeMinutesPerWeek: 2_400, minutesWorked: countWeekdays(days) * 480 + more },
          })
        }
      }
    }
  }
}

/** Paid a cent below and exactly the least and the most that is due, with housing around 25 % of each. */
function* atEdges(input: OracleInput): Generator<OracleInput> {
  const due = dueOver(input)
  if (due.is !== 'range') {
    yield { ...input, payLines: [{ kind: 'base', cents: 500_00 }], deductions: [{ kind: 'housing', cents: 100_00 }] }
    return
  }
  const ends = [due.low, due.high]
  const pays = new Set(ends.flatMap((end) => [Math.max(centsUp(end) - 1, 0), centsUp(end)]))
  const quarters = ends.map((end) => centsUp(multiply(end, fraction(1n, 4n))))
  for (const cents of pays) {
    for (const housing of new Set(quarters.flatMap((quarter) => [quarter, quarter + 1]))) {
      yield { ...input, payLines: [{ kind: 'base', cents }], deductions: [{ kind: 'housing', cents: housing }] }
    }
  }
}

/** Counted on from a month or two earlier. */
function daysBefore(day: string, count: number): string {
  return daysBetween(monthsLater(day, -2), day).at(-1 - count) ?? day
}
