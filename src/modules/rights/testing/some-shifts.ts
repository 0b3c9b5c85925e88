import { dayNumberOf } from '#kernel/day-number.ts'
import { day } from '#kernel/days.ts'
import type { RuleBook } from '../domain/rule-book.ts'
import type { ShortFinding } from '../domain/short/answer.ts'
import type { WorkingTimes } from '../domain/short/working-time/around.ts'
import { checkWorkingTime, type WorkingTimeId } from '../domain/short/working-time/check-working-time.ts'
import { type Clock, clockAt, type ShiftGiven } from '../domain/short/working-time/shifts.ts'
import { shortRules } from './short-rules.ts'

export const on = (text: string): number => dayNumberOf(day(text))

/** `at('2026-07-06', '08:30')`. */
export function at(text: string, clock: string): Clock {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number)
  return clockAt(on(text), hours * 60 + minutes)
}

/** A shift that begins on a day; an end before its beginning is on the next one. */
export function shift(text: string, from: string, until: string, breakMinutes: number | null = 60): ShiftGiven {
  const begin = at(text, from)
  const end = at(text, until)
  return { from: begin, until: end > begin ? end : end + 1440, breakMinutes }
}

/** The same shift on so many days in a row. */
export const daily = (text: string, count: number, from: string, until: string, breakMinutes: number | null = 60) =>
  Array.from({ length: count }, (_, index): ShiftGiven => {
    const one = shift(text, from, until, breakMinutes)
    return { ...one, from: one.from + index * 1440, until: one.until + index * 1440 }
  })

/** The same shifts in so many weeks in a row. */
export const weekly = (count: number, week: readonly ShiftGiven[]): ShiftGiven[] =>
  Array.from({ length: count }, (_, at) =>
    week.map((one) => ({ ...one, from: one.from + at * 7 * 1440, until: one.until + at * 7 * 1440 })),
  ).flat()

/** The week of Monday 6 July 2026, of somebody of age; nothing more is known. */
export const someTimes = (shifts: readonly ShiftGiven[], changes: Partial<WorkingTimes> = {}): WorkingTimes => ({
  first: on('2026-07-06'),
  last: on('2026-07-12'),
  ageGroup: 'adult',
  shifts,
  nextStart: null,
  collectiveScheme: null,
  exceptional: null,
  longNights: null,
  freeSundays: null,
  ...changes,
})

const rules = shortRules()

export function timeFinding(
  id: WorkingTimeId,
  times: WorkingTimes,
  book: RuleBook = rules,
): ShortFinding<WorkingTimeId> {
  const found = checkWorkingTime(times, book).find((one) => one.id === id)
  if (!found) throw new Error(`there is no finding ${id}`)
  return found
}

/** `breach` · `unknown breakMinutes` · `not-applicable no-work`. */
export const saidOfTime = (id: WorkingTimeId, times: WorkingTimes): string => saidShort(timeFinding(id, times))

export const saidShort = ({ verdict, missing, why, differenceCents }: ShortFinding): string =>
  [
    verdict,
    ...(differenceCents === null ? [] : [differenceCents]),
    ...missing,
    ...(missing.length === 0 && why ? [why] : []),
  ].join(' ')
