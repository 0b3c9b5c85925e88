import { isWithin, type Period } from '#kernel/days.ts'
import type { Areas, Membership } from '../areas.ts'
import { existingOn } from '../municipalities-on.ts'
import { changeDays } from './check-municipalities.ts'
import { type AreasFinding, type AreasFindingCode, membershipKey, regionKey } from './finding.ts'
import { contains, isReversed, overlaps, sayPeriod } from './periods.ts'

/** Regions and memberships that point at nothing, memberships outside the municipality's life, broken partitions. */
export const checkRegions = (areas: Areas): AreasFinding[] => [
  ...checkNames(areas),
  ...areas.memberships.flatMap((one, index) => checkMembership(areas, one, index)),
  ...areas.schemes.filter(({ partition }) => partition).flatMap(({ id }) => checkPartition(areas, id)),
]

function checkNames({ schemes, regions }: Areas): AreasFinding[] {
  const twice = (keys: readonly string[]) => [...new Set(keys.filter((key, index) => keys.indexOf(key) < index))]
  return [
    ...twice(schemes.map(({ id }) => id)).map((key): AreasFinding => {
      return { code: 'duplicate', part: 'schemes', key, message: `The scheme ${key} stands there twice.` }
    }),
    ...twice(regions.map(regionKey)).map((key): AreasFinding => {
      return { code: 'duplicate', part: 'regions', key, message: `The region ${key} stands there twice.` }
    }),
    ...regions
      .filter(({ scheme }) => !schemes.some(({ id }) => id === scheme))
      .map((region): AreasFinding => {
        const message = `There is no scheme ${region.scheme}.`
        return { code: 'unknown-code', part: 'regions', key: regionKey(region), message }
      }),
  ]
}

function checkMembership(areas: Areas, one: Membership, index: number): AreasFinding[] {
  const findings: AreasFinding[] = []
  if (!areas.regions.some(({ scheme, code }) => scheme === one.scheme && code === one.region))
    findings.push(about(one, 'unknown-code', `There is no region ${one.region} in ${one.scheme}.`))
  const life = lifeOf(areas, one.municipality)
  if (!life) findings.push(about(one, 'unknown-code', `There is no municipality ${one.municipality}.`))
  if (isReversed(one.period))
    findings.push(
      about(one, 'period-reversed', `${one.municipality} leaves ${one.region} on or before its first day in it.`),
    )
  else if (life && !contains(life, one.period)) {
    const message = `${one.municipality} is in ${one.region} ${sayPeriod(one.period)}, but exists ${sayPeriod(life)}.`
    findings.push(about(one, 'membership-outside-life', message))
  }
  const before = areas.memberships.slice(0, index).filter((other) => membershipKey(other) === membershipKey(one))
  if (before.some((other) => overlaps(other.period, one.period)))
    findings.push(about(one, 'overlap', `${one.municipality} is in ${one.region} twice on the same day.`))
  return findings
}

/** From the first to the last day of a code, over all its names. */
function lifeOf({ municipalities }: Areas, code: string): Period | undefined {
  const periods = municipalities.filter((one) => one.code === code).map(({ period }) => period)
  const from = periods.map((period) => period.from).sort()[0]
  const ends = periods.flatMap(({ until }) => (until === null ? [] : [until])).sort()
  return from && { from, until: ends.length < periods.length ? null : (ends.at(-1) ?? null) }
}

/** Each municipality that is in no region, or in more than one, is reported once: for the first day it is so. */
function checkPartition(areas: Areas, scheme: string): AreasFinding[] {
  const reported = new Map<string, AreasFinding>()
  for (const day of changeDays(areas)) {
    for (const { code, name } of existingOn(areas, day)) {
      const regions = areas.memberships.filter(
        (one) => one.scheme === scheme && one.municipality === code && isWithin(one.period, day),
      )
      if (regions.length === 1 || reported.has(code)) continue
      const message = `On ${day} ${name} (${code}) is in ${regions.length} regions of ${scheme}, not in one.`
      reported.set(code, { code: 'partition-broken', part: 'schemes', key: scheme, message })
    }
  }
  return [...reported.values()]
}

const about = (one: Membership, code: AreasFindingCode, message: string): AreasFinding => ({
  code,
  part: 'memberships',
  key: membershipKey(one),
  message,
})
