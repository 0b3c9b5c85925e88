import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Fact, Facts } from '#kernel/facts.ts'
import type { SourceCode } from '#kernel/sources.ts'
import { type ContentFinding, findingText, readYamlFile } from '#platform/content/yaml-file.ts'
import { checkFacts, type FactFinding } from '../domain/check-facts.ts'
import { factsForm } from '../forms/fact-form.ts'

/** The facts that could be read, with everything that is wrong with them. */
export interface FactsRead {
  facts: Facts
  findings: ContentFinding[]
}

/**
 * Reads every file of `data/rights/`. Never throws for what stands in the files.
 *
 * @param isSource whether a code stands in the register of sources
 */
export async function readFacts(dataFolder: string, isSource: (code: SourceCode) => boolean): Promise<FactsRead> {
  const folder = join(dataFolder, 'rights')
  const facts = new Map<string, Fact>()
  const findings: ContentFinding[] = []
  for (const name of (await readdir(folder)).filter((file) => file.endsWith('.yaml')).sort()) {
    const read = await readYamlFile(join(folder, name), factsForm, `data/rights/${name}`)
    if (!read.ok) {
      findings.push(...read.findings)
      continue
    }
    const lineOf = ({ index, row }: Pick<FactFinding, 'index' | 'row'>) =>
      read.lineOf(row === null ? [index] : [index, 'rows', row])
    const own = checkFacts(read.value, new Set(facts.keys()))
    findings.push(...own.map((one) => ({ code: one.code, file: read.file, line: lineOf(one), message: one.message })))
    for (const [index, fact] of read.value.entries()) {
      facts.set(fact.id, fact)
      for (const [row, { sources }] of fact.rows.entries())
        for (const code of sources.filter((one) => !isSource(one)))
          findings.push({
            code: 'source-unknown',
            file: read.file,
            line: lineOf({ index, row }),
            message: `"${code}" of "${fact.id}" is not in data/sources.yaml.`,
          })
    }
  }
  return { facts, findings }
}

/** For a server that cannot do without. @throws Error that names every finding with its file and line. */
export async function loadFacts(dataFolder: string, isSource: (code: SourceCode) => boolean): Promise<Facts> {
  const { facts, findings } = await readFacts(dataFolder, isSource)
  if (findings.length > 0) throw new Error(findings.map(findingText).join('\n'))
  return facts
}
