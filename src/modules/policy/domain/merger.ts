import { addYears, type Day } from '#kernel/days.ts'
import { type PartialDate, partialDate, stretchOf } from '#kernel/partial-date.ts'
import type { Confidence, Provenance } from '#kernel/sources.ts'
import { type DocumentState, documentStateOn } from './known-documents.ts'
import type { MunicipalityCode, PolicyDocument } from './policy.ts'
import type { Dissolution } from './statements.ts'

/** How long rules of a dissolved municipality go on by themselves, unless the new municipality withdraws them sooner. */
export interface MergerTerm extends Provenance {
  years: number
}

/** What a merger does to the documents of a municipality. Worked out from the term, never read in the document. */
export interface MergerConsequence {
  /** The municipality was no more from this day. */
  dissolvedOn: Day
  /** The first day on which its rules no longer hold by themselves. */
  until: Day
  /** Who took over (a part of) its area. */
  successors: readonly MunicipalityCode[]
  /** That of the term: the day is no surer than the rule it was worked out with. */
  confidence: Confidence
}

/**
 * When a document stops to hold.
 * `stated` – its source gives the date · `merger` – worked out: its municipality was dissolved.
 */
export const endReasons = ['stated', 'merger'] as const
export type EndReason = (typeof endReasons)[number]

export interface DocumentEnd {
  date: PartialDate
  reason: EndReason
  confidence: Confidence
}

/** As `DocumentState`, and `after-merger`: decided by a municipality that is no more, its term not yet over. */
export type StandingState = DocumentState | 'after-merger'
export const standingStates = [
  'in-force',
  'decided',
  'after-merger',
  'may-have-ended',
  'announced',
  'undated',
  'not-yet',
] as const satisfies readonly StandingState[]

/** Everything that is known on a day of how a document stands. */
export interface Standing {
  state: StandingState
  /** Null: no end is known. That is not the same as no end. */
  end: DocumentEnd | null
  /** Null while the municipality exists. */
  merger: MergerConsequence | null
}

/** Null when nobody had dissolved the municipality by `on`: a merger that is still to come says nothing yet. */
export function mergerOf(
  municipality: MunicipalityCode,
  dissolutions: readonly Dissolution[],
  term: MergerTerm,
  on: Day,
): MergerConsequence | null {
  const rows = dissolutions.filter((row) => row.from === municipality && row.on <= on)
  const dissolvedOn = rows.map((row) => row.on).toSorted()[0]
  if (dissolvedOn === undefined) return null
  return {
    dissolvedOn,
    until: addYears(dissolvedOn, term.years),
    successors: [...new Set(rows.map(({ to }) => to))],
    confidence: term.confidence,
  }
}

/**
 * How a document stands on a day, mergers included. An end that its source states goes before the end that follows from
 * a merger, unless the merger ends it sooner. What is only announced, or has no date, does not end.
 */
export function standingOn(
  document: PolicyDocument,
  dissolutions: readonly Dissolution[],
  term: MergerTerm,
  on: Day,
): Standing {
  const state = documentStateOn(document, on)
  const merger = mergerOf(document.municipality, dissolutions, term, on)
  const end = endOf(document, merger)
  if (merger === null || (state !== 'decided' && state !== 'in-force')) return { state, end, merger }
  return { state: on < merger.until ? 'after-merger' : 'may-have-ended', end, merger }
}

function endOf(
  { act, decided, published, inForce, validUntil, confidence }: PolicyDocument,
  merger: MergerConsequence | null,
): DocumentEnd | null {
  const stated = validUntil === null ? null : { date: validUntil, reason: 'stated' as const, confidence }
  const dated = (decided ?? published ?? inForce) !== null && act !== 'announcement'
  if (merger === null || !dated) return stated
  if (stated && stretchOf(stated.date).from <= merger.until) return stated
  return { date: partialDate(merger.until), reason: 'merger', confidence: merger.confidence }
}
