import { fail } from '@sveltejs/kit'
import { reportPlaces } from '#app/report-places.ts'
import { freshStart, startTurn } from '#app/report-start.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = (event) => {
  // Nothing of the way to a report is kept by a browser.
  event.setHeaders({ 'cache-control': 'no-store' })
  return { start: freshStart(event), places: reportPlaces(event.locals.services), carryIn: 'journey' }
}

export const actions: Actions = {
  default: async (event) => {
    const view = await startTurn(event)
    if (view.step !== 'start') {
      const { entrance, municipality } = view.draft
      // In another language it is asked again who reads, with the same choices.
      return {
        view,
        carry: { draft: view.carried, entrance: entrance ?? '', municipality: municipality ?? '', go: 'reader' },
      }
    }
    return view.missing.length > 0 ? fail(422, { view, carryIn: 'journey' }) : { view, carryIn: 'journey' }
  },
}
