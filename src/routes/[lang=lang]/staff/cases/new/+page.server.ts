import type { NewReportFacts } from '#app/casework/sent-case.ts'
import { caseDesk, unlockablePage } from '#app/staff/case-pages.ts'
import { canBeRead } from '#modules/organisations/server/index.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { keys, facts } = await unlockablePage(event)
  const { services, language } = event.locals
  const { organisation, current } = facts
  const sent: NewReportFacts | null = current && {
    send: `/${language}/staff/cases/do`,
    language: services.contentLanguage(language),
    reader: { organisation, keyNumber: current.number, publicKey: current.publicKey },
  }
  return {
    organisation: keys.organisation,
    isRead: await canBeRead(caseDesk(event).db, organisation),
    sent,
    places: services.municipalities(),
    returnTo: `${event.url.host}/${language}/report/return`,
  }
}
