import { emptyFilter, type ItemOn, type ListQuery, listQueryIn, type QueryProblem } from '#modules/programme/index.ts'
import { itemList, listPage, type RegisterView } from '#modules/programme/server/index.ts'

const everything: ListQuery = { ...emptyFilter, sort: 'id', descending: false, page: 1, pageSize: 1 }

/**
 * Every row that the list page would show on one of its pages for this address, in its order.
 *
 * @param address the filters of the list; which page was asked for does not matter
 */
export function registerRows(
  view: RegisterView,
  address: URLSearchParams,
): { rows: readonly ItemOn[]; problems: readonly QueryProblem[] } {
  const { choices } = listPage(view, everything)
  const valuesOf = (name: 'owners' | 'places' | 'goals' | 'documents') => choices[name].map(({ value }) => value)
  const { query, problems } = listQueryIn(address, {
    owners: valuesOf('owners'),
    places: valuesOf('places'),
    goals: valuesOf('goals'),
    documents: valuesOf('documents'),
  })
  const pageSize = Math.max(1, view.known.items.length)
  return { rows: itemList(view, { ...query, page: 1, pageSize }).rows, problems }
}
