import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { day } from '#kernel/days.ts'
import { dangerLevels } from '../domain/casework/needs.ts'
import {
  type CaseQuery,
  caseMark,
  caseOwners,
  caseSearch,
  caseSorts,
  everyOpenCase,
  firstDue,
  listedStates,
} from '../domain/desk/case-list.ts'
import { readCaseQuery } from './case-query.ts'

const id = '0f3ac2d19b7e44d0a1b2c3d4e5f60718'
const read = (search: string) => readCaseQuery(new URLSearchParams(search))
const oneOf = <One>(all: readonly One[]) => fc.option(fc.constantFrom(...all))

const query: fc.Arbitrary<CaseQuery> = fc.record({
  state: oneOf(listedStates),
  owner: oneOf(caseOwners),
  danger: oneOf(dangerLevels),
  late: fc.boolean(),
  partnerLate: fc.boolean(),
  news: fc.boolean(),
  goesSoon: fc.boolean(),
  week: oneOf(['2026-W01', '2026-W49', '2020-W53']),
  sort: fc.constantFrom(...caseSorts),
  after: oneOf([
    { day: null, id },
    { day: day('2026-12-07'), id },
  ]),
})

describe('the list of cases that an address asks for', () => {
  test('is the same list when the address is read again', () => {
    fc.assert(
      fc.property(query, (asked) => {
        expect(read(caseSearch(asked))).toEqual(asked)
      }),
    )
  })

  test('without a word is every case that is not closed, what is due first on top', () => {
    expect(read('')).toEqual(everyOpenCase)
    expect(caseSearch(everyOpenCase)).toBe('')
  })

  test.each([
    ['week=2026-49', '2026-W49'],
    ['week=week 49 van 2026', '2026-W49'],
    ['week=2026 w 9', '2026-W09'],
    ['week=2026-W54', null],
    ['week=2026-W00', null],
    ['week=49', null],
  ])('%s is the week %s', (search, week) => expect(read(search).week).toBe(week))

  test.each([
    'state=deleted',
    'state=geheim',
    'owner=ieder',
    'danger=heel',
    'late=true',
    'news=yes',
    'goes=1',
    'sort=__proto__',
    `after=2026-02-30.${id}`,
    'after=none',
    "after=2026-12-07.' or 1=1",
  ])('what it does not know is left out: %s', (search) => expect(read(search)).toEqual(everyOpenCase))
})

test('the first term that runs counts', () => {
  const [one, other] = [day('2026-12-07'), day('2026-12-14')]
  expect(firstDue({ answerDue: one, stepDue: other })).toBe(one)
  expect(firstDue({ answerDue: other, stepDue: one })).toBe(one)
  expect(firstDue({ answerDue: null, stepDue: other })).toBe(other)
  expect(firstDue({ answerDue: null, stepDue: null })).toBeNull()
})

test('a case is called by eight letters that can be said on the telephone', () =>
  expect(caseMark(id)).toBe('0F3A-C2D1'))
