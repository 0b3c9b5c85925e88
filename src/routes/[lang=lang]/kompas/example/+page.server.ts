import { helpfulAddresses, kompasSources } from '#app/kompas-turn.ts'
import { exampleSheet } from '#modules/policy/index.ts'
import { resultView } from '#modules/policy/server/index.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals }) => {
  const sources = await kompasSources(locals)
  return {
    result: resultView(sources, exampleSheet(sources.kompas.questions), null),
    addresses: helpfulAddresses(null),
  }
}
