import type { Declared } from '../../domain/statistics/declared.ts'
import type { OwnCounts } from '../../domain/statistics/make-edition.ts'
import type { Publish } from './published-cells.ts'
import { everyWorld, type Kind, marginsOf } from './small-world.ts'

export interface Worlds {
  worlds: number
  /** Different things that were published. */
  editions: number
  /** Sets of kinds of which the number is the same in every world that gives an edition. */
  certain: number
  /** Of those, numbers below the least. */
  small: number
  /** The smallest difference between the least and the most that a set which is not certain may hold. */
  narrowest: number
}

/** `known`: the attacker's own cases, which are published together with those that they do not know. */
export interface Attacker {
  publish: Publish
  organisationOf: (kind: Kind) => string
  known?: readonly OwnCounts[]
  /** False: there may be fewer cases. */
  isTotalKnown?: boolean
}

/** Sets that somebody would ask for: some parts, with some categories of each variable. */
function questions(kinds: readonly Kind[]): number[][] {
  const choices = (of: readonly string[]): string[][] =>
    Array.from({ length: 2 ** of.length - 1 }, (_, index) => of.filter((_one, at) => (((index + 1) >> at) & 1) === 1))
  const different = (of: (kind: Kind) => string) => choices([...new Set(kinds.map(of))])
  const variables = Object.keys(kinds[0]?.by ?? {})
  let asked: ((kind: Kind) => boolean)[] = different(({ part }) => part).map(
    (set) =>
      ({ part }) =>
        set.includes(part),
  )
  for (const variable of variables)
    asked = asked.flatMap((before) =>
      different(({ by }) => by[variable] ?? '').map(
        (set) => (kind: Kind) => before(kind) && set.includes(kind.by[variable] ?? ''),
      ),
    )
  return asked.map((holds) => kinds.flatMap((kind, index) => (holds(kind) ? [index] : [])))
}

/**
 * The strongest that somebody can do who knows how many cases there are, how publishing works and how to calculate: goes through every world there could be, keeps
 * those that would have given the same edition, and looks what all of them have in common. Exact, also about what follows from numbers that are left out.
 * An organisation that has every case of an area finds there that others have none: that is not counted.
 */
export function possibleWorlds(
  total: number,
  kinds: readonly Kind[],
  declared: Declared,
  { publish, organisationOf, known = [], isTotalKnown = true }: Attacker,
): Worlds {
  const sets = questions(kinds)
  const parts = [...new Set(kinds.map(({ part }) => part))]
  const kindAlone = (kind: number) => sets.findIndex((set) => set.length === 1 && set[0] === kind)
  const found = new Map<string, { least: number[]; most: number[] }>()
  let worlds = 0
  everyWorld(total, kinds.length + (isTotalKnown ? 0 : 1), (many) => {
    worlds++
    const edition = JSON.stringify(publish([...known, ...marginsOf(kinds, many, organisationOf)], declared))
    const range = found.get(edition) ?? { least: sets.map(() => total), most: sets.map(() => 0) }
    found.set(edition, range)
    for (const [index, set] of sets.entries()) {
      const count = set.reduce((sum, kind) => sum + (many[kind] ?? 0), 0)
      range.least[index] = Math.min(range.least[index] ?? 0, count)
      range.most[index] = Math.max(range.most[index] ?? 0, count)
    }
  })
  const result: Worlds = { worlds, editions: found.size, certain: 0, small: 0, narrowest: total }
  for (const { least, most } of found.values()) {
    const empty = parts.filter((part) =>
      kinds.every((kind, index) => kind.part !== part || most[kindAlone(index)] === 0),
    )
    const isExcused = (index: number) =>
      known.length > 0 && (sets[index] ?? []).every((kind) => empty.includes(kinds[kind]?.part ?? ''))
    for (const [index, count] of least.entries()) {
      const width = (most[index] ?? 0) - count
      if (width > 0) result.narrowest = Math.min(result.narrowest, width)
      else {
        result.certain++
        if (count < declared.atLeast && !isExcused(index)) result.small++
      }
    }
  }
  return result
}
