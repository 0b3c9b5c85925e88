import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { day } from '#kernel/days.ts'
import { filterValues, type ListQuery, sortKeys } from '../domain/list-items.ts'
import { addressOf, listQueryIn, maximumValues, pageSize } from './list-query-form.ts'

const ids = { owners: ['GS', 'PROV'], places: ['PV30', 'none'], goals: ['S1-15'], documents: ['S1', 'S2'] }
const read = (address: string) => listQueryIn(new URLSearchParams(address), ids)

describe('the filters of a list in the address', () => {
  test('without any, the first page of everything by id', () => {
    expect(read('').query).toMatchObject({ types: [], owners: [], text: '', changedSince: null, sort: 'id', page: 1 })
    expect(read('').problems).toEqual([])
  })

  test('each may stand there more than once', () => {
    expect(read('state=open&state=running&owner=GS&place=none&since=2021-01-01&q=+plan+').query).toMatchObject({
      states: ['open', 'running'],
      owners: ['GS'],
      places: ['none'],
      changedSince: '2021-01-01',
      text: 'plan',
    })
  })

  test('what means nothing is named, cut short and left out', () => {
    const long = 'x'.repeat(100)
    expect(read(`state=late&owner=NOBODY&since=2021-02-29&page=0&sort=${long}&order=up`)).toMatchObject({
      query: { states: [], owners: [], changedSince: null, page: 1, sort: 'id', descending: false },
      problems: [
        { parameter: 'sort', typed: 'x'.repeat(40) },
        { parameter: 'owner', typed: 'NOBODY' },
        { parameter: 'state', typed: 'late' },
        { parameter: 'since', typed: '2021-02-29' },
        { parameter: 'order', typed: 'up' },
        { parameter: 'page', typed: '0' },
      ],
    })
  })

  test('of one filter twelve values count, and the thirteenth is named', () => {
    const owners = Array.from({ length: maximumValues + 1 }, (_, index) => `P${index}`)
    const address = new URLSearchParams(owners.map((owner) => ['owner', owner]))
    const { query, problems } = listQueryIn(address, { ...ids, owners })
    expect(query.owners).toEqual(owners.slice(0, maximumValues))
    expect(problems).toEqual([{ parameter: 'owner', typed: `P${maximumValues}` }])
  })

  test.each(['-1', '1.5', '1e3', '9999999', ' 2', 'two'])('page %j is no page', (page) => {
    expect(read(`page=${encodeURIComponent(page)}`)).toMatchObject({
      query: { page: 1 },
      problems: [{ parameter: 'page' }],
    })
  })

  test('any list can be given to somebody as an address', () => {
    const some = <T>(values: readonly T[]) => fc.subarray([...values])
    const query: fc.Arbitrary<ListQuery> = fc.record({
      types: some(filterValues.types),
      kinds: some(filterValues.kinds),
      owners: some(ids.owners),
      states: some(filterValues.states),
      places: some(ids.places),
      goals: some(ids.goals),
      bases: some(filterValues.bases),
      certainties: some(filterValues.certainties),
      documents: some(ids.documents),
      lateness: some(filterValues.lateness),
      text: fc.string({ maxLength: 30 }).map((text) => text.trim()),
      ownerName: fc.string({ maxLength: 30 }).map((text) => text.trim()),
      placeName: fc.string({ maxLength: 30 }).map((text) => text.trim()),
      changedSince: fc.option(fc.constant(day('2021-03-31'))),
      sort: fc.constantFrom(...sortKeys),
      descending: fc.boolean(),
      page: fc.integer({ min: 1, max: 999_999 }),
      pageSize: fc.constant(pageSize),
    })
    fc.assert(
      fc.property(query, (asked) => {
        expect(listQueryIn(new URLSearchParams(addressOf(asked).toString()), ids)).toEqual({
          query: asked,
          problems: [],
        })
      }),
    )
  })
})
