import { join } from 'node:path'
import { z } from 'zod'
import { type LanguageTag, sourceLanguage } from '#kernel/language.ts'
import { type Areas, municipalitiesOn } from '#modules/areas/index.ts'
import { sourceCodeField } from '#platform/content/fields.ts'
import { namesIn } from '#platform/content/language-files.ts'
import { type ContentFinding, findingText, readYamlFile } from '#platform/content/yaml-file.ts'
import { checkAdvice, checkHousingRules, checkInventory } from '../domain/check-frameworks.ts'
import { checkPolicy, type PolicyFinding } from '../domain/check-policy.ts'
import type { HousingRuleValue, NationalAdvice } from '../domain/housing-rules.ts'
import type { InventoryStatement } from '../domain/inventory.ts'
import type { MergerTerm } from '../domain/merger.ts'
import type { OwnWord } from '../domain/own-documents.ts'
import type { PolicySurroundings } from '../domain/row-findings.ts'
import type { KnownPolicy } from '../domain/statements.ts'
import {
  documentsForm,
  housingRulesForm,
  inventoryForm,
  measurementsForm,
  mergerForm,
  nationalAdviceForm,
  type PolicyWords,
  policyWordsForm,
} from '../forms/policy-file-forms.ts'
import { type WordsFile, wordFindings } from './check-words.ts'

/** What is known about policy, with the words for it in each language. */
export interface Policy extends KnownPolicy {
  /** Who said how far a municipality was. */
  inventory: readonly InventoryStatement[]
  housingRules: readonly HousingRuleValue[]
  nationalAdvice: readonly NationalAdvice[]
  /** How long rules go on after a merger. */
  mergerTerm: MergerTerm
  words: ReadonlyMap<LanguageTag, PolicyWords>
  /** What municipalities said themselves, by the id of the document; empty for what stands in the files. */
  ownWords: ReadonlyMap<string, OwnWord>
  /** Municipalities of the demonstration, by code: they stand in no division and count nowhere. */
  madeUp: ReadonlyMap<string, string>
}

/** `policy` is there when every file has the right shape; `findings` tell what is wrong with it nevertheless. */
export interface PolicyRead {
  policy: Policy | undefined
  findings: ContentFinding[]
}

const languageFile = /^([a-z]{2,3}(?:-[A-Za-z0-9]+)*)\.yaml$/
const lists = [
  'measurements.yaml',
  'documents.yaml',
  'inventory.yaml',
  'merger.yaml',
  'housing-rules.yaml',
  'national-advice.yaml',
]
const sourcesForm = z.array(z.looseObject({ code: sourceCodeField }))

/**
 * Reads `policy/` and `sources.yaml` of the data folder and checks them. Never throws for what stands in the files.
 *
 * @param areas to see whether a municipality existed on the days that are spoken of
 */
export async function readPolicy(dataFolder: string, areas: Areas): Promise<PolicyRead> {
  const folder = join(dataFolder, 'policy')
  const sources = await readYamlFile(join(dataFolder, 'sources.yaml'), sourcesForm, 'data/sources.yaml')
  const lists = await readLists(folder)
  const words = await readWords(folder)
  const broken = [sources, ...Object.values(lists)].flatMap((read) => (read.ok ? [] : read.findings))
  const { measurements, documents, inventory, housingRules, nationalAdvice, mergerTerm } = lists
  if (!sources.ok || !measurements.ok || !documents.ok || !inventory.ok || words.findings.length > 0)
    return { policy: undefined, findings: [...broken, ...words.findings] }
  if (!housingRules.ok || !nationalAdvice.ok || !mergerTerm.ok) return { policy: undefined, findings: broken }

  const policy: Policy = {
    measurements: measurements.value,
    documents: documents.value,
    inventory: inventory.value,
    housingRules: housingRules.value,
    nationalAdvice: nationalAdvice.value,
    mergerTerm: mergerTerm.value,
    words: new Map([...words.found].map(([tag, { value }]) => [tag, value])),
    ownWords: new Map(),
    madeUp: new Map(),
  }
  const around = surroundingsOf(areas, new Set(sources.value.map(({ code }) => code)))
  const lineOf = {
    measurements: measurements.lineOf,
    documents: documents.lineOf,
    inventory: inventory.lineOf,
    'housing-rules': housingRules.lineOf,
    'national-advice': nationalAdvice.lineOf,
  }
  const findings = policyFindings(policy, around).map(({ list, row, field, code, message }) => ({
    code,
    file: fileOf(list),
    line: lineOf[list]([row, field]),
    message,
  }))
  return { policy, findings: [...findings, ...wordFindings(policy, words.found)] }
}

/** The codes of `sources.yaml`; none when the file is not sound, which `readPolicy` tells. */
export async function readSourceCodes(dataFolder: string): Promise<ReadonlySet<string>> {
  const sources = await readYamlFile(join(dataFolder, 'sources.yaml'), sourcesForm)
  return new Set(sources.ok ? sources.value.map(({ code }) => code) : [])
}

async function readLists(folder: string) {
  const read = <S extends z.ZodType>(name: string, form: S) =>
    readYamlFile(join(folder, `${name}.yaml`), form, fileOf(name))
  return {
    measurements: await read('measurements', measurementsForm),
    documents: await read('documents', documentsForm),
    inventory: await read('inventory', inventoryForm),
    housingRules: await read('housing-rules', housingRulesForm),
    nationalAdvice: await read('national-advice', nationalAdviceForm),
    mergerTerm: await read('merger', mergerForm),
  }
}

const policyFindings = (policy: Policy, around: PolicySurroundings): PolicyFinding[] => [
  ...checkPolicy(policy, around),
  ...checkInventory(policy.inventory, around),
  ...checkHousingRules(policy.housingRules, policy.documents, around),
  ...checkAdvice(policy.nationalAdvice, around),
]

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

/** What the areas and the register of sources know, to hold policy against. */
export function surroundingsOf(areas: Areas, sourceCodes: ReadonlySet<string>): PolicySurroundings {
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
