import type { Limit } from './limits.ts'
import { clockAt, dayOf, nightWork, type Shift } from './shifts.ts'

/** `maybe`: it depends on when the breaks were. */
export type NightKind = 'yes' | 'maybe' | 'no'

/** More than an hour of work between midnight and six. Source of law: ATW art. 1:7. */
export function isNight(shift: Shift, limits: Readonly<Record<'nightEnd' | 'nightThreshold', Limit>>): NightKind {
  const { low, high } = nightWork(shift, limits.nightEnd.value)
  if (low > limits.nightThreshold.value) return 'yes'
  return high > limits.nightThreshold.value ? 'maybe' : 'no'
}

/** Ends after two o'clock of the night it is in. Source of law: ATW art. 5:8. */
export const isLateNight = ({ until }: Shift, late: Limit): boolean =>
  until > clockAt(dayOf(until - 1), late.value * 60)
