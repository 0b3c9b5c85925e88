import { fail } from '@sveltejs/kit'
import { returnTurn } from '#app/report-return.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = ({ setHeaders }) => {
  setHeaders({ 'cache-control': 'no-store' })
  return { carryIn: 'journey' }
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
