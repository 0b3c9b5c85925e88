import { fail } from '@sveltejs/kit'
import { returnTurn } from '#app/report-return.ts'
import type { Actions, PageServerLoad } from './$types'

/** The way that needs a script is offered once it is there. */
const hasScript = Object.keys(import.meta.glob('../+page.svelte')).length > 0

export const load: PageServerLoad = ({ setHeaders }) => {
  setHeaders({ 'cache-control': 'no-store' })
  return { carryIn: 'journey', hasScript }
}

export const actions: Actions = {
  default: async (event) => {
    const view = await returnTurn(event)
    const carries =
      ['code', 'receipt'].includes(view.step) || (view.step === 'thread' && view.thread.head.codeState === 'own')
    const shown = { view, carryIn: carries ? 'journey' : null }
    // Whether a code led somewhere is in the words of the page and not in its status.
    const isWrong = (view.step === 'thread' && view.problem !== null) || (view.step === 'receipt' && view.notKept)
    return isWrong ? fail(422, shown) : shown
  },
}
