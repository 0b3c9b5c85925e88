import type { Day, Period } from '#kernel/days.ts'
import type { MunicipalityCode } from './areas.ts'

/** Longitude and latitude in degrees. */
export type Position = readonly [number, number]
/** A closed line: the last position is the first. */
export type Ring = readonly Position[]

/** GeoJSON, in degrees: the first ring of a polygon is its edge, the others are holes. */
export type AreaGeometry =
  | { type: 'Polygon'; coordinates: readonly Ring[] }
  | { type: 'MultiPolygon'; coordinates: readonly (readonly Ring[])[] }

export interface Boundary {
  code: MunicipalityCode
  name: string
  geometry: AreaGeometry
}

/** The boundaries of all municipalities from one day on, as they came in at one time. */
export interface BoundaryBatch {
  from: Day
  /** Where it was read: an address or the name of a file. Shown under every map made from it. */
  source: string
  /** `null`: not known. */
  licence: string | null
  importedAt: Date
  boundaries: readonly Boundary[]
}

/** A boundary with when it holds and where it comes from. */
export interface StoredBoundary extends Boundary {
  period: Period
  source: string
  licence: string | null
}
