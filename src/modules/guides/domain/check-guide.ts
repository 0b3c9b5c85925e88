import type { CheckContext, Finding, FindingCode, GuideFolder, GuidePath } from './finding.ts'
import { profiles } from './profiles.ts'

/** The line of a path in a file of the guide's folder, from 1. */
export type Locate = (file: string, path: GuidePath) => number

/**
 * Everything that is wrong with one guide, by file and line; empty when it is sound. Which checks apply is decided by
 * its profile. Linear in the size of the guide.
 *
 * @param locate finds the line in the file the guide was read from; this function itself touches no file
 */
export function checkGuide(folder: GuideFolder, context: CheckContext, locate: Locate): Finding[] {
  return profiles[folder.guide.profile]
    .flatMap((check) => check(folder, context))
    .map(({ code, file, path, message }) => ({ code, file, line: locate(file, path), message }))
    .sort((a, b) => a.file.localeCompare(b.file) || a.line - b.line)
}

/** Faults that can leave a reader stuck, or send them a way that nobody wrote. */
const faultsOnTheWay: readonly FindingCode[] = [
  'edge-unresolved',
  'dead-end',
  'cycle',
  'options-not-exhaustive',
  'option-unknown',
  'rule-unknown',
  'rule-without-unknown',
]

/** True when every walk ends in an outcome and every answer leads somewhere, whatever else is wrong. */
export const isWalkable = (findings: readonly Finding[]): boolean =>
  !findings.some(({ code }) => faultsOnTheWay.includes(code))
