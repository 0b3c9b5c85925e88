import type { NewReportFacts } from '#app/casework/sent-case.ts'
import { reportPlaces } from '#app/report-places.ts'
import { caseDesk, unlockablePage, workPlaceOf } from '#app/staff/case-pages.ts'
import { canBeRead } from '#modules/organisations/server/index.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const page = await unlockablePage(event)
  const { keys, facts, hindrance } = page
  const { services, language } = event.locals
  const { organisation, current } = facts
  const sent: NewReportFacts | null = current && {
    send: `/${language}/staff/cases/do`,
    language: services.contentLanguage(language),
    work: workPlaceOf(page),
  }
  return {
    organisation: keys.organisation,
    isRead: await canBeRead(caseDesk(event).db, organisation),
    sent,
    hindrance,
    places: reportPlaces(services),
    returnTo: `${event.url.host}/${language}/report/return`,
  }
}
