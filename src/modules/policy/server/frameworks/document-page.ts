import { partialDate, stretchOf } from '#kernel/partial-date.ts'
import { err, ok, type Result } from '#kernel/result.ts'
import type { DocumentRow, Moment, MomentKind } from '../../domain/framework-views.ts'
import type { HousingRuleValue } from '../../domain/housing-rules.ts'
import type { MergerConsequence } from '../../domain/merger.ts'
import type { Decider, DocumentLink } from '../../domain/policy.ts'
import { type FrameworkView, rowOf, standingIn } from './framework-view.ts'

/** Everything that is known of one document on the day. */
export interface DocumentPage extends DocumentRow {
  decidedBy: Decider | null
  link: DocumentLink | null
  /** In the order of time. */
  moments: readonly Moment[]
  merger: MergerConsequence | null
  rules: readonly HousingRuleValue[]
  /** Other documents of the municipality, on any theme. */
  others: readonly DocumentRow[]
}

/** Refusal: `unknown-document`. */
export function documentPage(view: FrameworkView, id: string): Result<DocumentPage, 'unknown-document'> {
  const document = view.policy.documents.find((one) => one.id === id)
  if (!document) return err('unknown-document')
  const row = rowOf(view, document)
  const { merger } = standingIn(view, id)
  return ok({
    ...row,
    decidedBy: document.decidedBy,
    link: document.link,
    moments: momentsOf(row, merger),
    merger,
    rules: view.policy.housingRules.filter((value) => value.document === id),
    others: view.policy.documents
      .filter((other) => other.id !== id && other.municipality === document.municipality)
      .map((other) => rowOf(view, other)),
  })
}

function momentsOf(
  { decided, published, inForce, reviewBy, end }: DocumentRow,
  merger: MergerConsequence | null,
): Moment[] {
  const dates: [MomentKind, string | null, boolean][] = [
    ['decided', decided, false],
    ['published', published, false],
    ['in-force', inForce, false],
    ['review', reviewBy, false],
    ['merger', merger?.dissolvedOn ?? null, false],
    ['end', end?.date ?? null, end?.reason === 'merger'],
  ]
  return dates
    .flatMap(([kind, date, derived]) =>
      date === null ? [] : [{ kind, date, from: stretchOf(partialDate(date)).from, derived }],
    )
    .toSorted((one, other) => (one.from === other.from ? 0 : one.from < other.from ? -1 : 1))
}
