import type { Day } from '#kernel/days.ts'
import type { Checked, Location, Point, Service } from './directory.ts'
import type { HolidayRule } from './holidays.ts'
import type { EpochMinute, OpenState } from './open-state.ts'
import { openStateAt } from './opening-hours.ts'

/** A service where it is given; `point` and `location` are null for one that is nowhere. */
export interface PlacedService {
  service: Service
  point: Point | null
  location: Location | null
}

/** The first day on which one of its rows counts no longer. */
export function expiryOf({ service, point, location }: PlacedService): Day {
  const rows: Checked[] = [service, ...(point ? [point] : []), ...(location ? [location] : [])]
  return rows.map(({ expiresOn }) => expiresOn).reduce((first, day) => (day < first ? day : first))
}

/**
 * Whether a service is open where it is given. One that nobody confirms, or whose place is uncertain, is never told to
 * be open or closed.
 */
export function pointState(placed: PlacedService, holidays: readonly HolidayRule[], at: EpochMinute): OpenState {
  const { service, point, location } = placed
  if (service.status === 'ended' || service.status === 'temporarily-closed') {
    return { state: 'closed', opens: null, opensAs: null }
  }
  if (service.status === 'unknown') return { state: 'unknown', why: 'not-confirmed' }
  const doubtful = [service, point, location].some((row) => row?.confidence === 'uncertain')
  if (doubtful) return { state: 'unknown', why: 'uncertain' }
  return openStateAt({ schedule: point?.schedule ?? null, expiresOn: expiryOf(placed), holidays }, at)
}
