import { addDays, type Day, day } from '#kernel/days.ts'
import type { Provenance } from '#kernel/sources.ts'

/** When a holiday is: a date of the year, or days after Easter Sunday. */
export type HolidayDate =
  | { kind: 'fixed'; month: number; date: number; onSunday: 'stays' | 'day-before' }
  | { kind: 'easter'; offset: number }

/**
 * A public holiday by rule. `desks`: `closed` – desks are generally closed; `varies` – some are, so that a desk which
 * closes on holidays has to be called first.
 */
export interface HolidayRule extends Provenance {
  id: string
  date: HolidayDate
  desks: 'closed' | 'varies'
  /** `closed` only in years that this divides, `varies` in the others; `null`: the same every year. */
  closedEveryYears: number | null
}

/** What holidays say about desks on a day: the strictest of its holidays; `null`: it is none. */
export function holidayOn(rules: readonly HolidayRule[], on: Day): HolidayRule['desks'] | null {
  const year = Number(on.slice(0, 4))
  let found: HolidayRule['desks'] | null = null
  for (const rule of rules) {
    if (dateIn(rule.date, year) !== on) continue
    if (desksIn(rule, year) === 'closed') return 'closed'
    found = 'varies'
  }
  return found
}

/** The day a holiday is on in a year. */
export function dateIn(date: HolidayDate, year: number): Day {
  if (date.kind === 'easter') return addDays(easterSunday(year), date.offset)
  const fixed = dayFrom(year, date.month, date.date)
  const isSunday = new Date(`${fixed}T00:00:00Z`).getUTCDay() === 0
  return isSunday && date.onSunday === 'day-before' ? addDays(fixed, -1) : fixed
}

const desksIn = ({ desks, closedEveryYears }: HolidayRule, year: number): HolidayRule['desks'] =>
  closedEveryYears === null || year % closedEveryYears === 0 ? desks : 'varies'

/** Easter Sunday of the Gregorian calendar, by the rule of Meeus, Jones and Butcher. */
function easterSunday(year: number): Day {
  const golden = year % 19
  const century = Math.floor(year / 100)
  const inCentury = year % 100
  const moonShift = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3)
  const epact = (19 * golden + century - Math.floor(century / 4) - moonShift + 15) % 30
  const toSunday = (32 + 2 * (century % 4) + 2 * Math.floor(inCentury / 4) - epact - (inCentury % 4)) % 7
  const correction = Math.floor((golden + 11 * epact + 22 * toSunday) / 451)
  const sum = epact + toSunday - 7 * correction + 114
  return dayFrom(year, Math.floor(sum / 31), (sum % 31) + 1)
}

const dayFrom = (year: number, month: number, date: number): Day =>
  day(`${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`)
