import type { Day } from '#kernel/days.ts'
import { type AreaCircle, type AreaMapShapes, type AreaOutline, municipalitiesOn } from '#modules/areas/index.ts'
import { boundaryMap, cartogram } from '#modules/areas/server/index.ts'
import type { Services } from './services.ts'

/** What the map draws on a day, and where real boundaries came from. */
export interface DrawnAreas extends AreaMapShapes<AreaCircle | AreaOutline> {
  /** Credit of imported boundaries; null for the cartogram, which is made from our own centres. */
  credit: string | null
}

/** Real boundaries when they were imported for exactly the municipalities of the day, else a cartogram. */
export async function areaShapes(
  { areas, boundaries }: Pick<Services, 'areas' | 'boundaries'>,
  on: Day,
): Promise<DrawnAreas> {
  const division = municipalitiesOn(areas, on)
  const municipalities = division.ok ? division.value : []
  const imported = await boundaries(on)
  const codes = new Set(imported.map(({ code }) => code))
  const whole = imported.length === municipalities.length && municipalities.every(({ code }) => codes.has(code))
  const [first] = imported
  if (!whole || !first) return { ...cartogram(municipalities), credit: null }
  return { ...boundaryMap(imported), credit: [first.source, first.licence].filter(Boolean).join(', ') }
}
