import { consultView } from '#app/staff/consult-view.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = consultView
