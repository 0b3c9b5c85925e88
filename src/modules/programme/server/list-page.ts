import type { Day } from '#kernel/days.ts'
import type { ItemOn } from '../domain/history.ts'
import { latenessOn } from '../domain/lateness.ts'
import { type ItemList, type ListQuery, type ListSurroundings, listItems } from '../domain/list-items.ts'
import { placeText } from '../domain/places.ts'
import type { ItemSummary } from '../domain/views.ts'
import { itemSummary } from './item-summary.ts'
import { partyNamed, placeNamed, type RegisterView, titleOf } from './register-view.ts'

/** One value to narrow the list by, with how many rows of the day have it. */
export interface Choice {
  value: string
  /** A name from the data; null where the value is a word of the interface. */
  name: string | null
  count: number
}

export interface ListPage {
  on: Day
  query: ListQuery
  rows: readonly ItemSummary[]
  total: number
  page: number
  pages: number
  /** Rows of the day, before narrowing. */
  known: number
  choices: Readonly<Record<ChoiceName, readonly Choice[]>>
}

export type ChoiceName =
  | 'types'
  | 'kinds'
  | 'states'
  | 'owners'
  | 'places'
  | 'goals'
  | 'bases'
  | 'certainties'
  | 'documents'
  | 'lateness'

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

function surroundingsOf(view: RegisterView): ListSurroundings {
  return {
    on: view.on,
    goalsOf: view.goalsOf,
    titleOf: (id) => titleOf(view, id).text,
    textOf: (id) => view.words(({ items }) => items[id]?.text)?.text ?? '',
    ownerName: (id) => partyNamed(view, id).name.text,
  }
}

function choicesOf(view: RegisterView): ListPage['choices'] {
  const { items } = view.known
  const choices = (valuesOf: (row: ItemOn) => readonly (string | null)[], nameOf: (value: string) => string | null) => {
    const counts = new Map<string, number>()
    for (const row of items)
      for (const value of valuesOf(row)) if (value !== null) counts.set(value, (counts.get(value) ?? 0) + 1)
    return [...counts].map(([value, count]) => ({ value, name: nameOf(value), count }))
  }
  const plain = (): null => null
  const placeNames = new Map(
    items.flatMap(({ item }) => item.places.map((place) => [placeText(place), placeNamed(view.areas, place).name])),
  )
  return {
    types: choices(({ item }) => [item.type], plain),
    kinds: choices(({ kind }) => [kind], plain),
    states: choices(({ standing }) => [standing.state ?? 'no-state'], plain),
    owners: choices(
      ({ item }) => item.owners,
      (id) => partyNamed(view, id).name.text,
    ),
    places: choices(
      ({ item }) => (item.places.length === 0 ? ['none'] : item.places.map(placeText)),
      (place) => placeNames.get(place) ?? null,
    ),
    goals: choices(
      ({ item }) => view.goalsOf.get(item.id) ?? [],
      (id) => titleOf(view, id).text,
    ),
    bases: choices(({ deadline }) => [deadline.basis], plain),
    certainties: choices(({ item }) => [item.certainty], plain),
    documents: choices(({ item }) => [item.document], plain),
    lateness: choices((row) => [latenessOn(row, view.on)], plain),
  }
}
