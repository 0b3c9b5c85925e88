import { askedEvaluation } from '#app/asked-evaluation.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = (event) => askedEvaluation(event)
