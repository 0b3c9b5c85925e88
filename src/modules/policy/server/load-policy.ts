import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { type LanguageTag, sourceLanguage } from '#kernel/language.ts'
import { type Areas, municipalitiesOn } from '#modules/areas/index.ts'
import { sourceCodeField } from '#platform/content/fields.ts'
import { type ContentFinding, findingText, readYamlFile } from '#platform/content/yaml-file.ts'
import { checkPolicy, type PolicySurroundings } from '../domain/check-policy.ts'
import type { KnownPolicy } from '../domain/statements.ts'
import { documentsForm, measurementsForm, type PolicyWords, policyWordsForm } from '../forms/policy-file-forms.ts'
import { type WordsFile, wordFindings } from './check-words.ts'

/** What is known about policy, with the words for it in each language. */
export interface Policy extends KnownPolicy {
  words: ReadonlyMap<LanguageTag, PolicyWords>
}

/** `policy` is there when every file has the right shape; `findings` tell what is wrong with it nevertheless. */
export interface PolicyRead {
  policy: Policy | undefined
  findings: ContentFinding[]
}

const languageFile = /^([a-z]{2,3}(?:-[A-Za-z0-9]+)*)\.yaml$/
const lists = ['measurements.yaml', 'documents.yaml']
const sourcesForm = z.array(z.looseObject({ code: sourceCodeField }))

/**
 * Reads `policy/` and `sources.yaml` of the data folder and checks them. Never throws for what stands in the files.
 *
 * @param areas to see whether a municipality existed on the days that are spoken of
 */
export async function readPolicy(dataFolder: string, areas: Areas): Promise<PolicyRead> {
  const folder = join(dataFolder, 'policy')
  const sources = await readYamlFile(join(dataFolder, 'sources.yaml'), sourcesForm, 'data/sources.yaml')
  const measurements = await readYamlFile(join(folder, 'measurements.yaml'), measurementsForm, fileOf('measurements'))
  const documents = await readYamlFile(join(folder, 'documents.yaml'), documentsForm, fileOf('documents'))
  const words = await readWords(folder)
  if (!sources.ok || !measurements.ok || !documents.ok || words.findings.length > 0) {
    const broken = [sources, measurements, documents].flatMap((read) => (read.ok ? [] : read.findings))
    return { policy: undefined, findings: [...broken, ...words.findings] }
  }

  const policy = {
    measurements: measurements.value,
    documents: documents.value,
    words: new Map([...words.found].map(([tag, { value }]) => [tag, value])),
  }
  const codes = new Set(sources.value.map(({ code }) => code))
  const lineOf = { measurements: measurements.lineOf, documents: documents.lineOf }
  const findings = checkPolicy(policy, surroundingsOf(areas, codes)).map(({ list, row, field, code, message }) => ({
    code,
    file: fileOf(list),
    line: lineOf[list]([row, field]),
    message,
  }))
  return { policy, findings: [...findings, ...wordFindings(policy, words.found)] }
}

/** As `readPolicy`. @throws Error that names every finding with file, line and a sentence. */
export async function loadPolicy(dataFolder: string, areas: Areas): Promise<Policy> {
  const { policy, findings } = await readPolicy(dataFolder, areas)
  if (!policy || findings.length > 0) throw new Error(findings.map(findingText).join('\n'))
  return policy
}

async function readWords(folder: string) {
  const found = new Map<LanguageTag, WordsFile>()
  const findings: ContentFinding[] = []
  for (const name of await namesIn(folder)) {
    const tag = languageFile.exec(name)?.[1]
    if (tag === undefined || lists.includes(name)) continue
    const read = await readYamlFile(join(folder, name), policyWordsForm, fileOf(tag))
    if (read.ok) found.set(tag, read)
    else findings.push(...read.findings)
  }
  if (!found.has(sourceLanguage) && findings.length === 0)
    findings.push({ code: 'file-missing', file: fileOf(sourceLanguage), line: 1, message: 'This file does not exist.' })
  return { found, findings }
}

/** Sorted, so that findings always come in the same order; none when the folder is not there. */
async function namesIn(folder: string): Promise<string[]> {
  try {
    return (await readdir(folder)).toSorted()
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return []
    throw cause
  }
}

function surroundingsOf(areas: Areas, sourceCodes: ReadonlySet<string>): PolicySurroundings {
  const known = new Set(areas.municipalities.map(({ code }) => code))
  return {
    divisionOn(on) {
      const division = municipalitiesOn(areas, on)
      return division.ok ? division.value.map(({ code }) => code) : null
    },
    isKnownMunicipality: (code) => known.has(code),
    isKnownSource: (code) => sourceCodes.has(code),
  }
}

const fileOf = (name: string): string => `data/policy/${name}.yaml`
