import { addYears, type Day } from '#kernel/days.ts'
import { hasSurelyCome, mayHaveCome, type PartialDate, stretchOf } from '#kernel/partial-date.ts'
import { type MergerTerm, type Standing, standingOn } from './merger.ts'
import type { PolicyDocument } from './policy.ts'
import type { Dissolution } from './statements.ts'

/**
 * What is known on a day of the end of a decided document. `may-have-ended` – the end can have been reached ·
 * `within-a-year` – it can come in the year that begins on that day · `later` – it comes after that year ·
 * `no-known-end` – no source gives an end, which is not the same as no end.
 */
export const expiryGroups = ['within-a-year', 'may-have-ended', 'no-known-end', 'later'] as const
export type ExpiryGroup = (typeof expiryGroups)[number]

export interface Expiry {
  document: PolicyDocument
  standing: Standing
  group: ExpiryGroup
  /** The date of review has surely passed, and no younger document on the theme is known. */
  reviewOverdue: boolean
}

/** Every document that was surely decided by `on`; the order is that of `documents`. */
export function expiriesOn(
  documents: readonly PolicyDocument[],
  dissolutions: readonly Dissolution[],
  term: MergerTerm,
  on: Day,
): Expiry[] {
  return documents
    .map((document) => ({ document, standing: standingOn(document, dissolutions, term, on) }))
    .filter(({ standing: { state } }) => state !== 'announced' && state !== 'undated' && state !== 'not-yet')
    .map(({ document, standing }) => ({
      document,
      standing,
      group: groupOf(standing, on),
      reviewOverdue: isReviewOverdue(document, standing, documents, on),
    }))
}

function groupOf({ end }: Standing, on: Day): ExpiryGroup {
  if (end === null) return 'no-known-end'
  if (mayHaveCome(end.date, on)) return 'may-have-ended'
  return stretchOf(end.date).from <= addYears(on, 1) ? 'within-a-year' : 'later'
}

function isReviewOverdue(
  document: PolicyDocument,
  { state }: Standing,
  documents: readonly PolicyDocument[],
  on: Day,
): boolean {
  const { id, municipality, theme, reviewBy } = document
  if (reviewBy === null || state === 'may-have-ended' || on < stretchOf(reviewBy).until) return false
  const since = decisionOf(document)
  return !documents.some((other) => {
    const later = decisionOf(other)
    const same = other.id !== id && other.municipality === municipality && other.theme === theme
    if (!same || other.act === 'announcement' || since === null || later === null) return false
    return hasSurelyCome(later, on) && stretchOf(since).until <= stretchOf(later).from
  })
}

const decisionOf = ({ decided, published, inForce }: PolicyDocument): PartialDate | null =>
  decided ?? published ?? inForce
