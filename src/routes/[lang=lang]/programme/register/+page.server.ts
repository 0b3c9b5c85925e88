import { askedList } from '#app/asked-list.ts'
import { listPage } from '#modules/programme/server/index.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = (event) => {
  const { view, query, ...asked } = askedList(event)
  return { ...asked, page: listPage(view, query) }
}
