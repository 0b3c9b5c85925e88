import { type Day, parseDay } from '#kernel/days.ts'
import { filterValues, type ListQuery, type SortKey, sortKeys } from '../domain/list-items.ts'

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

/** As many rows as a page has room for: the bytes of a first view (docs/decisions/021). */
export const pageSize = 20
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

/** The address that gives the same list back; what is as usual is left out. */
export function addressOf(query: ListQuery): URLSearchParams {
  const address = new URLSearchParams()
  const lists = {
    type: query.types,
    kind: query.kinds,
    owner: query.owners,
    state: query.states,
    place: query.places,
    goal: query.goals,
    basis: query.bases,
    certainty: query.certainties,
    document: query.documents,
    late: query.lateness,
  }
  for (const [parameter, values] of Object.entries(lists)) for (const value of values) address.append(parameter, value)
  for (const [parameter, text] of [
    ['q', query.text],
    ['owner-name', query.ownerName],
    ['place-name', query.placeName],
  ] as const)
    if (text !== '') address.set(parameter, text)
  if (query.changedSince !== null) address.set('since', query.changedSince)
  if (query.sort !== 'id') address.set('sort', query.sort)
  if (query.descending) address.set('order', 'desc')
  if (query.page > 1) address.set('page', String(query.page))
  return address
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
