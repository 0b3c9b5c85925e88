import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { day } from '#kernel/days.ts'
import {
  administratorsLeft,
  everybody,
  type ListedMember,
  memberStates,
  type PeopleQuery,
  peopleSearch,
  peopleShown,
  peopleSorts,
} from './people-list.ts'
import { roles } from './roles.ts'

const one = (person: string, rest: Partial<ListedMember> = {}): ListedMember => ({
  person,
  organisation: 'voorbeeldstad',
  name: person,
  mail: `${person}@voorbeeld.example`,
  roles: ['desk-officer'],
  state: 'active',
  since: day('2026-01-01'),
  standsInFor: [],
  ...rest,
})
const shown = (all: readonly ListedMember[], asked: Partial<PeopleQuery>) =>
  peopleShown(all, { ...everybody, ...asked }).map(({ person }) => person)

const all = [
  one('zoe', { name: 'Zoë aan de balie', state: 'away', since: day('2026-03-01') }),
  one('adri', { roles: ['focal-point'], since: day('2026-02-01') }),
  one('weg', { state: 'ended' }),
]

describe('the list of people', () => {
  test('is in the order of names, and leaves out who left', () => {
    expect(shown(all, {})).toEqual(['adri', 'zoe'])
  })
  test('shows who left when that is asked for', () => {
    expect(shown(all, { state: 'ended' })).toEqual(['weg'])
  })
  test('finds a part of a name without its accents and capitals, and a part of an address', () => {
    expect(shown(all, { q: 'ZOE aan' })).toEqual(['zoe'])
    expect(shown(all, { q: 'adri@' })).toEqual(['adri'])
    expect(shown(all, { q: 'nobody' })).toEqual([])
  })
  test('holds one role', () => {
    expect(shown(all, { role: 'focal-point' })).toEqual(['adri'])
  })
  test('goes by the day since which, and back', () => {
    expect(shown(all, { sort: 'since' })).toEqual(['adri', 'zoe'])
    expect(shown(all, { sort: 'since', descending: true })).toEqual(['zoe', 'adri'])
  })
  test('has who works here before who is away', () => {
    expect(shown(all, { sort: 'state' })).toEqual(['adri', 'zoe'])
  })
})

const queries = fc.record({
  q: fc.string({ maxLength: 20 }),
  state: fc.constantFrom(null, ...memberStates),
  role: fc.constantFrom(null, ...roles),
  sort: fc.constantFrom(...peopleSorts),
  descending: fc.boolean(),
})

test('whatever is asked, nobody is shown who is not there, nobody twice, and the list that was given stays as it was', () => {
  fc.assert(
    fc.property(queries, (query) => {
      const before = all.map(({ person }) => person)
      const found = peopleShown(all, query).map(({ person }) => person)
      expect(all.map(({ person }) => person)).toEqual(before)
      expect(new Set(found).size).toBe(found.length)
      expect(found.every((person) => before.includes(person))).toBe(true)
    }),
  )
})

test('an address that asks for nothing is short', () => {
  expect(peopleSearch(everybody)).toBe('')
  expect(peopleSearch({ ...everybody, state: 'away', sort: 'since', descending: true })).toBe('?state=away&sort=-since')
})

test('it is known how many administrators are left when one goes', () => {
  const first = one('eerste', { roles: ['organisation-administrator'] })
  const second = one('tweede', { roles: ['organisation-administrator'], state: 'away' })
  expect(administratorsLeft(first, [first, second])).toBe(0)
  expect(administratorsLeft(second, [first, second])).toBeNull()
  expect(administratorsLeft(one('balie'), [first])).toBeNull()
})
