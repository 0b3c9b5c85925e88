import { fail } from '@sveltejs/kit'
import { withRoom } from '#app/report-door.ts'
import { returnTurn } from '#app/report-return.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = ({ setHeaders }) => {
  setHeaders({ 'cache-control': 'no-store' })
  return { carryIn: 'journey' }
}

export const actions: Actions = {
  default: async (event) => {
    const view = await withRoom(event, () => returnTurn(event))
    const shown = { view, carryIn: ['code', 'new-code', 'receipt', 'thread'].includes(view.step) ? 'journey' : null }
    // Whether a code led somewhere is in the words of the page and not in its status.
    const isWrong =
      ((view.step === 'thread' || view.step === 'new-code') && view.problem !== null) ||
      (view.step === 'receipt' && view.notKept)
    return isWrong ? fail(422, shown) : shown
  },
}
