import type { Declared } from '../../domain/statistics/declared.ts'
import { ladderOf } from '../../domain/statistics/ladder.ts'
import type { OwnCounts } from '../../domain/statistics/make-edition.ts'

/** Two parts, three forms, two sectors: twelve kinds of cases, few enough to try every set of them. */
export const smallDeclared: Declared = {
  areas: ladderOf('area', ['a', 'b']),
  variables: [ladderOf('form', ['f1', 'f2', 'f3'], [{ 'f2-3': ['f2', 'f3'] }]), ladderOf('sector', ['s1', 's2'])],
  atLeast: 2,
  ownAtLeast: 2,
}

export interface Kind {
  part: string
  by: Readonly<Record<string, string>>
}

const categoriesOf = ({ levels }: Declared['areas']): string[] => levels[0]?.flatMap(({ of }) => of) ?? []

/** Every kind of case that can be: each part with each category of each variable. */
export const kindsOf = ({ areas, variables }: Declared): Kind[] =>
  categoriesOf(areas).flatMap((part) =>
    variables
      .reduce<Record<string, string>[]>(
        (all, ladder) =>
          all.flatMap((one) => categoriesOf(ladder).map((category) => ({ ...one, [ladder.id]: category }))),
        [{}],
      )
      .map((by) => ({ part, by })),
  )

/** The margins of a world: how many cases of each kind, and by which organisation they are kept. */
export function marginsOf(
  kinds: readonly Kind[],
  many: readonly number[],
  organisationOf: (kind: Kind) => string,
): OwnCounts[] {
  const rows = new Map<
    string,
    { organisation: string; part: string; total: number; counts: Record<string, Record<string, number>> }
  >()
  for (const [index, kind] of kinds.entries()) {
    const count = many[index] ?? 0
    if (count === 0) continue
    const organisation = organisationOf(kind)
    const key = `${organisation} ${kind.part}`
    const row = rows.get(key) ?? { organisation, part: kind.part, total: 0, counts: {} }
    rows.set(key, row)
    row.total += count
    for (const [variable, category] of Object.entries(kind.by)) {
      const before = row.counts[variable] ?? {}
      row.counts[variable] = { ...before, [category]: (before[category] ?? 0) + count }
    }
  }
  return [...rows.values()]
}

/** Calls `visit` with every way to give `total` cases to `places` kinds. The same array each time. */
export function everyWorld(total: number, places: number, visit: (many: readonly number[]) => void): void {
  const many = Array.from({ length: places }, () => 0)
  const fill = (place: number, left: number) => {
    if (place === places - 1) {
      many[place] = left
      visit(many)
      return
    }
    for (let count = 0; count <= left; count++) {
      many[place] = count
      fill(place + 1, left - count)
    }
  }
  fill(0, total)
}
