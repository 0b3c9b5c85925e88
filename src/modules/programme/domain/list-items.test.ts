import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { day } from '#kernel/days.ts'
import { aDeadline, aMotion, anEvent, anItem, knownOn } from '../testing/programme-builders.ts'
import { type ItemOn, itemOn } from './history.ts'
import {
  activeFilters,
  emptyFilter,
  filterNames,
  folded,
  type ListQuery,
  type ListSurroundings,
  listItems,
  sortKeys,
  withoutFilter,
} from './list-items.ts'

const on = day('2026-11-21')
const query = (changes: Partial<ListQuery> = {}): ListQuery => ({
  ...emptyFilter,
  sort: 'id',
  descending: false,
  page: 1,
  pageSize: 50,
  ...changes,
})
const around = (changes: Partial<ListSurroundings> = {}): ListSurroundings => ({
  on,
  goalsOf: new Map([['S1-02', ['G1']]]),
  titleOf: (id) => `Title of ${id}`,
  textOf: () => 'Zorgcoördinator en Één plan',
  ownerName: (id) => (id === 'PROV' ? 'Provincie' : 'Één gemeente'),
  placeName: (place) => (place.kind === 'municipality' ? 'Voorbeeldstad' : 'Een provincie'),
  ...changes,
})

const items = [
  anItem({ id: 'S1-03', owners: ['CITY'], places: ['GM0001', 'PV30'], deadline: aDeadline('vague') }),
  anItem({ id: 'S1-01', deadline: aDeadline('quarter-end', '2021-06-30'), places: ['PV30'] }),
  anItem({
    id: 'S1-02',
    kind: 'conditional',
    certainty: 'conditional',
    deadline: aDeadline('quarter-end', '2021-03-31'),
    events: [anEvent({ change: 'state', to: 'done' }, { when: '2023-05', knownOn: '2023-06-01' })],
  }),
  anItem({ id: 'S2-01', document: 'S2', kind: 'fact', certainty: 'statement', starts: null }),
  aMotion({ id: 'M1-2020' }),
].map((item) => knownOn(item, on))

const found = (changes: Partial<ListQuery>) =>
  listItems(items, query(changes), around()).rows.map(({ item }) => item.id)

describe('a list of the register', () => {
  test.each<[string, Partial<ListQuery>, string[]]>([
    ['everything', {}, ['M1-2020', 'S1-01', 'S1-02', 'S1-03', 'S2-01']],
    ['one type', { types: ['motion'] }, ['M1-2020']],
    ['two kinds', { kinds: ['fact', 'conditional'] }, ['S1-02', 'S2-01']],
    ['an owner', { owners: ['CITY'] }, ['S1-03']],
    ['letters of the name of an owner', { ownerName: ' een GEM' }, ['M1-2020', 'S1-03']],
    ['letters of the name of a place', { placeName: 'provincie' }, ['S1-01', 'S1-03']],
    ['letters that are in no name', { placeName: 'nergens' }, []],
    ['a state', { states: ['done'] }, ['S1-02']],
    ['no state', { states: ['no-state'] }, ['S2-01']],
    ['a place', { places: ['GM0001'] }, ['S1-03']],
    ['no place', { places: ['none'] }, ['M1-2020', 'S1-02', 'S2-01']],
    ['a goal', { goals: ['G1'] }, ['S1-02']],
    ['a basis', { bases: ['vague'] }, ['S1-03']],
    ['a certainty', { certainties: ['conditional'] }, ['S1-02']],
    ['a note', { documents: ['S2'] }, ['S2-01']],
    ['a lateness', { lateness: ['term-passed-outcome-unknown'] }, ['S1-01']],
    ['changed since a day', { changedSince: day('2023-06-01') }, ['S1-02']],
    ['changed since the day after', { changedSince: day('2023-06-02') }, []],
    ['two filters together', { kinds: ['commitment'], bases: ['quarter-end'] }, ['S1-01']],
  ])('narrowed by %s', (_, changes, ids) => expect(found(changes)).toEqual(ids))

  test.each(['S1-03', 's1-03', 'title S1-03', '  S1-03  ZORGCOORDINATOR '])('searched for %j', (text) =>
    expect(found({ text })).toEqual(['S1-03']),
  )

  test('accents and capitals do not matter, and all words must be there', () => {
    expect(found({ text: 'één plan' })).toHaveLength(5)
    expect(found({ text: 'plan nergens' })).toEqual([])
    expect(folded('Zorgcoördinator Één')).toBe('zorgcoordinator een')
  })

  test('sorted by deadline has what has no date last, whichever way', () => {
    expect(found({ sort: 'deadline' }).slice(0, 2)).toEqual(['S1-02', 'S1-01'])
    expect(found({ sort: 'deadline', descending: true }).slice(0, 2)).toEqual(['S1-01', 'S1-02'])
  })

  test('sorted by the last change has the newest first when turned round', () => {
    expect(found({ sort: 'changed', descending: true })[0]).toBe('S1-02')
  })

  test('sorted by state follows the table of states, by owner the names', () => {
    expect(found({ sort: 'state' })).toEqual(['M1-2020', 'S1-01', 'S1-03', 'S1-02', 'S2-01'])
    expect(found({ sort: 'owner' })[0]).toBe('M1-2020')
  })

  test.each([
    [1, 2, ['M1-2020', 'S1-01'], 1],
    [2, 2, ['S1-02', 'S1-03'], 2],
    [3, 2, ['S2-01'], 3],
    [9, 2, ['S2-01'], 3],
    [0, 2, ['M1-2020', 'S1-01'], 1],
  ])('page %i of %i rows', (page, pageSize, ids, shown) => {
    const list = listItems(items, query({ page, pageSize }), around())
    expect([list.rows.map(({ item }) => item.id), list.page, list.pages, list.total]).toEqual([ids, shown, 3, 5])
  })

  test('tells which filters narrow it, and without one of them is as if that was never asked', () => {
    const asked = query({ states: ['done'], placeName: 'x', changedSince: day('2021-01-01'), page: 3 })
    expect(activeFilters(asked)).toEqual(['states', 'placeName', 'changedSince'])
    expect(activeFilters(query())).toEqual([])
    expect(withoutFilter(asked, 'states')).toEqual({ ...asked, states: [], page: 1 })
    const none = filterNames.reduce<ListQuery>((left, name) => withoutFilter(left, name), asked)
    expect(none).toEqual(query())
    expect([...filterNames].sort()).toEqual(Object.keys(emptyFilter).sort())
  })

  test('of nothing has one empty page', () => {
    expect(listItems([], query(), around())).toEqual({ rows: [], total: 0, page: 1, pages: 1 })
  })

  test('all pages together are every row once, in any order', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...sortKeys),
        fc.boolean(),
        fc.integer({ min: 1, max: 6 }),
        (sort, descending, pageSize) => {
          const pages = [1, 2, 3, 4, 5].map((page) =>
            listItems(items, query({ sort, descending, page, pageSize }), around()),
          )
          const shown = pages.slice(0, pages[0]?.pages).flatMap(({ rows }) => rows.map(({ item }) => item.id))
          expect([...shown].sort()).toEqual(['M1-2020', 'S1-01', 'S1-02', 'S1-03', 'S2-01'])
        },
      ),
    )
  })
})

describe('ten thousand rows', () => {
  const count = 10_000
  const events = [1, 2, 3].map((month) =>
    anEvent(
      { change: 'state', to: 'running' },
      { id: `event-${month}`, when: `2021-0${month}`, knownOn: '2021-06-01' },
    ),
  )
  const written = Array.from({ length: count }, (_, index) =>
    anItem({ id: `S1-${String(index).padStart(5, '0')}`, owners: index % 7 === 0 ? ['CITY'] : ['PROV'], events }),
  )

  /** The same rows, counting every property that is read of them. */
  function counted(rows: readonly ItemOn[]) {
    let reads = 0
    const get = (target: ItemOn, key: string | symbol): unknown => {
      reads += 1
      return Reflect.get(target, key)
    }
    const proxied = rows.map((row) => new Proxy(row, { get }))
    return { rows: proxied, reads: () => reads }
  }

  test('each event is looked at a fixed number of times when a day is reconstructed', () => {
    let reads = 0
    const watched = written.map((item) => ({
      ...item,
      events: new Proxy(item.events, {
        get(target, key) {
          if (typeof key === 'string' && /^\d+$/.test(key)) reads += 1
          return Reflect.get(target, key)
        },
      }),
    }))
    for (const item of watched) itemOn(item, on)
    expect(reads).toBeLessThanOrEqual(3 * count * 2)
  })

  const known = written.map((item) => itemOn(item, on)).filter((row) => row !== null)

  test('a row is read a few times, however many filters there are', () => {
    const { rows, reads } = counted(known)
    const filters = { owners: ['CITY'], states: ['running'], kinds: ['commitment'], documents: ['S1'] } as const
    expect(listItems(rows, query({ ...filters, pageSize: 20 }), around()).total).toBe(Math.ceil(count / 7))
    expect(reads()).toBeLessThanOrEqual(6 * count)
  })

  test('sorting compares no more than sorting has to', () => {
    const { rows, reads } = counted(known)
    listItems(rows, query({ sort: 'title', descending: true }), around())
    expect(reads()).toBeLessThanOrEqual(3 * count + 2 * count * Math.ceil(Math.log2(count)))
  })

  test('words are read once per row, and not at all when nobody searches or sorts by them', () => {
    let words = 0
    const counted = (id: string) => {
      words += 1
      return id
    }
    const counting = around({
      titleOf: counted,
      textOf: counted,
      ownerName: counted,
      placeName: () => counted('place'),
    })
    listItems(known, query({ states: ['running'] }), counting)
    expect(words).toBe(0)
    listItems(known, query({ ownerName: 'prov' }), counting)
    expect(words).toBe(2)
    words = 0
    listItems(known, query({ text: '09999' }), counting)
    expect(words).toBe(2 * count)
  })
})
