import { fail } from '@sveltejs/kit'
import { postedHours } from '#app/posted-hours.ts'
import { hoursTurn } from '#modules/rights/server/index.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = ({ locals: { services } }) => ({
  start: hoursTurn({ posted: [], file: '' }, { book: services.rules, today: services.today() }),
})

export const actions: Actions = {
  /** Adds what was given to the list, counts, and forgets it. */
  default: async ({ request, locals: { services } }) => {
    const given = await postedHours(request)
    const turn = hoursTurn(given, { book: services.rules, today: services.today() })
    // Another language shows the same list, without adding the week once more.
    const carry = { ...turn.fields, log: turn.log, go: 'show' }
    return turn.problems.length > 0 ? fail(422, { turn, carry }) : { turn, carry }
  },
}
