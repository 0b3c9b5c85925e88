import { type DayNumber, dayNumberOf, dayOfNumber, weekdayOf } from '#kernel/day-number.ts'
import { type Day, parseDay } from '#kernel/days.ts'
import {
  addShift,
  type HoursRefusalCode,
  hoursLogText,
  type LineRefusal,
  type LoggedShift,
  readHoursLog,
  readShift,
  type TypedCell,
  type TypedShift,
} from '../domain/hours-log.ts'
import { type PeriodWorked, periodWorked, type WeekWorked, weeksWorked } from '../domain/hours-worked.ts'
import type { RuleBook } from '../domain/rule-book.ts'
import { typedDay } from '../domain/typed-day.ts'

/** Rows for a second shift on a day. */
export const extraRows = [1, 2, 3] as const
const weekRows = [0, 1, 2, 3, 4, 5, 6] as const
const parts = ['from', 'until', 'break'] as const

/** What was wrong with a field of the page. */
export interface HoursProblem {
  field: string
  code: HoursRefusalCode | 'period-order' | 'period-too-long'
  typed: string
}

/** One turn of the page for hours. Nothing of it is kept: the list travels in the page and in the file. */
export interface HoursTurn {
  /** The Monday of the week that is filled in. */
  monday: DayNumber
  /** What was filled in and is not in the list yet. */
  fields: Readonly<Record<string, string>>
  problems: readonly HoursProblem[]
  /** Lines of a file that were left out. */
  refused: readonly LineRefusal[]
  shifts: readonly LoggedShift[]
  /** The list as a file. */
  log: string
  /** Shifts that this turn added to the list. */
  added: number
  weeks: readonly WeekWorked[]
  /** The days that were asked for, or from the first shift to the last one; null without a list, or when they are refused. */
  period: PeriodWorked | null
}

/** As long as a list of the most shifts that are read, and more than any list that a person makes. */
const longestText = 60_000
const longestField = 20
/** As long as a payslip may be. */
const longestPeriodDays = 366

interface Given {
  posted: Iterable<readonly [string, string]>
  /** The text of a file that was chosen; empty when none was. */
  file: string
}

/**
 * Takes what the page sent. A week is taken into the list as a whole or not at all; `go` is `add`, or anything else to
 * look at the list.
 *
 * @param today the week that is shown first is that of this day
 */
export function hoursTurn({ posted, file }: Given, { book, today }: { book: RuleBook; today: Day }): HoursTurn {
  const fields = fieldsIn(posted)
  const kept = readHoursLog((fields['log'] ?? '').slice(0, longestText))
  const loaded = readHoursLog(file.slice(0, longestText), kept.shifts)
  const monday = mondayIn(fields['week'] ?? '', today)
  const week = fields['go'] === 'add' ? weekAdded(fields, monday.day, loaded.shifts) : untouched(loaded.shifts)
  const period = periodIn(fields, week.shifts, book)
  const problems = [...monday.problems, ...week.problems, ...period.problems]
  const added = week.shifts.length - kept.shifts.length
  const isNext = fields['go'] === 'add' && week.problems.length === 0 && week.shifts.length > loaded.shifts.length
  return {
    monday: isNext ? monday.day + 7 : monday.day,
    fields: isNext ? without(fields) : fields,
    problems,
    refused: [...kept.refused, ...loaded.refused],
    shifts: week.shifts,
    log: hoursLogText(week.shifts),
    added,
    weeks: weeksWorked(week.shifts),
    period: period.period,
  }
}

function fieldsIn(posted: Iterable<readonly [string, string]>): Readonly<Record<string, string>> {
  const fields: Record<string, string> = {}
  for (const [name, value] of posted) {
    if (name === 'log') fields['log'] = value
    else if (/^(week|go|from|until|d\.[0-6]\.(from|until|break)|x\.[1-3]\.(day|from|until|break))$/.test(name))
      fields[name] = value.trim().slice(0, longestField)
  }
  return fields
}

/** Only the days of the period stay when a week went into the list. */
const without = ({ from = '', until = '' }: Readonly<Record<string, string>>): Record<string, string> => ({
  from,
  until,
})

function mondayIn(typed: string, today: Day): { day: DayNumber; problems: HoursProblem[] } {
  const parsed = parseDay(typedDay(typed))
  const day = dayNumberOf(parsed.ok ? parsed.value : today)
  const problems: HoursProblem[] = typed === '' || parsed.ok ? [] : [{ field: 'week', code: 'not-a-day', typed }]
  return { day: day - weekdayOf(day) + 1, problems }
}

interface Week {
  shifts: readonly LoggedShift[]
  problems: readonly HoursProblem[]
}
const untouched = (shifts: readonly LoggedShift[]): Week => ({ shifts, problems: [] })

/** The list with every shift of the week, or as it was when one of them is refused. */
function weekAdded(fields: Readonly<Record<string, string>>, monday: DayNumber, before: readonly LoggedShift[]): Week {
  const problems: HoursProblem[] = []
  let shifts = before
  for (const { prefix, typed } of rowsIn(fields, monday)) {
    const read = readShift(typed)
    const added = read.ok ? addShift(shifts, read.shift) : read
    if (added.ok) shifts = added.shifts
    else if ('why' in added) problems.push({ ...added.why, field: fieldOf(prefix, added.why.cell) })
    else problems.push({ field: fieldOf(prefix, null), code: added.code, typed: `${typed.from}–${typed.until}` })
  }
  return problems.length > 0 ? { shifts: before, problems } : { shifts, problems }
}

const fieldOf = (prefix: string, cell: TypedCell | null): string =>
  cell === 'date' ? `${prefix}.day` : `${prefix}.${cell ?? 'from'}`

/** The rows of the page in which something stands. */
function rowsIn(fields: Readonly<Record<string, string>>, monday: DayNumber): { prefix: string; typed: TypedShift }[] {
  const ofWeek = weekRows.map((row) => ({ prefix: `d.${row}`, day: row as number }))
  const more = extraRows.map((row) => ({ prefix: `x.${row}`, day: Number(fields[`x.${row}.day`] || '0') }))
  return [...ofWeek, ...more]
    .filter(({ prefix }) => parts.some((part) => (fields[`${prefix}.${part}`] ?? '') !== ''))
    .map(({ prefix, day }) => ({
      prefix,
      typed: {
        date: day >= 0 && day <= 6 ? dayOfNumber(monday + day) : String(day),
        from: fields[`${prefix}.from`] ?? '',
        until: fields[`${prefix}.until`] ?? '',
        break: fields[`${prefix}.break`] ?? '',
      },
    }))
}

interface Period {
  period: PeriodWorked | null
  problems: readonly HoursProblem[]
}

function periodIn(fields: Readonly<Record<string, string>>, shifts: readonly LoggedShift[], book: RuleBook): Period {
  const [start, end] = [shifts[0]?.day, shifts.at(-1)?.day]
  if (start === undefined || end === undefined) return { period: null, problems: [] }
  const problems: HoursProblem[] = []
  const dayIn = (field: 'from' | 'until', usual: DayNumber): DayNumber => {
    const typed = fields[field] ?? ''
    const parsed = parseDay(typedDay(typed))
    if (typed !== '' && !parsed.ok) problems.push({ field, code: 'not-a-day', typed })
    return parsed.ok ? dayNumberOf(parsed.value) : usual
  }
  const first = dayIn('from', start)
  const last = dayIn('until', Math.max(end, first))
  if (problems.length > 0) return { period: null, problems }
  if (last < first) return { period: null, problems: [{ field: 'until', code: 'period-order', typed: '' }] }
  if (last - first >= longestPeriodDays)
    return { period: null, problems: [{ field: 'until', code: 'period-too-long', typed: '' }] }
  return { period: periodWorked(shifts, [first, last], book), problems: [] }
}

/** `38:20`, as the form of the payslip check reads it. */
const hoursField = (minutes: number): string => `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`

/** Rows that the form of the payslip check has for parts. */
const mostParts = 3

/** True when the form of the payslip check has no room for every part: the hours go there together. */
export const hasTooManyParts = ({ parts: all }: PeriodWorked): boolean => (all?.length ?? 0) > mostParts

/** The fields of the payslip check that these hours fill in, and the first of its questions. */
export function payslipFields(worked: PeriodWorked): [name: string, value: string][] {
  const { first, last, minutes, parts: all } = worked
  const given = all === null || hasTooManyParts(worked) ? [] : all
  return [
    ['periodFrom', dayOfNumber(first)],
    ['periodUntil', dayOfNumber(last)],
    ['hours', hoursField(minutes)],
    ...given.flatMap((part, at): [string, string][] => [
      [`part.${at + 1}.from`, dayOfNumber(part.first)],
      [`part.${at + 1}.until`, dayOfNumber(part.last)],
      [`part.${at + 1}.hours`, hoursField(part.minutes)],
    ]),
    ['go', 'period'],
  ]
}
