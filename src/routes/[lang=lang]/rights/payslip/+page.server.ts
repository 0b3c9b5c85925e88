import { fail } from '@sveltejs/kit'
import { payslipSurroundings } from '#app/payslip-page.ts'
import { carriedBy, nothingFilledIn, payslipTurn } from '#modules/rights/index.ts'
import { readForm } from '#platform/http/read-form.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = ({ locals: { services } }) => ({
  start: nothingFilledIn,
  ...payslipSurroundings(services),
})

export const actions: Actions = {
  /** Works out what was filled in, and forgets it. */
  default: async ({ request, locals: { services } }) => {
    const form = await readForm(request)
    const posted = [...form].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value] as const] : []))
    const turn = payslipTurn(posted, services.rules)
    const answer = { turn, carry: Object.fromEntries([...carriedBy(turn), ...whereTo(posted)]) }
    return turn.refused.length > 0 ? fail(422, answer) : answer
  },
}

/** Another language shows the same screen. */
const whereTo = (posted: readonly (readonly [string, string])[]) =>
  posted.filter(([name]) => name === 'go' || name === 'at')
