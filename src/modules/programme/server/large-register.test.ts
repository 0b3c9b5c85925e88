import { describe, expect, test } from 'vitest'
import { day } from '#kernel/days.ts'
import { choicesShown, shortChoices } from '../domain/choices.ts'
import { emptyFilter, type ListQuery } from '../domain/list-items.ts'
import { listQueryIn, pageSize } from '../forms/list-query-form.ts'
import { largeOwners, largeProgramme } from '../testing/large-register.ts'
import { publishedAreas, publishedPolicy } from '../testing/published-programme.ts'
import { changesPage } from './event-views.ts'
import { itemPage } from './item-page.ts'
import { listPage, openValues } from './list-page.ts'
import { registerOn } from './register-view.ts'
import { registerViews } from './register-views.ts'
import { timeLinePage } from './time-line-page.ts'

const places = { areas: publishedAreas, policy: publishedPolicy }
const today = day('2026-11-21')
const query = (changes: Partial<ListQuery> = {}): ListQuery => ({
  ...emptyFilter,
  sort: 'id',
  descending: false,
  page: 1,
  pageSize,
  ...changes,
})
const thousand = registerOn(largeProgramme(1_000), places, today, 'nl')
const tenThousand = registerOn(largeProgramme(10_000), places, today, 'nl')
const size = (value: unknown): number => JSON.stringify(value).length

/** What the list page puts on the screen. */
const shown = (view: typeof thousand, asked: ListQuery) => {
  const { rows, choices } = listPage(view, asked)
  return { rows, choices: Object.values(choices).map((choice) => shortChoices(choice, asked.owners).shown) }
}

describe('a register of ten thousand rows', () => {
  test('has a list page with as many rows and choices as one of a thousand', () => {
    const [small, large] = [shown(thousand, query()), shown(tenThousand, query())]
    expect([small.rows.length, large.rows.length]).toEqual([pageSize, pageSize])
    expect(large.choices.every((choice) => choice.length <= choicesShown)).toBe(true)
    expect(openValues(tenThousand).owners.length).toBeGreaterThan(largeOwners)
    expect(size(large) / size(small)).toBeLessThan(1.1)
  })

  test('stays as small on its last page, sorted and narrowed', () => {
    const { rows, total, pages } = listPage(tenThousand, query({ sort: 'title', descending: true, page: 99_999 }))
    expect(total).toBe(10_000)
    expect(pages).toBe(Math.ceil(10_000 / pageSize))
    expect(rows.length).toBeLessThanOrEqual(pageSize)
    expect(listPage(tenThousand, query({ ownerName: 'z-17', bases: ['exact'] })).total).toBeGreaterThan(0)
  })

  test('an address with every owner in it narrows by twelve', () => {
    const { owners } = openValues(tenThousand)
    const address = new URLSearchParams(owners.map((owner) => ['owner', owner]))
    const { query: asked } = listQueryIn(address, openValues(tenThousand))
    expect(asked.owners).toHaveLength(12)
    expect(shown(tenThousand, asked).choices.every((choice) => choice.length <= choicesShown)).toBe(true)
  })

  test('has a line of time with as many columns and rows', () => {
    const [small, large] = [
      timeLinePage(thousand, query({ pageSize: 12 })),
      timeLinePage(tenThousand, query({ pageSize: 12 })),
    ]
    expect(large.rows).toHaveLength(12)
    expect(large.years.length).toBeLessThanOrEqual(12)
    expect(size(large) / size(small)).toBeLessThan(1.1)
    expect(large.years.reduce((sum, { events }) => sum + events, 0)).toBeGreaterThan(10_000)
  })

  test('shows as many changes on a page', () => {
    const [small, large] = [
      changesPage(thousand, day('2018-01-01'), 3, 20),
      changesPage(tenThousand, day('2018-01-01'), 3, 20),
    ]
    expect([small.changes.length, large.changes.length]).toEqual([20, 20])
    expect(large.total).toBeGreaterThan(30_000)
    expect(large.changes.map(({ knownOn }) => knownOn)).toEqual(
      large.changes
        .map(({ knownOn }) => knownOn)
        .toSorted()
        .reverse(),
    )
  })

  test('the page of a row is as large as in a small register', () => {
    const page = (view: typeof thousand) => size(itemPage(view, 'Z1-00501'))
    expect(page(tenThousand)).toBe(page(thousand))
  })

  test('thirty-two remembered days share the histories of the rows', () => {
    const programme = largeProgramme(1_000)
    const { viewOn, kept } = registerViews(programme, places)
    for (let year = 2019; year <= 2026; year += 1)
      for (const month of ['02', '05', '08', '11']) viewOn(day(`${year}-${month}-15`), 'nl')
    const events = programme.items.reduce((sum, item) => sum + item.events.length, 0)
    expect(kept()).toMatchObject({ views: 32, moments: 8 })
    expect(kept().histories).toBeLessThanOrEqual(programme.items.length + events)
  })
})
