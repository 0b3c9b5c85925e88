import { type Stretch, stretchOf } from '#kernel/partial-date.ts'
import type { PolicyFinding } from './check-policy.ts'
import { type HousingRuleValue, isRuleValue, type NationalAdvice, ruleForm } from './housing-rules.ts'
import type { InventoryStatement } from './inventory.ts'
import type { PolicyDocument } from './policy.ts'
import {
  existenceFindings,
  finding,
  type PolicySurroundings,
  type RowFinding,
  sourceFindings,
  when,
} from './row-findings.ts'

/** Every finding in the inventory, in the order of its rows; empty when all is well. */
export function checkInventory(
  inventory: readonly InventoryStatement[],
  surroundings: PolicySurroundings,
): PolicyFinding[] {
  return inventory.flatMap((statement, row) =>
    [
      ...existenceFindings(statement.municipality, statement.on, surroundings),
      ...sourceFindings(statement.sources, surroundings),
      ...saidTwice(statement, inventory.slice(0, row)),
    ].map((found) => ({ list: 'inventory' as const, row, ...found })),
  )
}

/** Every finding in the housing rules, in the order of their rows. A document that is named must be of the same municipality. */
export function checkHousingRules(
  values: readonly HousingRuleValue[],
  documents: readonly PolicyDocument[],
  surroundings: PolicySurroundings,
): PolicyFinding[] {
  return values.flatMap((value, row) =>
    [
      ...existenceFindings(value.municipality, value.from, surroundings),
      ...sourceFindings(value.sources, surroundings),
      ...answerFindings(value),
      ...placeFindings(value, documents),
      ...stretchFindings(value, values.slice(0, row)),
    ].map((found) => ({ list: 'housing-rules' as const, row, ...found })),
  )
}

/** Advice needs a source that is known, like everything else. */
export const checkAdvice = (advice: readonly NationalAdvice[], surroundings: PolicySurroundings): PolicyFinding[] =>
  advice.flatMap(({ sources }, row) =>
    sourceFindings(sources, surroundings).map((found) => ({ list: 'national-advice' as const, row, ...found })),
  )

const saidTwice = (
  { municipality, theme, on }: InventoryStatement,
  before: readonly InventoryStatement[],
): RowFinding[] =>
  when(
    before.some((other) => other.municipality === municipality && other.theme === theme && other.on === on),
    'on',
    'said-twice',
    `Another row says already how far ${municipality} was with this theme at that date.`,
  )

function answerFindings({ rule, value }: HousingRuleValue): RowFinding[] {
  const form = ruleForm(rule)
  const answers = form.kind === 'number' ? `a number from ${form.least} to ${form.most}` : form.options.join(', ')
  return when(!isRuleValue(rule, value), 'value', 'value-unfit', `"${value}" is no answer here: ${answers}.`)
}

function placeFindings(
  { document, municipality }: HousingRuleValue,
  documents: readonly PolicyDocument[],
): RowFinding[] {
  if (document === null) return []
  const found = documents.find(({ id }) => id === document)
  if (!found) return [finding('document', 'document-unknown', `"${document}" is no known document.`)]
  return when(
    found.municipality !== municipality,
    'document',
    'document-of-another',
    `"${document}" is a document of ${found.municipality}.`,
  )
}

function stretchFindings(value: HousingRuleValue, before: readonly HousingRuleValue[]): RowFinding[] {
  const { municipality, rule, from, until } = value
  if (until !== null && stretchOf(until).until <= stretchOf(from).from)
    return [finding('until', 'ends-first', 'It ends before it begins.')]
  const clash = before.some(
    (other) => other.municipality === municipality && other.rule === rule && overlap(daysOf(other), daysOf(value)),
  )
  return when(clash, 'from', 'values-overlap', 'Another row gives an answer for the same days: end that one first.')
}

/** From the first day it can hold until the first day it can have ended. */
const daysOf = ({ from, until }: HousingRuleValue): Pick<Stretch, 'from'> & { until: string } => ({
  from: stretchOf(from).from,
  until: until === null ? '9999-12-31' : stretchOf(until).from,
})

const overlap = (one: { from: string; until: string }, other: { from: string; until: string }): boolean =>
  one.from < other.until && other.from < one.until
