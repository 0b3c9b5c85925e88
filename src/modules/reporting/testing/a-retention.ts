import { day } from '#kernel/days.ts'
import { outcomes } from '../domain/casework/outcomes.ts'
import { clockNames, type RetentionClock } from '../domain/retention/clocks.ts'

/** Times that are far apart, so that a wrong one is seen: for tests, and not those of the data. */
const daysOf: Readonly<Record<string, number>> = {
  'no-report': 7,
  'withdrawn-by-reporter': 30,
  'not-ours': 60,
  duplicate: 90,
  'advice-given': 200,
  'no-follow-up': 365,
  'own-action': 500,
  'handed-over': 730,
  'criminal-case': 1_825,
  open: 400,
  longest: 2_500,
}

export const someClocks: readonly RetentionClock[] = clockNames.map((outcome) => ({
  outcome,
  organisation: null,
  days: daysOf[outcome] ?? 0,
  from: day('2020-01-01'),
  until: null,
  basis: 'for a test',
}))

/** What may happen to a case, on a day counted from the one it came in. */
export interface CaseEvent {
  after: number
  what:
    | 'read'
    | 'message'
    | 'close'
    | 'reopen'
    | 'hold'
    | 'release'
    | 'take-away'
    | 'forward'
    | 'link'
    | 'note'
    | 'assign'
  /** For `close`. */
  outcome: string
  /** For `hold`: how many days. */
  days: number
}

const kinds: readonly CaseEvent['what'][] = [
  'read',
  'message',
  'message',
  'close',
  'close',
  'reopen',
  'hold',
  'hold',
  'release',
  'forward',
  'link',
  'note',
  'assign',
]

/**
 * A history: what happened, in the order of the days, until that many years after it came in. Now and then its reporter takes it away.
 * @param below gives a whole number from 0 up to, not including, what it is given
 */
export function aHistory(below: (most: number) => number, years: number): CaseEvent[] {
  const events: CaseEvent[] = []
  let after = 0
  for (let left = below(40); left > 0; left -= 1) {
    const what = below(100) === 0 ? 'take-away' : (kinds[below(kinds.length)] ?? 'note')
    after += below(below(700) + 1)
    if (after > years * 365) break
    events.push({ after, what, outcome: outcomes[below(outcomes.length)] ?? 'not-ours', days: 1 + below(365) })
  }
  return events
}

/** Dice that fall the same way every time: a whole number from 0 up to, not including, `most`. */
export function someDice(seed: number): (most: number) => number {
  let state = seed
  return (most) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * most)
  }
}
