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

export const pageSize = 50
/** Long enough for a sentence; more is cut off. */
const maximumText = 100
const maximumTyped = 40

/**
 * Reads the filters of a list from the address: `type`, `kind`, `owner`, `state`, `place`, `goal`, `basis`,
 * `certainty`, `document`, `late` (each may stand there more than once), `q`, `since`, `sort`, `order=desc`, `page`.
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
    const found = allowed.filter((value) => asked.delete(value))
    for (const typed of asked) problems.push({ parameter, typed: typed.slice(0, maximumTyped) })
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
    text: (address.get('q') ?? '').trim().slice(0, maximumText),
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
  if (query.text !== '') address.set('q', query.text)
  if (query.changedSince !== null) address.set('since', query.changedSince)
  if (query.sort !== 'id') address.set('sort', query.sort)
  if (query.descending) address.set('order', 'desc')
  if (query.page > 1) address.set('page', String(query.page))
  return address
}

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
