import { addDays, type Day } from '#kernel/days.ts'

/**
 * How long something may take, in calendar days: a day that ends a term is moved for no weekend and no holiday, since who waits
 * waits on those days as well. It is late from the day after.
 */
export interface Term {
  /** Whole days after the day it is counted from. */
  days: number
  from: 'receipt' | 'the-step'
  /** What this number protects, and why it is this large. */
  protects: string
}

export const terms = {
  'first-answer': {
    days: 7,
    from: 'receipt',
    protects:
      'whoever reported, from silence: within a week somebody wrote back. The week that EU law gives reports of wrongs at work (directive 2019/1937, article 9), which does not bind here.',
  },
  weighing: {
    days: 14,
    from: 'receipt',
    protects:
      'people in the situation, from a report that lies unread or unweighed. Counted from receipt, so that opening late takes nothing away. Two weeks let a focal point who is there twice a week ask a question back and get an answer.',
  },
  decision: {
    days: 14,
    from: 'the-step',
    protects:
      'a case that somebody looked at from lying there: within two weeks it goes to somebody, is closed, or is weighed again.',
  },
  consultation: {
    days: 14,
    from: 'the-step',
    protects: 'the case from waiting for somebody who was asked and does not answer.',
  },
  'partner-answer': {
    days: 14,
    from: 'the-step',
    protects:
      'people from a hand-over that nobody took up: after two weeks the focal point asks again or turns to somebody else.',
  },
} as const satisfies Readonly<Record<string, Term>>
export type TermName = keyof typeof terms

/** What is shared because of acute danger is answered within this many days, whatever its term: where there is danger, nobody waits two weeks to ask again. */
export const urgentDays = 2

/**
 * How many days before its end a term is shown as near. Five, so that a working day is always left: until 2100 no more than five days
 * in a row are weekend or holiday (Good Friday up to and including King's Day in 2038).
 */
export const nearDays = 5

/** The last day of a term. */
export const dueOn = (term: TermName, { receipt, step }: { receipt: Day; step: Day }): Day =>
  addDays(terms[term].from === 'receipt' ? receipt : step, terms[term].days)

/** How a term stands today. */
export const termStanding = (due: Day, today: Day): 'running' | 'near' | 'late' => {
  if (today > due) return 'late'
  return today >= addDays(due, -nearDays) ? 'near' : 'running'
}
