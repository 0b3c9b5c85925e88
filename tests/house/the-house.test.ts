import { beforeAll, expect, test } from 'vitest'
import { caseStatesPage, caseStatesText } from '../../scripts/generate-case-states.ts'
import { moduleMap } from '../../scripts/generate-module-map.ts'
import { permissionsPage, permissionsText } from '../../scripts/generate-permissions.ts'
import { type Boundaries, readBoundaries } from '../../scripts/house/boundaries.ts'
import { houseFindings } from '../../scripts/house/check.ts'
import { findingLine } from '../../scripts/house/finding.ts'
import { readTree } from '../../scripts/house/tree.ts'
import { projectFolder } from './seeded-project.ts'

let boundaries: Boundaries

beforeAll(async () => {
  boundaries = await readBoundaries(projectFolder)
})

test('the project obeys the rules of the house', () => {
  expect(houseFindings(projectFolder).map(findingLine)).toEqual([])
})

test('no import of the project crosses a boundary', () => {
  expect(boundaries.edges.length).toBeGreaterThan(100)
  expect(boundaries.findings.map(findingLine)).toEqual([])
})

test('docs/modules.md is current; if not: node scripts/generate-module-map.ts', () => {
  const tree = readTree(projectFolder)
  expect(tree.text('docs/modules.md')).toBe(moduleMap(tree, boundaries.edges))
})

test('the page about who may do what is current; if not: node scripts/generate-permissions.ts', () => {
  expect(readTree(projectFolder).text(permissionsPage)).toBe(permissionsText())
})

test('the page about the states of a case is current; if not: node scripts/generate-case-states.ts', () => {
  expect(readTree(projectFolder).text(caseStatesPage)).toBe(caseStatesText())
})
