import { type DayNumber, weekdayOf } from '#kernel/day-number.ts'
import type { RuleBook } from '../domain/rule-book.ts'
import type { ShortFinding } from '../domain/short/answer.ts'
import { ageGroups } from '../domain/short/working-time/around.ts'
import { checkWorkingTime } from '../domain/short/working-time/check-working-time.ts'
import { clockAt, type ShiftGiven } from '../domain/short/working-time/shifts.ts'
import {
  choiceField,
  dayField,
  type FieldProblem,
  type FieldProblemCode,
  numberField,
  readFields,
  type TypedFields,
  yesNoField,
} from './check-fields.ts'

/** So many weeks can be filled in: those that the averages are counted over, and two for rest. */
export const weekChoices = ['1', '2', '4', '16'] as const

/** Days of a year, and of a year of weeks: more is a typing mistake. */
const mostNights = 366
const mostSundays = 53

export const weekFields = {
  monday: dayField(),
  weeks: choiceField(weekChoices),
  ageGroup: choiceField(ageGroups),
  nextDay: dayField(),
  collectiveScheme: yesNoField(),
  exceptional: yesNoField(),
  longNights: numberField(mostNights),
  freeSundays: numberField(mostSundays),
} as const

const partOfRow = /^d\.\d{1,3}\.(from|until|break)$/
export const isWeekField = (name: string): boolean => name in weekFields || name === 'nextTime' || partOfRow.test(name)

/** The Monday of the week of a day. */
export const mondayOf = (day: DayNumber): DayNumber => day - (weekdayOf(day) - 1)

const minutesOfDay = 1440

/** `8:30`, `08.30`, `0830`, `8` as minutes since midnight; null for something else. */
export function typedTime(text: string): number | null {
  const found = /^(\d{1,2})(?:[:.hu]?(\d{2}))?$/.exec(text.replace(/\s/g, ''))
  if (!found) return null
  const [hours, minutes] = [Number(found[1]), Number(found[2] ?? 0)]
  return hours < 24 && minutes < 60 ? hours * 60 + minutes : null
}

type RowRead = { shift: ShiftGiven } | { problem: FieldProblem } | 'free'

/** One day of the table: a shift that begins on it. An end before the beginning is on the next day. */
function readRow(typed: TypedFields, row: number, day: DayNumber): RowRead {
  const text = (part: string) => typed[`d.${row}.${part}`] ?? ''
  const problem = (part: string, code: FieldProblemCode) => ({
    problem: { field: `d.${row}.${part}`, code, typed: text(part) },
  })
  if (text('from') === '' && text('until') === '') return text('break') === '' ? 'free' : problem('from', 'half')
  if (text('from') === '') return problem('from', 'half')
  if (text('until') === '') return problem('until', 'half')
  const [from, until] = [typedTime(text('from')), typedTime(text('until'))]
  if (from === null) return problem('from', 'not-a-time')
  if (until === null) return problem('until', 'not-a-time')
  const length = until > from ? until - from : until + minutesOfDay - from
  const typedBreak = text('break')
  if (typedBreak !== '' && !/^\d{1,4}$/.test(typedBreak)) return problem('break', 'not-a-number')
  const breakMinutes = typedBreak === '' ? null : Number(typedBreak)
  if (breakMinutes !== null && breakMinutes > length) return problem('break', 'break-too-long')
  const begin = clockAt(day, from)
  return { shift: { from: begin, until: begin + length, breakMinutes } }
}

function readRows(typed: TypedFields, monday: DayNumber, days: number) {
  const shifts: ShiftGiven[] = []
  const problems: FieldProblem[] = []
  for (let row = 0; row < days; row++) {
    const read = readRow(typed, row, monday + row)
    if (read === 'free') continue
    if ('problem' in read) {
      problems.push(read.problem)
      continue
    }
    const before = shifts.at(-1)
    if (before && read.shift.from < before.until)
      problems.push({ field: `d.${row}.from`, code: 'overlap', typed: typed[`d.${row}.from`] ?? '' })
    shifts.push(read.shift)
  }
  return { shifts, problems }
}

/** When work began again: a day and a time, or neither. */
function readNext(typed: TypedFields, day: DayNumber | null): { nextStart: number | null; problems: FieldProblem[] } {
  const text = typed.nextTime ?? ''
  if (day === null && text === '') return { nextStart: null, problems: [] }
  const time = typedTime(text)
  if (text !== '' && time === null)
    return { nextStart: null, problems: [{ field: 'nextTime', code: 'not-a-time', typed: text }] }
  if (day === null || time === null)
    return { nextStart: null, problems: [{ field: day === null ? 'nextDay' : 'nextTime', code: 'half', typed: '' }] }
  return { nextStart: clockAt(day, time), problems: [] }
}

/** The weeks that the table shows. */
export function weeksAsked(typed: TypedFields, today: DayNumber): { monday: DayNumber; weeks: number } {
  const { values } = readFields(weekFields, typed)
  return { monday: mondayOf(values.monday ?? today - 7), weeks: Number(values.weeks ?? 1) }
}

/** What was typed as findings; none while something cannot be read. */
export function answerWeeks(
  typed: TypedFields,
  book: RuleBook,
  today: DayNumber,
): { findings: readonly ShortFinding[]; problems: readonly FieldProblem[] } {
  const { values, problems } = readFields(weekFields, typed)
  const { monday, weeks } = weeksAsked(typed, today)
  const rows = readRows(typed, monday, weeks * 7)
  const next = readNext(typed, values.nextDay)
  const last = monday + weeks * 7 - 1
  const worked = Math.max(clockAt(last + 1), rows.shifts.at(-1)?.until ?? 0)
  const all = [...problems, ...rows.problems, ...next.problems]
  if (next.nextStart !== null && next.nextStart < worked)
    all.push({ field: 'nextDay', code: 'overlap', typed: typed.nextDay ?? '' })
  if (all.length > 0) return { findings: [], problems: all }
  const { ageGroup, collectiveScheme, exceptional, longNights, freeSundays } = values
  const asked = { first: monday, last, ageGroup, collectiveScheme, exceptional, longNights, freeSundays }
  const findings = checkWorkingTime({ ...asked, shifts: rows.shifts, nextStart: next.nextStart }, book)
  return { findings, problems: [] }
}
