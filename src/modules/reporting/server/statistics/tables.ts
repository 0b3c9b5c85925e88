import type { ColumnType } from 'kysely'

/** Written by the owner once, at start or by the command. */
type Fixed<T> = ColumnType<T, T, never>
/** Written by a trigger only. */
type Counted<T> = ColumnType<T, never, never>
/** JSON in, values out. */
type Written<T> = ColumnType<T, string, never>

/** What is published of the counts. Days as `YYYY-MM-DD`. */
export interface FigureTables {
  reporting_signal_kind: { signal: string; kind: string }
  reporting_kept_count: {
    organisation: Counted<string>
    area: Counted<string>
    year: Counted<number>
    variable: Counted<string>
    category: Counted<string>
    cases: Counted<number>
  }
  reporting_edition: {
    year: Fixed<number>
    published_on: Fixed<string>
    is_fictional: Fixed<boolean>
    areas: Written<unknown>
  }
  reporting_own_edition: { year: Fixed<number>; organisation: Fixed<string>; areas: Written<unknown> }
}
