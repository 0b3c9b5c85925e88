import { fail } from '@sveltejs/kit'
import { batchTurn, carriedText } from '#app/batch-turn.ts'
import { largestBatchBytes, mostBatchLines } from '#modules/rights/index.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = ({ locals: { services } }) => ({
  today: services.today(),
  most: { lines: mostBatchLines, bytes: largestBatchBytes },
})

export const actions: Actions = {
  /** Works out what was given, and forgets it. */
  default: async (event) => {
    const { result, given } = await batchTurn(event)
    const kept = carriedText(given)
    // Another language shows the same, as long as the table is small enough to come along.
    const answer = { result, kept, carry: kept === null ? null : { pasted: kept } }
    return result.ok ? answer : fail(422, answer)
  },
}
