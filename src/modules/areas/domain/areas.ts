import type { Day, Period } from '#kernel/days.ts'
import type { Confidence, Provenance } from '#kernel/sources.ts'

/** A CBS municipality code, `GM` and four digits: `GM0772`. */
export type MunicipalityCode = string

export interface Population {
  count: number
  on: Day
}

/** A municipality with the name it had during `period`. */
export interface Municipality extends Provenance {
  code: MunicipalityCode
  name: string
  /** `from` on the first covered day means that day or earlier. */
  period: Period
  /** Centre of the area in degrees WGS 84. */
  lat: number
  lon: number
  /** Only where the source gives the day it was counted. */
  population: Population | null
}

/**
 * What became of a municipality that was dissolved: one row per successor.
 * The shares of all rows of one `from` on one day add up to 10 000.
 */
export interface Succession extends Provenance {
  on: Day
  from: MunicipalityCode
  to: MunicipalityCode
  /** Part of `from` that went to `to`, in ten-thousandths, 1 to 10 000. */
  shareOf10000: number
  /** For editors: the village that went along. */
  note?: string
}

/** A way of dividing the province, such as `labour-market-region` or `police-unit`. */
export interface RegionScheme extends Provenance {
  id: string
  /** True when every municipality is in exactly one region of the scheme on every covered day. */
  partition: boolean
  /**
   * The days on which all members are known. On other days a municipality without a region is "unknown", never
   * "in none".
   * Left out: every covered day for a partition, no day for another scheme.
   */
  completeDuring?: Period
  /** For editors: what was counted but not listed, and why. */
  note?: string
}
export interface Region extends Provenance {
  scheme: string
  /** The official code where there is one (`AM25`), else a short one of our own. */
  code: string
  name: string
  note?: string
}
/** A municipality belongs to a region during `period`. */
export interface Membership {
  scheme: string
  region: string
  municipality: MunicipalityCode
  period: Period
  sources: readonly string[]
  confidence: Confidence
}

/** How many municipalities there were during `period`, and how sure that is of the division as a whole. */
export interface Division extends Provenance {
  period: Period
  count: number
  note?: string
}

/** All that is known about areas. It covers the days from `coverage.from` up to and including `lastChecked`. */
export interface Areas {
  coverage: { from: Day; lastChecked: Day }
  municipalities: readonly Municipality[]
  successions: readonly Succession[]
  schemes: readonly RegionScheme[]
  regions: readonly Region[]
  memberships: readonly Membership[]
  /** Together they are every covered day. Left out: nothing is known about the division as a whole. */
  divisions?: readonly Division[]
}
