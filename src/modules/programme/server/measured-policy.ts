import type { Areas } from '#modules/areas/index.ts'
import { municipalitiesOn } from '#modules/areas/index.ts'
import { type Measurement, spanText } from '#modules/policy/index.ts'
import type { Policy } from '#modules/policy/server/index.ts'
import type { ClaimMaterial, MeasuredPolicy } from '../domain/claims.ts'
import { surelyBy, when } from '../domain/when.ts'

/**
 * What a policy measurement counted. The number of municipalities is that of the division on the days it speaks of, not
 * the one it prints, so that a share is counted again from the start.
 */
export function measuredPolicy(policy: Policy, areas: Areas): ClaimMaterial['measured'] {
  return (id) => {
    const measurement = policy.measurements.find((one) => one.id === id)
    return measurement?.counts ? asMeasured(measurement, measurement.counts, areas) : null
  }
}

function asMeasured(
  { about, named }: Measurement,
  { withFramework, housing, integral }: NonNullable<Measurement['counts']>,
  areas: Areas,
): MeasuredPolicy {
  const division = municipalitiesOn(areas, surelyBy(when(spanText(about))))
  return {
    municipalities: division.ok ? division.value.length : null,
    withFramework,
    housing,
    integral,
    named: named.integral,
  }
}
