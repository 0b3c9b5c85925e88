import { sentText } from '#app/report-reader.ts'
import { sealedPageFacts } from '#app/report-sealed.ts'
import { readForm } from '#platform/http/read-form.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = ({ setHeaders }) => {
  // What a browser shows again with "back" it asks for anew: nothing of this page is kept.
  setHeaders({ 'cache-control': 'no-store' })
}

export const actions: Actions = {
  /** Comes from the page where somebody chose who tells and where it is: no word of what happened is in it. */
  default: async (event) => {
    const form = await readForm(event.request)
    return { facts: await sealedPageFacts(event, form), carry: { draft: sentText(form, 'draft') } }
  },
}
