import { join } from 'node:path'
import type { Facts } from '#kernel/facts.ts'
import { loadGuides, placesIn } from '#modules/guides/server/index.ts'
import { readFacts } from '#modules/rights/server/index.ts'
import { findingText } from '#platform/content/yaml-file.ts'
import type { Io } from './command.ts'

/** The facts when all of them are sound; else says what is wrong and gives undefined. */
export async function soundFacts(io: Io): Promise<Facts | undefined> {
  const { catalogues } = await loadGuides(placesIn(io.root), { today: io.today })
  const { facts, findings } = await readFacts(join(io.root, 'data'), (code) => catalogues.sources.has(code))
  for (const finding of findings) io.err(findingText(finding))
  return findings.length > 0 ? undefined : facts
}
