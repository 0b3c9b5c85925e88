import type { Day } from '#kernel/days.ts'
import type { Choice, Choices } from '../domain/choices.ts'
import type { ItemOn } from '../domain/history.ts'
import { latenessOn } from '../domain/lateness.ts'
import {
  filterValues,
  type ItemList,
  itemsThatFit,
  type ListFilter,
  type ListQuery,
  type ListSurroundings,
  listItems,
} from '../domain/list-items.ts'
import { parsePlace, placeText } from '../domain/places.ts'
import type { ItemSummary } from '../domain/views.ts'
import type { listQueryIn } from '../forms/list-query-form.ts'
import { itemSummary } from './item-summary.ts'
import { partyNamed, placeNamed, type RegisterView, titleOf } from './register-view.ts'

export interface ListPage {
  on: Day
  query: ListQuery
  rows: readonly ItemSummary[]
  total: number
  page: number
  pages: number
  /** Rows of the day, before narrowing. */
  known: number
  choices: Choices
}

/** One page of the register as known on the day of the view. */
export function listPage(view: RegisterView, query: ListQuery): ListPage {
  const { rows, ...found } = itemList(view, query)
  return {
    on: view.on,
    query,
    ...found,
    rows: rows.map((row) => itemSummary(view, row)),
    known: view.known.items.length,
    choices: choicesOf(view),
  }
}

/** As `listPage`, without what only a page needs. */
export const itemList = (view: RegisterView, query: ListQuery): ItemList =>
  listItems(view.known.items, query, surroundingsOf(view))

/** Every row that fits a filter, not sorted. */
export const rowsThatFit = (view: RegisterView, filter: ListFilter): ItemOn[] =>
  itemsThatFit(view.known.items, filter, surroundingsOf(view))

function surroundingsOf(view: RegisterView): ListSurroundings {
  return {
    on: view.on,
    goalsOf: view.goalsOf,
    titleOf: (id) => titleOf(view, id).text,
    textOf: (id) => view.words(({ items }) => items[id]?.text)?.text ?? '',
    ownerName: (id) => partyNamed(view, id).name.text,
    placeName: (place) => placeNamed(view.areas, place).name ?? '',
  }
}

const choicesMade = new WeakMap<RegisterView, Choices>()

/** The values that some row of the day has; counted once for a view, since no filter changes them. */
export function choicesOf(view: RegisterView): Choices {
  const choices = choicesMade.get(view) ?? countChoices(view)
  choicesMade.set(view, choices)
  return choices
}

function countChoices(view: RegisterView): Choices {
  const { items } = view.known
  const counted = (valuesOf: (row: ItemOn) => readonly (string | null)[]): Map<string, number> => {
    const counts = new Map<string, number>()
    for (const row of items)
      for (const value of valuesOf(row)) if (value !== null) counts.set(value, (counts.get(value) ?? 0) + 1)
    return counts
  }
  /** Of a closed list, in its own order. */
  const closed = (order: readonly string[], valuesOf: (row: ItemOn) => readonly (string | null)[]): Choice[] => {
    const counts = counted(valuesOf)
    return order.flatMap((value) => {
      const count = counts.get(value)
      return count === undefined ? [] : [{ value, name: null, count }]
    })
  }
  const named = (nameOf: (value: string) => string | null, valuesOf: (row: ItemOn) => readonly string[]): Choice[] =>
    [...counted(valuesOf)]
      .map(([value, count]) => ({ value, name: nameOf(value), count }))
      .sort((one, other) => byName.compare(one.name ?? one.value, other.name ?? other.value))
  return {
    types: closed(filterValues.types, ({ item }) => [item.type]),
    kinds: closed(filterValues.kinds, ({ kind }) => [kind]),
    states: closed(filterValues.states, ({ standing }) => [standing.state ?? 'no-state']),
    owners: named(
      (id) => partyNamed(view, id).name.text,
      ({ item }) => item.owners,
    ),
    places: named(
      (text) => {
        const place = parsePlace(text)
        return place.ok ? placeNamed(view.areas, place.value).name : null
      },
      ({ item }) => (item.places.length === 0 ? ['none'] : item.places.map(placeText)),
    ),
    goals: named(
      (id) => titleOf(view, id).text,
      ({ item }) => view.goalsOf.get(item.id) ?? [],
    ),
    bases: closed(filterValues.bases, ({ deadline }) => [deadline.basis]),
    certainties: closed(filterValues.certainties, ({ item }) => [item.certainty]),
    documents: named(
      () => null,
      ({ item }) => (item.document === null ? [] : [item.document]),
    ),
    lateness: closed(filterValues.lateness, (row) => [latenessOn(row, view.on)]),
  }
}

const byName = new Intl.Collator('nl', { numeric: true })

/** The values of the open filters that mean something on the day of the view: those that some item has. */
export function openValues(view: RegisterView): Parameters<typeof listQueryIn>[1] {
  const { owners, places, goals, documents } = choicesOf(view)
  const values = (choices: readonly Choice[]) => choices.map(({ value }) => value)
  return { owners: values(owners), places: values(places), goals: values(goals), documents: values(documents) }
}
