import { inSection } from '#app/in-section.ts'
import { ruleWords } from '#app/rule-words.ts'
import { beforeYouSend } from '#modules/rights/server/index.ts'
import { languagesOfSection } from '#platform/i18n/languages.ts'
import type { PageServerLoad } from './$types'

/** Who can go along, and who can be turned to instead. */
const alongside = ['CFW', 'CJL', 'CWIN', 'CFNV', 'CCNV']
const instead = ['CNLA', 'CSNC']
/** Articles for whoever lives where the work is. */
const aboutHome = ['lost-job-lost-home', 'nowhere-to-sleep']

export const load: PageServerLoad = ({ locals }) => {
  const { services, language } = locals
  const known = services.guides.contacts(language, services.today())
  const { articles } = services.information.pack(language)
  const named = (ids: readonly string[]) => ids.flatMap((id) => known.get(id) ?? [])
  return {
    ...inSection('letter', language),
    sensitive: true,
    ...beforeYouSend(ruleWords(locals)),
    // Where a letter begins; not there in every language yet.
    payslipCheck: languagesOfSection('payslip').includes(language) ? `/${language}/rights/payslip` : null,
    alongside: named(alongside),
    instead: named(instead),
    aboutHome: aboutHome.flatMap((id) => {
      const found = articles.find(({ article }) => article.id === id)
      return found ? [{ id, title: found.words.title }] : []
    }),
  }
}
