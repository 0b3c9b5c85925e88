import type { Day } from '#kernel/days.ts'
import { type Areas, coveredDay, municipalitiesOn, type RegionAnswer, regionIn } from '#modules/areas/index.ts'
import { dayAt } from '../domain/amsterdam-clock.ts'
import type { Reach } from '../domain/directory.ts'
import type { GeoPoint } from '../domain/distance.ts'
import type { EpochMinute } from '../domain/open-state.ts'
import type { Surroundings } from '../ui/point-rows.ts'
import type { PlaceView } from './directory-views.ts'

/** What the areas say about a moment. */
export interface Moment {
  areas: Areas
  at: EpochMinute
}

export const surroundingsAt = (moment: Moment): Surroundings => ({
  places: municipalityPlaces(moment),
  inReach: reachIn(moment),
})

const byName = new Intl.Collator('nl')

/** The municipalities of the day, or of the last checked day once that is past, with their centres; by name. */
export function municipalityPlaces({ areas, at }: Moment): Map<string, PlaceView & GeoPoint> {
  const found = municipalitiesOn(areas, divisionDay({ areas, at }))
  const rows = found.ok ? [...found.value].sort((a, b) => byName.compare(a.name, b.name)) : []
  return new Map(rows.map(({ code, name, lat, lon }) => [code, { code, name, lat, lon }]))
}

/** The Dutch day of an instant, within what the division of municipalities covers. */
export const divisionDay = ({ areas, at }: Moment): Day => coveredDay(areas, dayAt(at))

/** Whether a reach holds a municipality; `null`: the reach is not known, or who is in its region that day. */
export function reachIn({ areas, at }: Moment) {
  const on = divisionDay({ areas, at })
  const asked = new Map<string, boolean | null>()
  const inRegion = (scheme: string, region: string, code: string): boolean | null => {
    const key = `${scheme}/${region}/${code}`
    const known = asked.get(key)
    if (known !== undefined) return known
    const found = regionIn(areas, scheme, code, on)
    const answer = !found.ok || found.value.kind === 'unknown' ? null : isRegion(found.value, region)
    asked.set(key, answer)
    return answer
  }
  return (reach: Reach | null, code: string): boolean | null => {
    if (reach === null) return null
    if (reach.kind === 'national') return true
    return reach.kind === 'region' ? inRegion(reach.scheme, reach.region, code) : reach.codes.includes(code)
  }
}

const isRegion = (answer: RegionAnswer, region: string): boolean =>
  answer.kind === 'region' && answer.region.code === region
