// Holds the project against the rules of the house: `node scripts/house/check.ts`.
import { exceptions, type HouseException } from './exceptions.ts'
import { fileFindings } from './file-rules.ts'
import { findingLine, type HouseFinding } from './finding.ts'
import { moduleFindings } from './module-rules.ts'
import { decisionFindings, dependencyFindings } from './paper-rules.ts'
import { tableFindings } from './table-rules.ts'
import { readTree } from './tree.ts'
import { wordFindings } from './word-rules.ts'

/** Everything that breaks a rule of the house and is not excepted, and every exception that nothing needs. */
export function houseFindings(root: string, excepted: readonly HouseException[] = exceptions): HouseFinding[] {
  const tree = readTree(root)
  const found = [
    ...fileFindings(tree),
    ...moduleFindings(tree),
    ...tableFindings(tree),
    ...decisionFindings(tree),
    ...dependencyFindings(tree),
    ...wordFindings(tree),
  ]
  const covers = (exception: HouseException, { rule, file }: HouseFinding) =>
    exception.rule === rule && exception.file === file
  return [
    ...found.filter((finding) => !excepted.some((exception) => covers(exception, finding))),
    ...excepted
      .filter((exception) => !found.some((finding) => covers(exception, finding)))
      .map(({ rule, file }) => ({ rule: 'exceptions', file, message: `nothing here needs the exception to ${rule}` })),
  ]
}

if (import.meta.main) {
  const findings = houseFindings(process.cwd())
  for (const finding of findings) console.error(findingLine(finding))
  console.log(findings.length === 0 ? 'the house is in order' : `${findings.length} findings`)
  process.exitCode = findings.length === 0 ? 0 : 1
}
