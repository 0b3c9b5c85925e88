import type { Areas } from '../areas.ts'
import { checkMunicipalities } from './check-municipalities.ts'
import { checkRegions } from './check-regions.ts'
import { checkSuccessions } from './check-successions.ts'
import type { AreasFinding } from './finding.ts'

/**
 * Everything in the data that would make an answer wrong: gaps, overlaps, shares that are not the whole, codes that
 * are not there, memberships outside a municipality's life, partitions that are none, numbers that differ.
 * Empty when the data is sound. Looks at every day on which something changes, which decides all covered days.
 */
export const checkAreas = (areas: Areas): readonly AreasFinding[] => [
  ...checkMunicipalities(areas),
  ...checkSuccessions(areas),
  ...checkRegions(areas),
]
