import { inSection } from '#app/in-section.ts'
import { ruleWords } from '#app/rule-words.ts'
import { changesPage } from '#modules/rights/server/index.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = ({ locals }) => ({
  ...inSection('hirers', locals.language),
  ...changesPage(ruleWords(locals)),
  today: locals.services.today(),
})
