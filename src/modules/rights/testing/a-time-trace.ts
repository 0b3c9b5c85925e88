import { dayOfNumber } from '#kernel/day-number.ts'
import type { RuleBook } from '../domain/rule-book.ts'
import type { WorkingTimes } from '../domain/short/working-time/around.ts'
import type { WorkingTimeId } from '../domain/short/working-time/check-working-time.ts'
import { timeFinding } from './some-shifts.ts'

/**
 * What a rule on hours and rest says of these hours, and the way to it, each step in one line: its name, its numbers, and
 * what it rests on. The first line is the answer, with what is missing and why.
 */
export function toldOfTime(id: WorkingTimeId, times: WorkingTimes, book?: RuleBook): string[] {
  const { verdict, differenceCents, missing, why, trace } = timeFinding(id, times, book)
  const amount = differenceCents === null ? [] : [differenceCents]
  return [
    [verdict, ...amount, ...missing, ...(why ? [`because ${why}`] : [])].join(' '),
    ...trace.map(({ id: step, values, cites }) =>
      [
        step,
        ...Object.entries(values).map(([name, value]) => `${name} ${name === 'day' ? dayOfNumber(value) : value}`),
        ...(cites.length > 0 ? [`by ${cites.map(({ fact }) => fact).join(', ')}`] : []),
      ].join(' '),
    ),
  ]
}
