import { join } from 'node:path'
import type { Areas } from '#modules/areas/index.ts'
import { type Policy, readPolicy } from '#modules/policy/server/index.ts'
import { findingText } from '#platform/content/yaml-file.ts'
import type { Io } from './command.ts'
import { soundAreas } from './command-line.ts'

/** Numbers are only given out of data in which nothing is wrong; else every finding goes to the messages. */
export async function soundPolicy(io: Io): Promise<{ areas: Areas; policy: Policy } | undefined> {
  const areas = soundAreas(io)
  if (!areas) return undefined
  const read = await readPolicy(join(io.root, 'data'), areas)
  for (const finding of read.findings) io.err(findingText(finding))
  return read.policy && read.findings.length === 0 ? { areas, policy: read.policy } : undefined
}
