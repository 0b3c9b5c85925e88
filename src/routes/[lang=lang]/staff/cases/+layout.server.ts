import { inSection } from '#app/in-section.ts'
import type { LayoutServerLoad } from './$types'

export const load: LayoutServerLoad = ({ locals }) => inSection('cases', locals.language)
