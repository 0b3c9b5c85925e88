import { linkToReport } from '#app/link-to-report.ts'
import { linkToSection } from '#app/link-to-section.ts'
import { languagesOfSection } from '#platform/i18n/languages.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = ({ locals: { services, language } }) => ({
  sensitive: true,
  /** The information point has no pages in a language that has no words for it. */
  informs: languagesOfSection('information').includes(language),
  report: linkToReport({ services, language }),
  notes: linkToSection({ services, language }, 'notes', '/notes', 'notes.door'),
  programme: linkToSection({ services, language }, 'programme', '/programme', 'programme.title'),
  kompas: linkToSection({ services, language }, 'kompas', '/kompas', 'link.kompas'),
  payslip: linkToSection({ services, language }, 'payslip', '/rights/payslip', 'payslip.title'),
  rights: linkToSection({ services, language }, 'rights', '/rights', 'rights.title'),
  shelves: services.guides.shelves(language).filter(({ cards }) => cards.length > 0),
})
