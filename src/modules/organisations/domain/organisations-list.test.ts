import { expect, test } from 'vitest'
import { day } from '#kernel/days.ts'
import {
  type ListedOrganisation,
  lastDayOf,
  organisationsShown,
  possibleSuccessors,
  predecessorsOf,
} from './organisations-list.ts'

const one = (id: string, rest: Partial<ListedOrganisation> = {}): ListedOrganisation => ({
  id,
  kind: 'municipality',
  name: `Gemeente ${id}`,
  place: { kind: 'municipality', code: 'GM9999' },
  period: { from: day('2020-01-01'), until: null },
  successor: null,
  secondLook: false,
  state: 'active',
  ...rest,
})
const old = one('oudstad', {
  state: 'ended',
  successor: 'nieuwstad',
  period: { from: day('2020-01-01'), until: day('2026-01-01') },
})
const fresh = one('nieuwstad')
const help = one('hulppunt', { kind: 'help-organisation', name: 'Hülppunt', state: 'few-administrators' })
const all = [old, fresh, help]
const ids = (found: readonly ListedOrganisation[]) => found.map(({ id }) => id)

test('organisations are found by name without accents, by code, kind and standing', () => {
  const asked = { q: '', kind: null, state: null }
  expect(ids(organisationsShown(all, { ...asked, q: 'hulp' }))).toEqual(['hulppunt'])
  expect(ids(organisationsShown(all, { ...asked, q: 'NIEUW' }))).toEqual(['nieuwstad'])
  expect(ids(organisationsShown(all, { ...asked, kind: 'municipality' }))).toEqual(['oudstad', 'nieuwstad'])
  expect(ids(organisationsShown(all, { ...asked, state: 'few-administrators' }))).toEqual(['hulppunt'])
})

test('the last day is the day before the one on which it is no more', () => {
  expect(lastDayOf(old)).toBe('2025-12-31')
  expect(lastDayOf(fresh)).toBeNull()
})

test('who goes on is of the same kind, goes on itself, and is another', () => {
  expect(ids(possibleSuccessors(fresh, all))).toEqual([])
  expect(ids(possibleSuccessors(old, all))).toEqual(['nieuwstad'])
})

test('a predecessor is one that names this one', () => {
  expect(ids(predecessorsOf('nieuwstad', all))).toEqual(['oudstad'])
  expect(ids(predecessorsOf('hulppunt', all))).toEqual([])
})
