import { fail } from '@sveltejs/kit'
import { reportPlaces } from '#app/report-places.ts'
import { freshStart, startTurn } from '#app/report-start.ts'
import type { Actions, PageServerLoad } from './$types'

/** The ways that need a script are offered once they are there. */
const hasScripts = Object.keys(import.meta.glob('./{sealed,return}/+page.svelte')).length === 2

export const load: PageServerLoad = (event) => {
  // Nothing of the way to a report is kept by a browser.
  event.setHeaders({ 'cache-control': 'no-store' })
  return { start: freshStart(event), places: reportPlaces(event.locals.services), carryIn: 'journey', hasScripts }
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
