import { addYears, type Day } from '#kernel/days.ts'
import { type ExpiryGroup, expiriesOn } from '../../domain/expiring.ts'
import type { DocumentRow, Named } from '../../domain/framework-views.ts'
import { type MergerConsequence, mergerOf } from '../../domain/merger.ts'
import { type FrameworkView, namedIn, rowOf } from './framework-view.ts'

/** A municipality that is no more, and how long its rules go on by themselves. */
export interface MergerRow extends Named {
  dissolvedOn: Day
  until: Day
  /** The term is over on the day of the page. */
  over: boolean
  confidence: MergerConsequence['confidence']
  successors: readonly Named[]
  /** Documents of it that are known. */
  documents: readonly DocumentRow[]
}

export interface ExpiringPage {
  /** The last day of the year that is looked at. */
  until: Day
  groups: Readonly<Record<ExpiryGroup, readonly DocumentRow[]>>
  reviewOverdue: readonly DocumentRow[]
  /** Documents of which a date of review is known. */
  withReview: number
  mergers: readonly MergerRow[]
  /** Years that rules go on after a merger. */
  mergerYears: number
}

export function expiringPage(view: FrameworkView): ExpiringPage {
  const { policy, areas, on } = view
  const real = policy.documents.filter(({ municipality }) => !policy.madeUp.has(municipality))
  const expiries = expiriesOn(real, areas.successions, policy.mergerTerm, on)
  const group = (wanted: ExpiryGroup) =>
    expiries.filter((one) => one.group === wanted).map(({ document }) => rowOf(view, document))
  return {
    until: addYears(on, 1),
    groups: {
      'within-a-year': group('within-a-year'),
      'may-have-ended': group('may-have-ended'),
      'no-known-end': group('no-known-end'),
      later: group('later'),
    },
    reviewOverdue: expiries.filter((one) => one.reviewOverdue).map(({ document }) => rowOf(view, document)),
    withReview: expiries.filter(({ document }) => document.reviewBy !== null).length,
    mergers: mergerRows(view),
    mergerYears: policy.mergerTerm.years,
  }
}

/** The youngest merger first. */
function mergerRows(view: FrameworkView): MergerRow[] {
  const { policy, areas, on } = view
  const gone = [...new Set(areas.successions.map(({ from }) => from))]
  return gone
    .flatMap((code) => {
      const merger = mergerOf(code, areas.successions, policy.mergerTerm, on)
      if (merger === null) return []
      const { dissolvedOn, until, confidence, successors } = merger
      const documents = policy.documents.filter((one) => one.municipality === code).map((one) => rowOf(view, one))
      return [
        {
          ...namedIn(view, code),
          dissolvedOn,
          until,
          over: until <= on,
          confidence,
          successors: successors.map((successor) => namedIn(view, successor)),
          documents,
        },
      ]
    })
    .toSorted((one, other) => other.dissolvedOn.localeCompare(one.dissolvedOn) || one.name.localeCompare(other.name))
}
