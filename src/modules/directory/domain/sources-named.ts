import type { SourceCode } from '#kernel/sources.ts'
import type { Directory } from './directory.ts'

/** Every source that a row of the directory names, hours and languages with them; each once. */
export function sourcesNamed({
  organisations,
  services,
  locations,
  points,
  events,
  holidays,
}: Directory): readonly SourceCode[] {
  const rows = [
    ...organisations,
    ...services,
    ...locations,
    ...points,
    ...events,
    ...holidays,
    ...points.flatMap(({ schedule }) => schedule ?? []),
    ...[...services, ...events].flatMap(({ languages }) => languages ?? []),
    ...[...services, ...points].flatMap(({ phones }) => phones).flatMap(({ languages }) => languages ?? []),
  ]
  return [...new Set(rows.flatMap(({ sources }) => sources))]
}
