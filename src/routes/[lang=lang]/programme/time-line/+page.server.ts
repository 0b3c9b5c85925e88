import { askedList } from '#app/asked-list.ts'
import { choicesOf, timeLinePage } from '#modules/programme/server/index.ts'
import type { PageServerLoad } from './$types'

/** Rows that are drawn one by one; a row takes more room here than in the list. */
const pageSize = 12

export const load: PageServerLoad = (event) => {
  const { view, query, ...asked } = askedList(event)
  const drawn = { ...query, pageSize }
  return { ...asked, query: drawn, choices: choicesOf(view), page: timeLinePage(view, drawn) }
}
