/** Whole minutes since 1970-01-01T00:00Z. */
export type EpochMinute = number

/** How far ahead a question may be: beyond that nobody knows the hours. */
export const daysAhead = 366

/**
 * Why nobody can say whether it is open: `no-hours` – none are known; `uncertain` – they are, from a source that may be
 * wrong or old; `expired` – nobody has looked again in time; `not-covered` – they are known for other days only;
 * `holiday` – it is a holiday and the source does not say; `not-confirmed` – nobody confirms the service still exists.
 */
export const unknownReasons = ['no-hours', 'uncertain', 'expired', 'not-covered', 'holiday', 'not-confirmed'] as const
export type UnknownReason = (typeof unknownReasons)[number]

/**
 * `until` – the first minute that is different; `null`: not within the days we look ahead.
 * `opens` – the next opening; `null`: none is known within those days, or an unknown day comes first.
 * `unknown` is shown as "call first".
 */
export type OpenState =
  | { state: 'open'; until: EpochMinute | null }
  | { state: 'by-appointment'; until: EpochMinute | null }
  | { state: 'closed'; opens: EpochMinute | null; opensAs: 'open' | 'by-appointment' | null }
  | { state: 'unknown'; why: UnknownReason }
