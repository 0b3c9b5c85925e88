import { type Day, isWithin, type Period } from '#kernel/days.ts'
import { err, ok, type Result } from '#kernel/result.ts'
import type { Areas, Membership, Municipality, MunicipalityCode, Region, RegionScheme } from './areas.ts'
import { coveredPeriod, isCovered } from './coverage.ts'
import { existingOn, municipalityOn } from './municipalities-on.ts'
import { joinedProvenance } from './provenance.ts'

/** A region is known by its scheme and its code together. */
export type RegionKey = Pick<Region, 'scheme' | 'code'>

/** The answer to "which region of this scheme": a region, in none, or not known. */
export type RegionAnswer = { kind: 'region'; region: Region } | { kind: 'none' } | { kind: 'unknown' }

/**
 * Every region a municipality belongs to on a day, in the order of the schemes in the data.
 * The provenance of each is that of the membership and the region together.
 * A scheme that is not in the answer says nothing yet: see `regionIn`.
 *
 * Refusals: `out-of-coverage`; `unknown-municipality` – no municipality had that code on that day.
 */
export function regionsOf(
  areas: Areas,
  municipality: MunicipalityCode,
  on: Day,
): Result<readonly Region[], 'out-of-coverage' | 'unknown-municipality'> {
  const found = municipalityOn(areas, municipality, on)
  if (!found.ok) return found
  const memberships = areas.memberships.filter((one) => one.municipality === municipality && isWithin(one.period, on))
  return ok(memberships.map((membership) => regionOf(areas, membership)))
}

/**
 * The region of one scheme. `none` only on days for which all members of the scheme are known; else `unknown`.
 * Refusals as `regionsOf`; `unknown-scheme` – there is no such scheme.
 */
export function regionIn(
  areas: Areas,
  scheme: string,
  municipality: MunicipalityCode,
  on: Day,
): Result<RegionAnswer, 'out-of-coverage' | 'unknown-municipality' | 'unknown-scheme'> {
  const known = areas.schemes.find(({ id }) => id === scheme)
  if (!known) return err('unknown-scheme')
  const regions = regionsOf(areas, municipality, on)
  if (!regions.ok) return regions
  const region = regions.value.find((one) => one.scheme === scheme)
  if (region) return ok({ kind: 'region', region })
  const complete = completePeriod(areas, known)
  return ok({ kind: complete !== null && isWithin(complete, on) ? 'none' : 'unknown' })
}

/**
 * The municipalities of a region on a day, in the order of their codes. Empty for a region whose members are not known:
 * `completePeriod` of its scheme tells those apart.
 * Refusals: `out-of-coverage`; `unknown-region` – no such scheme, or no such code in it.
 */
export function membersOf(
  areas: Areas,
  { scheme, code }: RegionKey,
  on: Day,
): Result<readonly Municipality[], 'out-of-coverage' | 'unknown-region'> {
  if (!isCovered(areas, on)) return err('out-of-coverage')
  if (!areas.regions.some((one) => one.scheme === scheme && one.code === code)) return err('unknown-region')
  const members = areas.memberships
    .filter((one) => one.scheme === scheme && one.region === code && isWithin(one.period, on))
    .map(({ municipality }) => municipality)
  return ok(existingOn(areas, on).filter((municipality) => members.includes(municipality.code)))
}

/** The days on which all members of a scheme are known; `null` when they never are. */
export const completePeriod = (areas: Pick<Areas, 'coverage'>, scheme: RegionScheme): Period | null =>
  scheme.completeDuring ?? (scheme.partition ? coveredPeriod(areas) : null)

function regionOf({ regions }: Areas, membership: Membership): Region {
  const region = regions.find(({ scheme, code }) => scheme === membership.scheme && code === membership.region)
  if (!region) throw new Error(`membership of region ${membership.scheme}/${membership.region}, which does not exist`)
  return { ...region, ...joinedProvenance(membership, region) }
}
