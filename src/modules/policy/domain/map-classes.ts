import type { PolicyStatus } from './statements.ts'

/** How an area is drawn, in the order of the legend; the design gives each its own fill and pattern. */
export const mapClasses = ['integral', 'housing', 'document', 'earlier', 'none', 'unknown'] as const
export type MapClass = (typeof mapClasses)[number]

const classOf: Readonly<Record<PolicyStatus, MapClass>> = {
  integral: 'integral',
  housing: 'housing',
  'document-known': 'document',
  'named-earlier': 'earlier',
  none: 'none',
  unknown: 'unknown',
}

/** Every status is drawn in its own way: not knowing never looks like a source that says there is nothing. */
export const mapClassOf = (status: PolicyStatus): MapClass => classOf[status]
