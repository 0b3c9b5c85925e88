import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Fact, Facts, LawPlace } from '#kernel/facts.ts'
import type { SourceCode } from '#kernel/sources.ts'
import { type ContentFinding, findingText, readYamlFile, type YamlPath } from '#platform/content/yaml-file.ts'
import { checkFacts } from '../domain/check-facts.ts'
import { checkTables } from '../domain/check-tables.ts'
import { factsForm } from '../forms/fact-form.ts'
import { isKnownLaw, type Laws, readLaws, withAddress } from './read-laws.ts'

/** The facts that could be read, with everything that is wrong with them. */
export interface FactsRead {
  facts: Facts
  findings: ContentFinding[]
}

/** The finding about one place in the files. */
type Report = (code: string, message: string) => ContentFinding

/**
 * Reads every file of `data/rights/`, with the register of laws beside it. A place in the law without an address gets
 * that of the law of today. Never throws for what stands in the files.
 *
 * @param isSource whether a code stands in the register of sources
 */
export async function readFacts(dataFolder: string, isSource: (code: SourceCode) => boolean): Promise<FactsRead> {
  const folder = join(dataFolder, 'rights')
  const facts = new Map<string, Fact>()
  const rowsOf = new Map<string, (row: number) => Report>()
  const { laws, findings } = await readLaws(dataFolder)
  let complete = true
  for (const name of (await readdir(folder)).filter((file) => file.endsWith('.yaml')).sort()) {
    const read = await readYamlFile(join(folder, name), factsForm, `data/rights/${name}`)
    if (!read.ok) {
      findings.push(...read.findings)
      complete = false
      continue
    }
    const at =
      (...path: YamlPath): Report =>
      (code, message) => ({ code, file: read.file, line: read.lineOf(path), message })
    const own = checkFacts(read.value, new Set(facts.keys()))
    findings.push(
      ...own.map(({ index, row, code, message }) => (row === null ? at(index) : at(index, 'rows', row))(code, message)),
    )
    for (const [index, fact] of read.value.entries()) {
      facts.set(fact.id, factWithAddresses(fact, laws))
      rowsOf.set(fact.id, (row) => at(index, 'rows', row))
      findings.push(...checkPlaces(fact.law, laws, at(index, 'law')))
      for (const [row, { sources, law }] of fact.rows.entries()) {
        const here = at(index, 'rows', row)
        findings.push(...checkPlaces(law, laws, here))
        for (const code of sources.filter((one) => !isSource(one)))
          findings.push(here('source-unknown', `"${code}" of "${fact.id}" is not in data/sources.yaml.`))
      }
    }
  }
  // Tables rest on each other: without one of the files a sound row would look wrong.
  const tables = complete ? checkTables(facts) : []
  findings.push(...tables.flatMap(({ fact, row, code, message }) => rowsOf.get(fact)?.(row)(code, message) ?? []))
  return { facts, findings }
}

/** For a server that cannot do without. @throws Error that names every finding with its file and line. */
export async function loadFacts(dataFolder: string, isSource: (code: SourceCode) => boolean): Promise<Facts> {
  const { facts, findings } = await readFacts(dataFolder, isSource)
  if (findings.length > 0) throw new Error(findings.map(findingText).join('\n'))
  return facts
}

const checkPlaces = (law: readonly LawPlace[], laws: Laws, here: Report): ContentFinding[] =>
  law
    .filter((place) => !isKnownLaw(place, laws))
    .map(({ name }) => here('law-unknown', `"${name}" is not in data/laws.yaml.`))

const factWithAddresses = (fact: Fact, laws: Laws): Fact => {
  const all = (law: readonly LawPlace[]) => law.map((place) => withAddress(place, laws))
  return { ...fact, law: all(fact.law), rows: fact.rows.map((row) => ({ ...row, law: all(row.law) })) }
}
