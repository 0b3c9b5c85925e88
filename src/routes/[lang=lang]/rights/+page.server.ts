import { inSection } from '#app/in-section.ts'
import { linkToSection } from '#app/link-to-section.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = ({ locals }) => ({
  ...inSection('rights', locals.language),
  sensitive: true,
  own: [
    linkToSection(locals, 'hours', '/rights/hours-log', 'hours.title'),
    linkToSection(locals, 'letter', '/rights/before-you-send', 'letter.before.title'),
  ],
  others: [
    linkToSection(locals, 'hirers', '/rights/hirers', 'hirers.title'),
    linkToSection(locals, 'batch', '/rights/batch', 'batch.title'),
    linkToSection(locals, 'hirers', '/rights/changes', 'hirers.changes.title'),
  ],
})
