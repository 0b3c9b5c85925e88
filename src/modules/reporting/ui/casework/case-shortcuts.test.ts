import { expect, test } from 'vitest'
import { caseShortcuts, listShortcuts } from './case-shortcuts.ts'

const keys = (all: readonly { key: string }[]) => all.map(({ key }) => key).join(' ')

test('keys are those that something answers to: on the page of a case as it stands, and on the list', () => {
  expect(keys(caseShortcuts({ isClosed: false, isFromPartner: false }))).toBe('b n t s / l u ? Escape')
  expect(keys(caseShortcuts({ isClosed: false, isFromPartner: true }))).toBe('n t s / l u ? Escape')
  expect(keys(caseShortcuts({ isClosed: true, isFromPartner: false }))).toBe('s / l u ? Escape')
  expect(keys(listShortcuts({ hasRows: true }))).toBe('j k o / ? Escape')
  expect(keys(listShortcuts({ hasRows: false }))).toBe('/ ? Escape')
})
