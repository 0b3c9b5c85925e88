import type { Provenance } from '#kernel/sources.ts'

/** When a holiday is: a date of the year, or days after Easter Sunday. */
export type HolidayDate =
  | { kind: 'fixed'; month: number; date: number; onSunday: 'stays' | 'day-before' }
  | { kind: 'easter'; offset: number }

/**
 * A public holiday by rule. `desks`: `closed` – desks are generally closed; `varies` – some are, so that a desk which
 * closes on holidays has to be called first.
 */
export interface HolidayRule extends Provenance {
  id: string
  date: HolidayDate
  desks: 'closed' | 'varies'
  /** Closed only in years that can be divided by this, `varies` in the others; `null`: every year. */
  closedEveryYears: number | null
}
