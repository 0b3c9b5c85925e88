import { fail } from '@sveltejs/kit'
import { seenOnceTurn } from '#app/report-seen-once.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = ({ setHeaders }) => {
  setHeaders({ 'cache-control': 'no-store' })
}

export const actions: Actions = {
  default: async (event) => {
    const view = await seenOnceTurn(event)
    const isWrong =
      (view.step === 'question' && view.problems.length > 0) ||
      (view.step === 'summary' && view.notSent !== null) ||
      (view.step === 'receipt' && view.notKept) ||
      view.step === 'no-place'
    const shown = { view, carryIn: ['question', 'summary', 'receipt'].includes(view.step) ? 'journey' : null }
    return isWrong ? fail(422, shown) : shown
  },
}
