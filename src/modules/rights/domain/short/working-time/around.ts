import type { DayNumber } from '#kernel/day-number.ts'
import type { RuleBook } from '../../rule-book.ts'
import type { ShortInputId } from '../answer.ts'
import { type Limit, type LimitName, limitsOn } from './limits.ts'
import { type Clock, clockAt, type Shift, type ShiftGiven, shiftsOf } from './shifts.ts'

/** The limits by age: 18 or older · 16 and 17 · younger, with limits of its own that are not checked. */
export const ageGroups = ['adult', 'minor', 'child'] as const
export type AgeGroup = (typeof ageGroups)[number]
/** The youngest age whose limits are checked. Source of law: ATW art. 1:2 paragraph 3 (young workers). */
export const minorFromAge = 16

/** Hours of somebody over some days; `null`: not known. */
export interface WorkingTimes {
  /** The first and last day of which every shift is given. */
  first: DayNumber | null
  last: DayNumber | null
  ageGroup: AgeGroup | null
  /** Every shift that began on these days; none overlaps another. */
  shifts: readonly ShiftGiven[] | null
  /** When work began again after the last day. */
  nextStart: Clock | null
  /** A collective agreement, or the rules of a sector, say other hours. */
  collectiveScheme: boolean | null
  /** The longest shifts were for something that nobody could foresee or put off. */
  exceptional: boolean | null
  /** Night shifts longer than usual in the year until the last day. */
  longNights: number | null
  /** Sundays without work in the 52 weeks until the last day. */
  freeSundays: number | null
}

/** What the rules look at. */
export interface Around {
  asked: WorkingTimes
  book: RuleBook
  first: DayNumber
  last: DayNumber
  minor: boolean
  shifts: readonly Shift[]
  /** The shifts, and a mark where the next one began. For rests only: how long that one took is not known. */
  marked: readonly Shift[]
  /** The moment until which it is known when somebody worked. */
  knownUntil: Clock
}

export function aroundOf(
  asked: WorkingTimes,
  book: RuleBook,
): Around | { missing: readonly ShortInputId[] } | 'out-of-coverage' {
  const { first, last, shifts: given, ageGroup, nextStart } = asked
  const missing: ShortInputId[] = []
  if (first === null || last === null) missing.push('day')
  if (given === null) missing.push('shifts')
  if (ageGroup === null) missing.push('ageGroup')
  if (first === null || last === null || given === null || ageGroup === null) return { missing }
  const rest = limitsOver(book, first, last, ['dailyRestShort'])
  if (!rest) return 'out-of-coverage'
  const shifts = shiftsOf(given, rest.dailyRestShort.value)
  const ended = Math.max(clockAt(last + 1), shifts.at(-1)?.until ?? 0)
  const isAfter = nextStart !== null && nextStart >= ended
  const mark = isAfter ? [{ from: nextStart, until: nextStart + 1, breakMinutes: 0 }] : []
  return {
    asked,
    book,
    first,
    last,
    minor: ageGroup === 'minor',
    shifts,
    marked: [...shifts, ...shiftsOf(mark, 0)],
    knownUntil: isAfter ? nextStart : ended,
  }
}

/** The limits that hold from the first to the last day; `null` when one lacks, or changes in between. */
export function limitsOver<Name extends LimitName>(
  book: RuleBook,
  first: DayNumber,
  last: DayNumber,
  names: readonly Name[],
): Readonly<Record<Name, Limit>> | null {
  const at = limitsOn(book, first, names)
  const then = limitsOn(book, last, names)
  return at && then && names.every((name) => at[name].row === then[name].row) ? at : null
}

export const limitsFor = <Name extends LimitName>({ book, first, last }: Around, names: readonly Name[]) =>
  limitsOver(book, first, last, names)

/** True when two of these moments lie less than `within` minutes apart. */
export const twoWithin = (moments: readonly Clock[], within: number): boolean =>
  moments.some((at, index) => index > 0 && at - (moments[index - 1] ?? Number.NEGATIVE_INFINITY) < within)

/** The most of these moments that lie in any stretch of `within` minutes. */
export const mostWithin = (moments: readonly Clock[], within: number): number =>
  moments.reduce((most, start) => Math.max(most, moments.filter((at) => at >= start && at - start < within).length), 0)
