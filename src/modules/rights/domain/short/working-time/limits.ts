import type { DayNumber } from '#kernel/day-number.ts'
import type { BookRow, RuleBook } from '../../rule-book.ts'

/** Facts of the limits for those of age, by the name that the checks use for them. Hours are turned to minutes. */
const adultFacts = {
  shift: 'shift-max-hours',
  exceptionalShift: 'unavoidable-shift-hours',
  exceptionalWeeks: 'unavoidable-shift-weeks',
  week: 'week-max-hours',
  shortAverage: 'average-short-total-hours',
  shortWeeks: 'average-short-weeks',
  longAverage: 'average-long-total-hours',
  longWeeks: 'average-long-weeks',
  dailyRest: 'daily-rest-hours',
  dailyRestShort: 'daily-rest-short-hours',
  weeklyRest: 'weekly-rest-hours',
  fortnightRest: 'fortnight-rest-hours',
  fortnightDays: 'fortnight-rest-days',
  fortnightBlock: 'fortnight-rest-block-hours',
  breakAfter: 'break-after-hours',
  breakAfterExtra: 'break-after-extra-minutes',
  break: 'break-minutes',
  breakPart: 'break-part-minutes',
  breakLongAfter: 'break-long-after-hours',
  breakLong: 'break-long-minutes',
  freeSundays: 'free-sundays',
  freeSundaysWeeks: 'free-sundays-weeks',
  nightEnd: 'night-hour-end',
  nightThreshold: 'night-shift-threshold-hours',
  night: 'night-shift-max-hours',
  nightLong: 'night-shift-long-hours',
  nightLongFortnight: 'night-shift-long-times-fortnight',
  nightLongYear: 'night-shift-long-times-year',
  nightLongRest: 'night-shift-long-rest-hours',
  nightLate: 'night-rest-from-hour',
  nightRest: 'night-rest-hours',
  nightRestShort: 'night-rest-short-hours',
  nightSeries: 'night-series-shifts',
  nightSeriesRest: 'night-series-rest-hours',
  nightAverage: 'night-average-hours',
  nightAverageFrom: 'night-average-from-shifts',
  nightMost: 'night-shifts-max',
  nightRow: 'night-shifts-row-max',
} as const

/** Facts that only hold for those of 16 and 17. */
const minorFacts = {
  minorShift: 'minor-day-hours',
  minorWeek: 'minor-week-hours',
  minorAverage: 'minor-average-hours',
  minorRest: 'minor-rest-hours',
  minorAverageWeeks: 'minor-average-weeks',
  minorWeeklyRest: 'minor-weekly-rest-hours',
  minorNightFrom: 'minor-night-from-hour',
  minorNightUntil: 'minor-night-until-hour',
  minorBreakAfter: 'minor-break-after-minutes',
  minorBreak: 'minor-break-minutes',
  minorBreakPart: 'minor-break-part-minutes',
} as const

export type LimitName = keyof typeof adultFacts | keyof typeof minorFacts
const facts: Readonly<Record<LimitName, string>> = { ...adultFacts, ...minorFacts }

/** A limit of a day: its number (minutes for hours), and the row it rests on. */
export interface Limit {
  value: number
  row: BookRow
}

/** The limits of a day by name; `null` when the book lacks one of those asked for. */
export function limitsOn<Name extends LimitName>(
  book: RuleBook,
  day: DayNumber,
  names: readonly Name[],
): Readonly<Record<Name, Limit>> | null {
  const limits = new Map<Name, Limit>()
  for (const name of names) {
    const row = book.on(facts[name], day)
    if (!row) return null
    limits.set(name, { value: row.unit === 'hours' ? row.value * 60 : row.value, row })
  }
  return Object.fromEntries(limits) as Record<Name, Limit>
}

export const rowsOf = (...limits: readonly Limit[]): readonly BookRow[] => limits.map(({ row }) => row)
