import type { Day } from '#kernel/days.ts'
import { type DeadlineBasis, deadlineBases } from './deadline.ts'
import type { ItemOn } from './history.ts'
import { type Certainty, certainties, type ItemType, itemTypes, type Kind, kinds } from './item-types.ts'
import type { ItemId } from './items.ts'
import { type Lateness, latenesses, latenessOn } from './lateness.ts'
import type { DocumentId, PartyId } from './parties.ts'
import { type Place, placeText } from './places.ts'
import { type State, states } from './states.ts'

/** What a list can be narrowed by; an empty list of values does not narrow. */
export interface ListFilter {
  types: readonly ItemType[]
  kinds: readonly Kind[]
  owners: readonly PartyId[]
  /** These letters must be in the name of an owner; capitals and accents do not matter. Empty does not narrow. */
  ownerName: string
  states: readonly (State | 'no-state')[]
  /** As `placeText` writes a place; `none` – the source names no place. */
  places: readonly string[]
  /** As `ownerName`, for the name of a place. */
  placeName: string
  goals: readonly ItemId[]
  bases: readonly DeadlineBasis[]
  certainties: readonly Certainty[]
  documents: readonly DocumentId[]
  lateness: readonly Lateness[]
  /** All of these words must be in the id, title or text; capitals and accents do not matter. */
  text: string
  /** Something became known on this day or later. */
  changedSince: Day | null
}

export const sortKeys = ['id', 'title', 'deadline', 'changed', 'state', 'owner'] as const
export type SortKey = (typeof sortKeys)[number]

export interface ListQuery extends ListFilter {
  sort: SortKey
  descending: boolean
  /** From 1. */
  page: number
  /** Rows on a page, 1 or more. */
  pageSize: number
}

export const emptyFilter: ListFilter = {
  types: [],
  kinds: [],
  owners: [],
  ownerName: '',
  states: [],
  places: [],
  placeName: '',
  goals: [],
  bases: [],
  certainties: [],
  documents: [],
  lateness: [],
  text: '',
  changedSince: null,
}

/** What the list has to ask about an item that is not in the item itself. */
export interface ListSurroundings {
  on: Day
  goalsOf: ReadonlyMap<ItemId, readonly ItemId[]>
  titleOf(id: ItemId): string
  textOf(id: ItemId): string
  ownerName(id: PartyId): string
  placeName(place: Place): string
}

export interface ItemList {
  rows: readonly ItemOn[]
  /** Rows that fit the filter. */
  total: number
  /** The page that is shown: the last one when a later one was asked for. */
  page: number
  pages: number
}

/**
 * One page of the items that fit. Every item is looked at once, words are only read when words are searched or sorted
 * by, and only what fits is sorted, so that ten thousand rows stay usable.
 */
export function listItems(items: readonly ItemOn[], query: ListQuery, around: ListSurroundings): ItemList {
  const fits = filterOf(query, around)
  const keyOf = sortKeyOf(query.sort, around)
  const found = items.filter(fits).map((row) => ({ row, key: keyOf(row) }))
  const direction = query.descending ? -1 : 1
  found.sort((one, other) => {
    const order = compareKeys(one.key, other.key, direction)
    return order === 0 ? compareText(one.row.item.id, other.row.item.id) : order
  })
  const pages = Math.max(1, Math.ceil(found.length / query.pageSize))
  const page = Math.min(Math.max(1, query.page), pages)
  const rows = found.slice((page - 1) * query.pageSize, page * query.pageSize).map(({ row }) => row)
  return { rows, total: found.length, page, pages }
}

/** All items that fit, in the order in which they came: for what counts them and lists none. */
export const itemsThatFit = (items: readonly ItemOn[], query: ListFilter, around: ListSurroundings): ItemOn[] =>
  items.filter(filterOf(query, around))

type Test = (row: ItemOn) => boolean

function filterOf(query: ListFilter, around: ListSurroundings): Test {
  const tests: Test[] = [
    ...oneOf(query.types, ({ item }) => [item.type]),
    ...oneOf(query.kinds, ({ kind }) => (kind === null ? [] : [kind])),
    ...oneOf(query.owners, ({ item }) => item.owners),
    ...oneOf(query.states, ({ standing }) => [standing.state ?? 'no-state']),
    ...oneOf(query.places, ({ item }) => (item.places.length === 0 ? ['none'] : item.places.map(placeText))),
    ...oneOf(query.goals, ({ item }) => around.goalsOf.get(item.id) ?? []),
    ...oneOf(query.bases, ({ deadline }) => [deadline.basis]),
    ...oneOf(query.certainties, ({ item }) => (item.certainty === null ? [] : [item.certainty])),
    ...oneOf(query.documents, ({ item }) => (item.document === null ? [] : [item.document])),
    ...oneOf(query.lateness, (row) => [latenessOn(row, around.on)]),
    ...sinceTest(query.changedSince),
    ...nameTest(query.ownerName, ({ item }) => item.owners, String, around.ownerName),
    ...nameTest(query.placeName, ({ item }) => item.places, placeText, around.placeName),
    ...textTest(query.text, around),
  ]
  return (row) => tests.every((test) => test(row))
}

function oneOf<T>(wanted: readonly T[], valuesOf: (row: ItemOn) => readonly T[]): Test[] {
  if (wanted.length === 0) return []
  const set = new Set(wanted)
  return [(row) => valuesOf(row).some((value) => set.has(value))]
}

const sinceTest = (since: Day | null): Test[] => (since === null ? [] : [({ changedOn }) => changedOn >= since])

function textTest(text: string, { titleOf, textOf }: ListSurroundings): Test[] {
  const words = folded(text).split(/\s+/).filter(Boolean)
  if (words.length === 0) return []
  return [
    ({ item: { id } }) => {
      const haystack = folded(`${id} ${titleOf(id)} ${textOf(id)}`)
      return words.every((word) => haystack.includes(word))
    },
  ]
}

/** Every name is read once, however many rows have it. */
function nameTest<T>(
  wanted: string,
  valuesOf: (row: ItemOn) => readonly T[],
  keyOf: (value: T) => string,
  nameOf: (value: T) => string,
): Test[] {
  const letters = folded(wanted).trim()
  if (letters === '') return []
  const answers = new Map<string, boolean>()
  const fits = (value: T): boolean => {
    const key = keyOf(value)
    const answer = answers.get(key) ?? folded(nameOf(value)).includes(letters)
    answers.set(key, answer)
    return answer
  }
  return [(row) => valuesOf(row).some(fits)]
}

/** Without capitals and accents, so that `zorgcoordinator` finds `zorgcoördinator`. */
export const folded = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

/** Null comes last, whichever way is sorted. */
type SortValue = string | number | null

function sortKeyOf(sort: SortKey, around: ListSurroundings): (row: ItemOn) => SortValue {
  switch (sort) {
    case 'id':
      return ({ item }) => item.id
    case 'title':
      return ({ item }) => folded(around.titleOf(item.id))
    case 'deadline':
      return ({ deadline }) => deadline.last
    case 'changed':
      return ({ changedOn }) => changedOn
    case 'state':
      return ({ standing }) => (standing.state === null ? null : states.indexOf(standing.state))
    case 'owner':
      return ({ item }) => folded(item.owners.map(around.ownerName).join(' ')) || null
  }
}

function compareKeys(one: SortValue, other: SortValue, direction: 1 | -1): number {
  if (one === null || other === null) return Number(one === null) - Number(other === null)
  if (typeof one === 'number' && typeof other === 'number') return direction * (one - other)
  return direction * compareText(String(one), String(other))
}

const compareText = (one: string, other: string): number => (one < other ? -1 : Number(one > other))

/** The filters that narrow the list. */
export const activeFilters = (query: ListQuery): FilterName[] =>
  filterNames.filter((name) => query[name] !== null && query[name].length > 0)

/** The same list without one of its filters, from its first page. */
export const withoutFilter = (query: ListQuery, name: FilterName): ListQuery => ({
  ...query,
  [name]: emptyFilter[name],
  page: 1,
})

export type FilterName = keyof ListFilter
export const filterNames = [
  'text',
  'documents',
  'types',
  'kinds',
  'states',
  'lateness',
  'owners',
  'ownerName',
  'places',
  'placeName',
  'goals',
  'bases',
  'certainties',
  'changedSince',
] as const satisfies readonly FilterName[]

/** The closed lists of values, for forms that read a filter. */
export const filterValues = {
  types: itemTypes,
  kinds,
  states: [...states, 'no-state'] as const,
  bases: deadlineBases,
  certainties,
  lateness: latenesses,
}
