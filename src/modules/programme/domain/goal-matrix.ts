import type { ItemOn } from './history.ts'
import type { ItemId } from './items.ts'
import { ownProvince, type Place, type RegionRef, regionText } from './places.ts'

/**
 * What one region was promised for one goal. `none` – nothing was found that was promised here · `promised` – something
 * was, and nobody knows what came of it · `shown` – something was found that came of it since. Unknown fills no gap.
 */
export type Coverage = 'none' | 'promised' | 'shown'

export interface MatrixCell {
  coverage: Coverage
  /** Promised for this region as such. */
  items: readonly ItemOn[]
  /** Promised for one municipality in it; they fill no cell. */
  municipal: readonly ItemOn[]
}

export interface MatrixRow {
  goal: ItemId
  /** In the order of the regions asked for. */
  cells: readonly MatrixCell[]
  /** Promised for the whole province; for a region of it that is no promise of its own. */
  province: MatrixCell
  /** The source names no place, or one outside the province. */
  elsewhere: readonly ItemOn[]
}

export interface MatrixGap {
  goal: ItemId
  region: RegionRef
  coverage: 'none' | 'promised'
}

export interface GoalMatrix {
  rows: readonly MatrixRow[]
  gaps: readonly MatrixGap[]
  /** Rows that were linked to no goal. */
  withoutGoal: readonly ItemOn[]
}

export interface MatrixQuestion {
  goals: readonly ItemId[]
  regions: readonly RegionRef[]
  goalsOf: ReadonlyMap<ItemId, readonly ItemId[]>
  /** The regions a municipality is in; empty when not known. */
  regionsOf(municipality: string): readonly RegionRef[]
}

/** Goals against regions. The goals themselves are no promise to a region and are left out of the cells. */
export function goalMatrix(items: readonly ItemOn[], question: MatrixQuestion): GoalMatrix {
  const { goals, regions, goalsOf } = question
  const promises = items.filter(({ item, kind }) => item.type !== 'goal' && kind !== null && kind !== 'fact')
  const byGoal = new Map(goals.map((goal) => [goal, [] as ItemOn[]]))
  for (const row of promises) for (const goal of goalsOf.get(row.item.id) ?? []) byGoal.get(goal)?.push(row)
  const rows = goals.map((goal) => matrixRow(goal, byGoal.get(goal) ?? [], question))
  const gaps = rows.flatMap(({ goal, cells }) =>
    regions.flatMap((region, index) => {
      const coverage = cells[index]?.coverage ?? 'none'
      return coverage === 'shown' ? [] : [{ goal, region, coverage }]
    }),
  )
  return { rows, gaps, withoutGoal: promises.filter(({ item }) => (goalsOf.get(item.id) ?? []).length === 0) }
}

function matrixRow(goal: ItemId, items: readonly ItemOn[], { regions, regionsOf }: MatrixQuestion): MatrixRow {
  const cells = regions.map((region) => {
    const key = regionText(region)
    const inRegion = (place: Place) => place.kind === 'region' && regionText(place) === key
    const own = items.filter(({ item }) => item.places.some(inRegion))
    const municipal = items.filter(({ item }) =>
      item.places.some((place) => place.kind === 'municipality' && regionsOf(place.code).map(regionText).includes(key)),
    )
    return cellOf(own, municipal)
  })
  const isProvince = (place: Place) => place.kind === 'province' && place.code === ownProvince
  const here = new Set(cells.flatMap((cell) => [...cell.items, ...cell.municipal]))
  const province = items.filter(({ item }) => item.places.some(isProvince))
  return {
    goal,
    cells,
    province: cellOf(province, []),
    elsewhere: items.filter((row) => !here.has(row) && !province.includes(row)),
  }
}

function cellOf(items: readonly ItemOn[], municipal: readonly ItemOn[]): MatrixCell {
  return { coverage: items.some(cameOf) ? 'shown' : items.length > 0 ? 'promised' : 'none', items, municipal }
}

/** Done, or something dated was found that can have happened since it was promised; what is older shows nothing of it. */
function cameOf({ item, standing, events }: ItemOn): boolean {
  const { since } = item
  const later = events.some(
    ({ change, when }) =>
      (change === 'found' || change === 'state') && when !== null && (since === null || when.until > since.from),
  )
  return later || standing.state === 'done'
}
