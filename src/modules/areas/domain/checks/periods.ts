import { addDays, type Period } from '#kernel/days.ts'

/** `from` must lie before `until`: an empty stretch of days is a slip of the pen. */
export const isReversed = ({ from, until }: Period): boolean => until !== null && until <= from

export const overlaps = (a: Period, b: Period): boolean =>
  (a.until === null || b.from < a.until) && (b.until === null || a.from < b.until)

/** True when every day of `inner` belongs to `outer`. */
export const contains = (outer: Period, inner: Period): boolean =>
  outer.from <= inner.from && (outer.until === null || (inner.until !== null && inner.until <= outer.until))

export const sayPeriod = ({ from, until }: Period): string =>
  until === null ? `from ${from} on` : `from ${from} up to and including ${addDays(until, -1)}`
