/**
 * How sure a fact is.
 * `seen` – read in the source named · `secondary` – read in a source that cites the primary one ·
 * `own` – general knowledge, not checked: shown with "not yet verified" · `uncertain` – conflicting or inferred:
 * never more than "unknown, ask".
 */
export const confidences = ['seen', 'secondary', 'own', 'uncertain'] as const
export type Confidence = (typeof confidences)[number]

/** A code in `data/sources.yaml`, such as `CCV-1` or `X34`. */
export type SourceCode = string

/** Where a fact comes from and how sure it is; every row of data carries one. */
export interface Provenance {
  sources: readonly SourceCode[]
  confidence: Confidence
}
