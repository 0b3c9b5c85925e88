import type { Kysely } from 'kysely'
import { day } from '#kernel/days.ts'
import { declared } from '../../domain/statistics/declared.ts'
import type { OwnCounts } from '../../domain/statistics/make-edition.ts'
import { keepEdition } from './publish-editions.ts'
import type { FigureTables } from './tables.ts'

/** How often categories come, by variable; those that are not named come evenly. Made up. */
const shares: Readonly<Record<string, readonly number[]>> = {
  month: [20, 22, 27, 30, 34, 37, 31, 26, 33, 29, 24, 18],
  form: [34, 22, 16, 5, 3, 1, 6, 2, 11],
  sector: [30, 14, 19, 4, 6, 8, 5, 4, 1, 2, 1, 1, 5],
  outcome: [19, 27, 11, 21, 4, 5, 3, 3, 2, 4, 1],
  'signal-recruitment': [38, 62],
  'signal-work': [55, 45],
  'signal-wage': [66, 34],
  'signal-housing': [51, 49],
  'signal-freedom': [18, 82],
  'signal-documents': [12, 88],
  'signal-debt': [9, 91],
  'signal-behaviour': [22, 78],
  'signal-criminal': [4, 96],
  'signal-sexual': [6, 94],
  'signal-services': [1, 99],
  'signal-minors': [2, 98],
}

/** Cases by part of the province: a year with few, and one with more. */
const years: readonly { year: number; cases: Readonly<Record<string, number>> }[] = [
  { year: 2024, cases: { west: 19, middle: 9, 'north-east': 8, 'south-east': 13, helmond: 4 } },
  { year: 2025, cases: { west: 96, middle: 61, 'north-east': 54, 'south-east': 83, helmond: 37 } },
]

/** Who has the cases of a part of the province, the larger share first. */
export type DemoHolders = (part: string) => readonly [string, string]

/** Puts figures into the demonstration that were never counted, unless they are there; marked as such. */
export async function loadDemoFigures(owner: Kysely<FigureTables>, holders: DemoHolders): Promise<void> {
  const there = await owner.selectFrom('reporting_edition').select('year').execute()
  for (const { year, cases } of years) {
    if (there.some((one) => one.year === year)) continue
    const counts = Object.entries(cases).flatMap(([part, many]) => {
      const [first, second] = holders(part)
      const larger = Math.ceil(many * 0.58)
      return [countsOf(first, part, larger), countsOf(second, part, many - larger)]
    })
    const edition = { year, today: day(`${year + 1}-04-01`), isFictional: true }
    await owner.transaction().execute((trx) => keepEdition(trx, edition, counts))
  }
}

const countsOf = (organisation: string, part: string, total: number): OwnCounts => ({
  organisation,
  part,
  total,
  counts: Object.fromEntries(
    declared.variables.map(({ id, levels }) => {
      const categories = levels[0]?.map((group) => group.id) ?? []
      const weights = shares[id] ?? categories.map(() => 1)
      return [id, Object.fromEntries(divided(total, weights).map((count, at) => [categories[at], count]))]
    }),
  ),
})

/** `total` in whole numbers as near to the weights as they go; what is left over goes to the largest rests. */
function divided(total: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((all, one) => all + one, 0)
  const exact = weights.map((weight) => (total * weight) / sum)
  const whole = exact.map(Math.floor)
  const left = total - whole.reduce((all, one) => all + one, 0)
  const order = exact.map((one, at) => ({ at, rest: one - Math.floor(one) })).sort((a, b) => b.rest - a.rest)
  for (const { at } of order.slice(0, left)) whole[at] = (whole[at] ?? 0) + 1
  return whole
}
