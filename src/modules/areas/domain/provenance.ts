import { confidences, type Provenance } from '#kernel/sources.ts'

/** What a conclusion from several facts rests on: all their sources, and the lowest of their confidences. */
export function joinedProvenance(first: Provenance, ...rest: readonly Provenance[]): Provenance {
  const all = [first, ...rest]
  const rank = Math.max(...all.map(({ confidence }) => confidences.indexOf(confidence)))
  return {
    sources: [...new Set(all.flatMap(({ sources }) => sources))],
    confidence: confidences[rank] ?? 'uncertain',
  }
}
