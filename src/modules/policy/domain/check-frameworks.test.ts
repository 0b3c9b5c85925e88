import { describe, expect, test } from 'vitest'
import { aDocument, aRuleValue, aStatement } from '../testing/policy-builders.ts'
import { checkAdvice, checkHousingRules, checkInventory } from './check-frameworks.ts'
import type { PolicySurroundings } from './row-findings.ts'

const surroundings: PolicySurroundings = {
  divisionOn: (on) => (on < '2019-01-01' ? ['GM0002'] : ['GM0001', 'GM0002']),
  isKnownMunicipality: (code) => ['GM0001', 'GM0002'].includes(code),
  isKnownSource: (code) => ['PON-1', 'CV-4'].includes(code),
}
const codes = (findings: ReturnType<typeof checkInventory>) =>
  findings.map(({ row, field, code }) => [row, field, code])
const inventory = (...rows: Parameters<typeof aStatement>[0][]) =>
  codes(checkInventory(rows.map(aStatement), surroundings))
const rules = (...rows: Parameters<typeof aRuleValue>[0][]) =>
  codes(checkHousingRules(rows.map(aRuleValue), [aDocument({ municipality: 'GM0002' })], surroundings))

describe('an inventory', () => {
  test('is sound when every municipality, date and source is known', () => {
    expect(inventory({}, { theme: 'trafficking' }, { on: '2022' })).toEqual([])
  })

  test.each([
    [{ municipality: 'GM0404' }, 'municipality', 'municipality-unknown'],
    [{ on: '2018-12-31' }, 'municipality', 'not-in-division'],
    [{ sources: [] }, 'sources', 'no-source'],
    [{ sources: ['ZZ-1'] }, 'sources', 'source-unknown'],
  ])('%j is found in the field %s', (changes, field, code) => {
    expect(inventory({}, { theme: 'safety', ...changes })).toEqual([[1, field, code]])
  })

  test('the same theme and date may be said once', () => {
    expect(inventory({}, { status: 'none' })).toEqual([[1, 'on', 'said-twice']])
  })
})

describe('housing rules', () => {
  test('are sound with an answer that fits, in a document of the same municipality', () => {
    expect(rules({}, { municipality: 'GM0002', document: 'a-document' })).toEqual([])
  })

  test.each([
    [{ value: 'two' }, 'value', 'value-unfit'],
    [{ value: 21 }, 'value', 'value-unfit'],
    [{ document: 'other' }, 'document', 'document-unknown'],
    [{ document: 'a-document' }, 'document', 'document-of-another'],
    [{ until: '2019' }, 'until', 'ends-first'],
    [{ municipality: 'GM0404' }, 'municipality', 'municipality-unknown'],
    [{ sources: [] }, 'sources', 'no-source'],
  ])('%j is found in the field %s', (changes, field, code) => {
    expect(rules(changes)).toEqual([[0, field, code]])
  })

  test('two answers for the same day clash; one that ends where the next begins does not', () => {
    expect(rules({}, { from: '2024-01-01', value: 1 })).toEqual([[1, 'from', 'values-overlap']])
    expect(rules({ until: '2024-01-01' }, { from: '2024-01-01', value: 1 })).toEqual([])
  })
})

test('advice from a source that nobody knows is found', () => {
  const advice = { rule: 'own-bedroom' as const, value: 'yes', sources: ['ZZ-1'], confidence: 'seen' as const }
  expect(codes(checkAdvice([advice], surroundings))).toEqual([[0, 'sources', 'source-unknown']])
})
