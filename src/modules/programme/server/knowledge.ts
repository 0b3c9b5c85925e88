import type { Day } from '#kernel/days.ts'
import type { SourceCode } from '#kernel/sources.ts'
import type { Register } from '../domain/register.ts'

/**
 * Every day on which something became known, each once, the first one first: between two of them nothing changes.
 * Figures that were known before the register begins come in with it.
 */
export function knowledgeDays({ documents, items, links, handOver, soundings, figures }: Register): Day[] {
  const days = [
    ...documents.map(({ knownOn }) => knownOn),
    ...items.flatMap(({ knownOn, events }) => [knownOn, ...events.map((event) => event.knownOn)]),
    ...links.flatMap(({ knownOn }) => knownOn ?? []),
    ...handOver.map(({ knownOn }) => knownOn),
    ...soundings.map(({ knownOn }) => knownOn),
  ]
  const [first] = days.toSorted()
  const later = figures.map(({ knownOn }) => knownOn).filter((day) => first !== undefined && day > first)
  return [...new Set([...days, ...later])].sort()
}

/** Every source that something in the register rests on. */
export function sourcesNamed({
  documents,
  items,
  links,
  claims,
  handOver,
  soundings,
  figures,
  parties,
  terms,
  statements,
}: Register): SourceCode[] {
  const facts = [
    ...documents,
    ...items,
    ...items.flatMap(({ events }) => events),
    ...links,
    ...claims,
    ...handOver,
    ...soundings,
    ...figures,
    ...parties,
    ...terms,
    ...statements,
  ]
  const evidence = items.flatMap(({ events }) => events.flatMap((event) => event.evidence.map(({ source }) => source)))
  return [...new Set([...facts.flatMap(({ sources }) => sources), ...evidence])]
}
