import { type Day, parseDay } from '#kernel/days.ts'
import {
  type FilterName,
  filterNames,
  filterValues,
  type ListQuery,
  type SortKey,
  sortKeys,
} from '../domain/list-items.ts'

/** A value in the address that means nothing; the list is shown without it, and the page says so. */
export interface QueryProblem {
  parameter: string
  /** As it was typed, at most 40 letters. */
  typed: string
}

export interface AskedList {
  query: ListQuery
  problems: readonly QueryProblem[]
}

/** As many rows as fit the bytes of a first view, with room for long titles and many filters. */
export const pageSize = 40
/** Of one filter, so that an address of thousands of values makes no page of thousands of ticks. */
export const maximumValues = 12
/** Long enough for a sentence; more is cut off. */
const maximumText = 100
const maximumTyped = 40

/**
 * Reads the filters of a list from the address: `type`, `kind`, `owner`, `state`, `place`, `goal`, `basis`,
 * `certainty`, `document`, `late` (each up to twelve times), `q`, `owner-name`, `place-name`, `since`, `sort`, `order=desc`,
 * `page`.
 *
 * @param ids the values of the open filters that mean something: those that some item has
 */
export function listQueryIn(
  address: URLSearchParams,
  ids: { owners: readonly string[]; places: readonly string[]; goals: readonly string[]; documents: readonly string[] },
): AskedList {
  const problems: QueryProblem[] = []
  const values = <T extends string>(parameter: string, allowed: readonly T[]): T[] => {
    const asked = new Set(address.getAll(parameter).filter((typed) => typed !== ''))
    const known = allowed.filter((value) => asked.delete(value))
    const [found, tooMany] = [known.slice(0, maximumValues), known.slice(maximumValues)]
    for (const typed of [...asked, ...tooMany]) problems.push({ parameter, typed: typed.slice(0, maximumTyped) })
    return found
  }
  const sort = values<SortKey>('sort', sortKeys)
  const query: ListQuery = {
    types: values('type', filterValues.types),
    kinds: values('kind', filterValues.kinds),
    owners: values('owner', ids.owners),
    states: values('state', filterValues.states),
    places: values('place', ids.places),
    goals: values('goal', ids.goals),
    bases: values('basis', filterValues.bases),
    certainties: values('certainty', filterValues.certainties),
    documents: values('document', ids.documents),
    lateness: values('late', filterValues.lateness),
    text: textIn(address, 'q'),
    ownerName: textIn(address, 'owner-name'),
    placeName: textIn(address, 'place-name'),
    changedSince: dayIn(address.get('since'), problems),
    sort: sort[0] ?? 'id',
    descending: values('order', ['asc', 'desc']).includes('desc'),
    page: pageIn(address.get('page'), problems),
    pageSize,
  }
  return { query, problems }
}

/** The name of each filter in the address. */
export const parameterOf = {
  types: 'type',
  kinds: 'kind',
  owners: 'owner',
  ownerName: 'owner-name',
  states: 'state',
  places: 'place',
  placeName: 'place-name',
  goals: 'goal',
  bases: 'basis',
  certainties: 'certainty',
  documents: 'document',
  lateness: 'late',
  text: 'q',
  changedSince: 'since',
} as const satisfies Record<FilterName, string>

/** The address that gives the same list back; what is as usual is left out. */
export function addressOf(query: ListQuery): URLSearchParams {
  const address = new URLSearchParams()
  for (const name of filterNames) {
    const wanted = query[name]
    const values = typeof wanted === 'string' ? [wanted] : (wanted ?? [])
    for (const value of values) if (value !== '') address.append(parameterOf[name], value)
  }
  if (query.sort !== 'id') address.set('sort', query.sort)
  if (query.descending) address.set('order', 'desc')
  if (query.page > 1) address.set('page', String(query.page))
  return address
}

/** The same as the end of a link, with the day that was asked for; empty when everything is as usual. */
export function searchOf(query: ListQuery, on: Day | null): string {
  const address = addressOf(query)
  if (on !== null) address.set('on', on)
  const search = address.toString()
  return search === '' ? '' : `?${search}`
}

const textIn = (address: URLSearchParams, parameter: string): string =>
  (address.get(parameter) ?? '').trim().slice(0, maximumText)

function dayIn(typed: string | null, problems: QueryProblem[]): Day | null {
  if (typed === null || typed === '') return null
  const day = parseDay(typed)
  if (day.ok) return day.value
  problems.push({ parameter: 'since', typed: typed.slice(0, maximumTyped) })
  return null
}

function pageIn(typed: string | null, problems: QueryProblem[]): number {
  if (typed === null || typed === '') return 1
  if (/^[1-9]\d{0,5}$/.test(typed)) return Number(typed)
  problems.push({ parameter: 'page', typed: typed.slice(0, maximumTyped) })
  return 1
}
