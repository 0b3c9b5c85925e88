import { inSection } from '#app/in-section.ts'
import { ruleWords } from '#app/rule-words.ts'
import { hirerPage } from '#modules/rights/server/index.ts'
import type { PageServerLoad } from './$types'

/** Whom a hirer reports to, and who keeps the register to come. */
const contacts = ['CNLA', 'CNAU']

export const load: PageServerLoad = ({ locals }) => {
  const { services, language } = locals
  const today = services.today()
  const known = services.guides.contacts(language, today)
  return {
    ...inSection('hirers', language),
    sensitive: true,
    ...hirerPage(ruleWords(locals)),
    today,
    contacts: contacts.flatMap((id) => known.get(id) ?? []),
  }
}
