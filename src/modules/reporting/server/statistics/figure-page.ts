import { err, ok, type Result } from '#kernel/result.ts'
import type { PublishedArea } from '../../domain/statistics/make-edition.ts'
import type { Edition } from './read-figures.ts'

/** One area of one published year, and what else there is to look at. */
export interface FigurePage {
  years: readonly number[]
  /** null: nothing is published yet. */
  edition: Pick<Edition, 'year' | 'publishedOn' | 'isFictional'> | null
  /** Names and totals of every area of the year, the whole first; empty: too few. */
  areas: readonly Pick<PublishedArea, 'area' | 'parts' | 'total'>[]
  /** The one that is shown; null: there is none. */
  shown: PublishedArea | null
}

/**
 * What somebody asks to see; null: the newest year, the whole. Refusal: `no-such-figures` – a year or an area that is not published.
 */
export function figurePage(
  editions: readonly Edition[],
  { year, area }: { year: string | null; area: string | null },
): Result<FigurePage, 'no-such-figures'> {
  const edition = year === null ? (editions[0] ?? null) : editions.find((one) => String(one.year) === year)
  if (edition === undefined) return err('no-such-figures')
  const areas = edition?.areas ?? []
  const shown = area === null ? (areas[0] ?? null) : areas.find((one) => one.area === area)
  if (shown === undefined) return err('no-such-figures')
  return ok({
    years: editions.map((one) => one.year),
    edition,
    areas: areas.map(({ area: name, parts, total }) => ({ area: name, parts, total })),
    shown,
  })
}
