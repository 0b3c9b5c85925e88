import { dayNumberOf, weekdayOf } from '#kernel/day-number.ts'
import type { Day } from '#kernel/days.ts'

/** What can wait for somebody at an organisation: in cases that they or nobody handles, in tasks of their own, and in questions to them or to their organisation. */
export const waitingThings = ['unread', 'news', 'near', 'late', 'goes', 'tasks', 'questions'] as const

/**
 * How much waits for somebody; numbers, and nothing of what anybody told. `unread` – opened by nobody · `news` – something came in since it was opened · `near` – a term ends today
 * or within `nearDays` days · `late` – a term is over · `goes` – deleted within `warningDays` days · `tasks` – their own, of which the day is today or past · `questions` – not answered, and not over.
 */
export type Waiting = Readonly<Record<(typeof waitingThings)[number], number>>

const monday = 1
const friday = 5

/**
 * Whether somebody is reminded on this day. Not in a weekend; from Monday to Friday when something changed since they last were, and on Mondays of all that waits: nobody is told the
 * same thing every day, and nothing is forgotten for longer than a week.
 */
export function isReminded(waiting: Waiting, isChanged: boolean, today: Day): boolean {
  const weekday = weekdayOf(dayNumberOf(today))
  if (weekday > friday || waitingThings.every((thing) => waiting[thing] === 0)) return false
  return isChanged || weekday === monday
}
