import type { Day } from '#kernel/days.ts'
import { documentStateOn, isKnownOn } from './known-documents.ts'
import type { MunicipalityCode, PolicyDocument } from './policy.ts'

/**
 * Trafficking policy as far as documents show it. No measurement gives a number, so these are lower bounds:
 * `decidedAtLeast` holds `inForceAtLeast`, and together with `unknown` it is every municipality.
 */
export interface TraffickingCount {
  decidedAtLeast: number
  inForceAtLeast: number
  /** No document was seen. Not: without policy. */
  unknown: number
}

/** `decided` – decided, and in force later or at a date nobody gave. */
export type TraffickingStatus = 'decided' | 'in-force' | 'unknown'

/** What documents show of one municipality's trafficking policy on a day. */
export function traffickingStatusOn(
  documents: readonly PolicyDocument[],
  municipality: MunicipalityCode,
  on: Day,
): TraffickingStatus {
  const known = documents.filter(
    (document) => document.municipality === municipality && isKnownOn(document, 'trafficking', on),
  )
  if (known.length === 0) return 'unknown'
  return known.some((document) => documentStateOn(document, on) === 'in-force') ? 'in-force' : 'decided'
}

/** @param municipalities those of the division on `on`. */
export function traffickingOn(
  documents: readonly PolicyDocument[],
  municipalities: readonly { code: MunicipalityCode }[],
  on: Day,
): TraffickingCount {
  const statuses = municipalities.map(({ code }) => traffickingStatusOn(documents, code, on))
  const count = (wanted: TraffickingStatus) => statuses.filter((status) => status === wanted).length
  return {
    decidedAtLeast: count('decided') + count('in-force'),
    inForceAtLeast: count('in-force'),
    unknown: count('unknown'),
  }
}
