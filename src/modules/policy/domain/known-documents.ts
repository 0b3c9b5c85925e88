import type { Day } from '#kernel/days.ts'
import { hasSurelyCome, mayHaveCome } from '#kernel/partial-date.ts'
import { type PolicyDocument, type Subject, subjectOf } from './policy.ts'

/**
 * How a document stands on a day.
 * `announced` – it is said to come, whatever the day · `undated` – seen, without a date ·
 * `not-yet` – not surely decided by then · `decided` · `in-force` ·
 * `may-have-ended` – a known end can have been reached.
 */
export const documentStates = ['announced', 'undated', 'not-yet', 'decided', 'in-force', 'may-have-ended'] as const
export type DocumentState = (typeof documentStates)[number]

/**
 * A document is decided from the date of its decision; without one from its publication, else from its entry into
 * force. A month or a year counts only when it is past. A decision stands until a source gives an end.
 */
export function documentStateOn(document: PolicyDocument, on: Day): DocumentState {
  if (document.act === 'announcement') return 'announced'
  const since = document.decided ?? document.published ?? document.inForce
  if (since === null) return 'undated'
  if (!hasSurelyCome(since, on)) return 'not-yet'
  if (document.validUntil !== null && mayHaveCome(document.validUntil, on)) return 'may-have-ended'
  return document.inForce !== null && hasSurelyCome(document.inForce, on) ? 'in-force' : 'decided'
}

/**
 * True when it is sure that the document was decided by `on`, and no source says that it may have ended. A document
 * that is itself uncertain is never known: it can be shown, with what is uncertain, and counts for nothing.
 */
export function isKnownOn(document: PolicyDocument, subject: Subject, on: Day): boolean {
  const state = documentStateOn(document, on)
  const decided = state === 'decided' || state === 'in-force'
  return decided && subjectOf[document.theme] === subject && document.confidence !== 'uncertain'
}
