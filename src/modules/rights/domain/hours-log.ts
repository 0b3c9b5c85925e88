import { type DayNumber, dayNumberOf, dayOfNumber } from '#kernel/day-number.ts'
import { parseDay } from '#kernel/days.ts'
import { typedDay } from './typed-day.ts'

/** Work from one time to another, as somebody wrote it down. It belongs to the day on which it began. */
export interface LoggedShift {
  day: DayNumber
  /** Minutes since midnight of that day. */
  from: number
  /** The same; past 1440 it ended on the next day. */
  until: number
  breakMinutes: number
}

/**
 * Why a shift is refused. `columns` – another number of cells than four · `not-a-day` · `day-out-of-range` – outside
 * 1990–2100 · `time-missing` · `not-a-time` · `no-work` – it ends when it begins · `break-missing` – nobody knows how long it was ·
 * `not-minutes` – a break that is no whole number · `break-too-long` – as long as the shift · `overlap` – of another
 * shift, in whole or in part · `too-many` – more shifts than are read.
 */
export type HoursRefusalCode =
  | 'columns'
  | 'not-a-day'
  | 'day-out-of-range'
  | 'time-missing'
  | 'not-a-time'
  | 'no-work'
  | 'break-missing'
  | 'not-minutes'
  | 'break-too-long'
  | 'overlap'
  | 'too-many'

/** One shift in words, each cell as it was typed. */
export interface TypedShift {
  date: string
  from: string
  until: string
  break: string
}
export type TypedCell = keyof TypedShift

export interface ShiftRefusal {
  /** The cell that is wrong; null for the shift as a whole. */
  cell: TypedCell | null
  code: HoursRefusalCode
  /** A short piece of what stood there. */
  typed: string
}

export interface LineRefusal extends ShiftRefusal {
  line: number
}

export interface HoursLog {
  /** By time; none overlaps another, and none stands there twice. */
  shifts: readonly LoggedShift[]
  /** Every line that was left out. */
  refused: readonly LineRefusal[]
}

/** Two shifts a day in a year; it keeps the page that carries them small. */
export const mostShifts = 800
const minutesOfDay = 1440
const [earliest, latest] = [dayNumberOf('1990-01-01'), dayNumberOf('2100-12-31')]
const longestShown = 30

interface Refused {
  ok: false
  why: ShiftRefusal
}
const refusedFor = (cell: TypedCell | null, code: HoursRefusalCode, typed: string): Refused => ({
  ok: false,
  why: { cell, code, typed: typed.length > longestShown ? `${typed.slice(0, longestShown)}…` : typed },
})

/** Minutes since midnight of `7:30`, `07.30`, `7u30`, `7` or `07:30:00`; null for another text. 24:00 is the end of the day. */
function timeIn(text: string): number | null {
  const [, hour = '', minute = '00'] = /^(\d{1,2})(?:[:.uh](\d{2})(?::00)?)?$/i.exec(text) ?? []
  if (hour === '') return null
  const at = Number(hour) * 60 + Number(minute)
  return Number(minute) < 60 && at <= minutesOfDay ? at : null
}

/** Reads one shift. A shift that ends at or before the time it begins ends on the next day. */
export function readShift(typed: TypedShift): { ok: true; shift: LoggedShift } | Refused {
  const parsed = parseDay(typedDay(typed.date))
  if (!parsed.ok) return refusedFor('date', 'not-a-day', typed.date)
  const day = dayNumberOf(parsed.value)
  if (day < earliest || day > latest) return refusedFor('date', 'day-out-of-range', typed.date)
  const empty = (['from', 'until'] as const).find((cell) => typed[cell] === '')
  if (empty) return refusedFor(empty, 'time-missing', '')
  const from = timeIn(typed.from)
  if (from === null || from === minutesOfDay) return refusedFor('from', 'not-a-time', typed.from)
  const clock = timeIn(typed.until)
  if (clock === null) return refusedFor('until', 'not-a-time', typed.until)
  if (clock === from) return refusedFor('until', 'no-work', typed.until)
  const until = clock < from ? clock + minutesOfDay : clock
  if (typed.break === '') return refusedFor('break', 'break-missing', '')
  if (!/^\d{1,4}$/.test(typed.break)) return refusedFor('break', 'not-minutes', typed.break)
  const breakMinutes = Number(typed.break)
  if (breakMinutes >= until - from) return refusedFor('break', 'break-too-long', typed.break)
  return { ok: true, shift: { day, from, until, breakMinutes } }
}

const starts = ({ day, from }: LoggedShift): number => day * minutesOfDay + from
const ends = ({ day, until }: LoggedShift): number => day * minutesOfDay + until
const isSame = (a: LoggedShift, b: LoggedShift): boolean =>
  starts(a) === starts(b) && ends(a) === ends(b) && a.breakMinutes === b.breakMinutes
const overlaps = (a: LoggedShift, b: LoggedShift): boolean => starts(a) < ends(b) && starts(b) < ends(a)

/**
 * The shifts with one more. Refusals: `overlap`, `too-many`. A shift that is there already changes nothing: whoever loads
 * a file twice has not worked twice.
 */
export function addShift(
  shifts: readonly LoggedShift[],
  shift: LoggedShift,
): { ok: true; shifts: readonly LoggedShift[] } | { ok: false; code: 'overlap' | 'too-many' } {
  if (shifts.some((one) => isSame(one, shift))) return { ok: true, shifts }
  if (shifts.some((one) => overlaps(one, shift))) return { ok: false, code: 'overlap' }
  if (shifts.length >= mostShifts) return { ok: false, code: 'too-many' }
  return { ok: true, shifts: [...shifts, shift].sort((a, b) => starts(a) - starts(b)) }
}

const heads: ReadonlySet<string> = new Set(['date', 'datum'])

/**
 * Reads a list of hours: `date;from;until;break` with one shift a line, the break in minutes. Between the cells `;`, `,`
 * or a tab; a head is passed over. A line that is wrong is left out and named, the others are read.
 *
 * @param already shifts that are there, to which those of the text are added
 */
export function readHoursLog(text: string, already: readonly LoggedShift[] = []): HoursLog {
  const refused: LineRefusal[] = []
  let shifts = already
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/)
  for (const [at, written] of lines.entries()) {
    if (written.trim() === '') continue
    const cells = written.split(/[;,\t]/).map((cell) => cell.trim().replace(/^"(.*)"$/, '$1'))
    if (at === 0 && heads.has(cells[0]?.toLowerCase() ?? '')) continue
    const added = lineAdded(cells, written, shifts)
    if (added.ok) shifts = added.shifts
    else refused.push({ line: at + 1, ...added.why })
    if (refused.at(-1)?.code === 'too-many') break
  }
  return { shifts, refused }
}

function lineAdded(
  cells: readonly string[],
  written: string,
  shifts: readonly LoggedShift[],
): { ok: true; shifts: readonly LoggedShift[] } | Refused {
  const [date = '', from = '', until = '', pause = ''] = cells
  if (cells.length !== 4) return refusedFor(null, 'columns', written)
  const read = readShift({ date, from, until, break: pause })
  if (!read.ok) return read
  const added = addShift(shifts, read.shift)
  return added.ok ? added : refusedFor(null, added.code, written)
}

/** `07:30`; a time past midnight as it is on the clock. */
export function clockText(minute: number): string {
  const at = minute % minutesOfDay
  return `${String(Math.floor(at / 60)).padStart(2, '0')}:${String(at % 60).padStart(2, '0')}`
}

/** The list as it is read again: what a person keeps as a file. */
export const hoursLogText = (shifts: readonly LoggedShift[]): string =>
  ['date;from;until;break', ...shifts.map(shiftText)].map((line) => `${line}\r\n`).join('')

const shiftText = ({ day, from, until, breakMinutes }: LoggedShift): string =>
  [dayOfNumber(day), clockText(from), clockText(until), breakMinutes].join(';')

/** What was worked in a shift, without its break. */
export const workOf = ({ from, until, breakMinutes }: LoggedShift): number => until - from - breakMinutes
