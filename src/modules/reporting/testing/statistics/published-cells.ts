import type { Declared } from '../../domain/statistics/declared.ts'
import type { Ladder } from '../../domain/statistics/ladder.ts'
import { type EditionAreas, makeEdition, type OwnCounts } from '../../domain/statistics/make-edition.ts'

/** One published number: whose it is, and how many. `variable` null: a total. */
export interface PublishedCell {
  parts: readonly string[]
  variable: string | null
  categories: readonly string[]
  count: number
}

export type Publish = (rows: readonly OwnCounts[], declared: Declared) => EditionAreas

export const publishSafely: Publish = makeEdition

/** What many do: every cell that is large enough, at every level, and nothing else. Only for showing that the attacks find what it gives away. */
export const publishPrimaryOnly: Publish = (rows, { areas, variables, atLeast }) => {
  const all = areas.levels[0]?.flatMap(({ of }) => of) ?? []
  const places = [{ id: 'whole', of: all }, ...areas.levels.flat()]
  return places.map(({ id, of }) => {
    const here = rows.filter(({ part }) => of.includes(part))
    return {
      area: id,
      parts: of,
      total: here.reduce((sum, { total }) => sum + total, 0),
      tables: Object.fromEntries(
        variables.map((ladder) => [
          ladder.id,
          (ladder.levels[0] ?? [])
            .map((group) => ({
              group: group.id,
              count: here.reduce((sum, { counts }) => sum + (counts[ladder.id]?.[group.id] ?? 0), 0),
            }))
            .filter(({ count }) => count >= atLeast),
        ]),
      ),
    }
  })
}

const groupIn = ({ levels }: Ladder, id: string): readonly string[] =>
  levels.flat().find((group) => group.id === id)?.of ?? []

/** Every number of an edition; with the weak way of publishing also totals that are too small, which are left out here as it would. */
export const cellsOf = (edition: EditionAreas, { variables, atLeast }: Declared): PublishedCell[] =>
  edition.flatMap(({ parts, total, tables }) => [
    ...(total >= atLeast ? [{ parts, variable: null, categories: [], count: total }] : []),
    ...variables.flatMap((ladder) =>
      (tables[ladder.id] ?? []).map(({ group, count }) => ({
        parts,
        variable: ladder.id,
        categories: groupIn(ladder, group),
        count,
      })),
    ),
  ])
