import { inSection } from '#app/in-section.ts'
import type { LayoutServerLoad } from './$types'

export const load: LayoutServerLoad = ({ locals: { language } }) => ({
  ...inSection('reporting', language),
  sensitive: true,
})
