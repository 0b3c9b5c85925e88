import type { ColumnType } from 'kysely'
import type { Day } from '#kernel/days.ts'
import type { Confidence } from '#kernel/sources.ts'
import type { AreaGeometry } from '../domain/boundary.ts'

/**
 * The rows this module owns. Days are `date` columns: the driver would give them as a moment in the server's own time
 * zone, so stores read them as text (`valid_from::text`).
 */
export interface AreasTables {
  areas_municipality: {
    code: string
    name: string
    valid_from: Day
    valid_until: Day | null
    lat: number
    lon: number
    population: number | null
    population_on: Day | null
    confidence: Confidence
    sources: string[]
  }
  areas_boundary: {
    code: string
    valid_from: Day
    valid_until: Day | null
    name: string
    /** Written as JSON text, read as the value. */
    geometry: ColumnType<AreaGeometry, string, string>
    source: string
    licence: string | null
    imported_at: Date
  }
}
