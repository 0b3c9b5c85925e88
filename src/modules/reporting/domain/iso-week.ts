import { dayNumberOf, dayOfNumber, weekdayOf } from '#kernel/day-number.ts'
import type { Day } from '#kernel/days.ts'

/** A week as people say it: its number, 1–53, and the year it is counted in. */
export interface NumberedWeek {
  week: number
  year: number
}

const written = ({ week, year }: NumberedWeek): string => `${year}-W${String(week).padStart(2, '0')}`

/** The ISO 8601 week of a day, `2026-W49`: the week of its Thursday. */
export function isoWeekOf(day: Day): string {
  const number = dayNumberOf(day)
  const thursday = dayOfNumber(number - weekdayOf(number) + 4)
  const year = Number(thursday.slice(0, 4))
  const first = dayNumberOf(`${year}-01-01` as Day)
  return written({ week: Math.floor((dayNumberOf(thursday) - first) / 7) + 1, year })
}

/** The number and the year in an ISO week. Null: it is none. */
export function numberedWeek(week: string): NumberedWeek | null {
  const found = /^(\d{4})-W(\d{2})$/.exec(week)
  return found ? { week: Number(found[2]), year: Number(found[1]) } : null
}

/**
 * A week as people type it, as an ISO week: `2026-W49`, `2026-49`, `49 2026`, `week 49 van 2026`. What counts is a year of four digits and a number of one or two, in whatever order and
 * with whatever words around them. Null: there are not just these two, or a year has no such week (0, or above 53).
 */
export function readIsoWeek(typed: string): string | null {
  const numbers = typed.match(/\d+/g) ?? []
  const year = numbers.find((one) => one.length === 4)
  const week = Number(numbers.find((one) => one.length <= 2))
  return numbers.length === 2 && year !== undefined && week >= 1 && week <= 53
    ? written({ week, year: Number(year) })
    : null
}
