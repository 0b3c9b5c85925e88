import type { Day } from '#kernel/days.ts'
import {
  type AreaCircle,
  type AreaMapShapes,
  type AreaOutline,
  type Municipality,
  municipalitiesOn,
} from '#modules/areas/index.ts'
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
  if (!whole || !first) return { ...circlesOf(areas, municipalities), credit: null }
  return { ...boundaryMap(imported), credit: [first.source, first.licence].filter(Boolean).join(', ') }
}

/** The circles of each division that was asked for: to let them settle takes a fifth of a second, for the same drawing every time. */
const settled = new WeakMap<Services['areas'], Map<string, AreaMapShapes<AreaCircle>>>()

function circlesOf(areas: Services['areas'], municipalities: readonly Municipality[]): AreaMapShapes<AreaCircle> {
  const known = settled.get(areas) ?? new Map<string, AreaMapShapes<AreaCircle>>()
  settled.set(areas, known)
  // As many as there were divisions: a day between two changes has the one of the day before.
  const division = municipalities.map(({ code, lat, lon }) => `${code} ${lat} ${lon}`).join()
  const circles = known.get(division) ?? cartogram(municipalities)
  known.set(division, circles)
  return circles
}
