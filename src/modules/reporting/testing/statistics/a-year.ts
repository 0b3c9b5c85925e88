import { areaParts, type Declared } from '../../domain/statistics/declared.ts'
import type { OwnCounts } from '../../domain/statistics/make-edition.ts'
import type { Thrower } from './attacks.ts'
import { type Kind, marginsOf } from './small-world.ts'

/** A year of cases that never were: most of few kinds, as it is in the world, kept by some organisations that are at home in one part. */
export function aYear(declared: Declared, dice: Thrower, cases: number, organisations: number): OwnCounts[] {
  const skewed = (length: number) => Math.min(dice.number(length), dice.number(length), dice.number(length + 1))
  const homes = Array.from({ length: organisations }, () => dice.number(areaParts.length))
  const kinds = Array.from({ length: cases }, (): Kind => {
    const organisation = skewed(organisations)
    const away = dice.number(8) === 0
    const by: Record<string, string> = { organisation: `organisation-${organisation}` }
    for (const { id, levels } of declared.variables) {
      const categories = levels[0]?.flatMap(({ of }) => of) ?? []
      const at = id === 'month' ? dice.number(12) : skewed(categories.length)
      by[id] = categories[at] ?? ''
    }
    return { part: areaParts[away ? dice.number(areaParts.length) : (homes[organisation] ?? 0)] ?? 'west', by }
  })
  return marginsOf(
    kinds,
    kinds.map(() => 1),
    ({ by }) => by['organisation'] ?? '',
  )
}
