/** Milliseconds since 1970. */
type Moment = number

const minute = 60_000
/** Somebody walked away from the desk: as long as a coffee, not as long as a lunch. */
export const idleMs = 30 * minute
/** A working day and not two. */
export const longestSessionMs = 10 * 60 * minute
/** How long having proved who one is counts for a dangerous step. */
export const proofMs = 10 * minute
/** A token that leaked is worth something for this long at most. */
export const tokenMs = 15 * minute
/** A request that was on its way when the token changed: two tabs, a slow line. */
export const graceMs = 30_000

export interface SessionTimes {
  readonly seenAt: Moment
  readonly provedAt: Moment
  /** When the token last changed. */
  readonly changedAt: Moment
  readonly endsAt: Moment
}

/**
 * `over` – its time is up · `idle` – nobody was there for too long · `goes-on`. A clock that went back makes nothing longer: who was seen long after now
 * signs in anew.
 */
export function sessionNow({ seenAt, endsAt }: SessionTimes, now: Moment): 'goes-on' | 'over' | 'idle' {
  if (now >= endsAt || seenAt - now >= idleMs) return 'over'
  return now - seenAt >= idleMs ? 'idle' : 'goes-on'
}

export const needsNewToken = ({ changedAt }: SessionTimes, now: Moment): boolean => now - changedAt >= tokenMs

/** Whether the token before this one still counts. After that, whoever shows it has it from somewhere else. */
export const oldTokenCounts = ({ changedAt }: SessionTimes, now: Moment): boolean => Math.abs(now - changedAt) < graceMs

/** Whether a dangerous step may be taken without signing in once more. A proof of the future is none. */
export const isProved = ({ provedAt }: SessionTimes, now: Moment): boolean =>
  provedAt <= now && now - provedAt < proofMs
