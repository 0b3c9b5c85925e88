/**
 * How many tries a part of the internet has. It looks at where a try comes from and never at whom it is about: nobody can use up the
 * tries of somebody else.
 */
export const mostTries = 20
/** One more after each of these: a typing error costs nothing, a list of passwords takes weeks. */
export const msPerTry = 30_000

/** What is left at a moment, in tries; a fraction while the next one grows. */
export interface TriesLeft {
  readonly left: number
  /** Milliseconds since 1970. */
  readonly at: number
}

/** What is left of it now. A clock that went back adds nothing. */
export const triesNow = (known: TriesLeft | null, now: number): number =>
  known === null ? mostTries : Math.min(mostTries, known.left + Math.max(0, now - known.at) / msPerTry)

/** Takes one. `null`: none is left, and how long to wait is said by `msToWait`. */
export function takeTry(known: TriesLeft | null, now: number): TriesLeft | null {
  const left = triesNow(known, now)
  return left < 1 ? null : { left: left - 1, at: Math.max(now, known?.at ?? now) }
}

/** Whole milliseconds until there is one again; 0 when there is one. */
export const msToWait = (known: TriesLeft | null, now: number): number =>
  Math.max(0, Math.ceil((1 - triesNow(known, now)) * msPerTry))
