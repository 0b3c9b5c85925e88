import { policyDesk } from '#app/staff/policy-desk.ts'
import { actorOf, requireHat } from '#app/staff/staff-request.ts'
import { coveredDay } from '#modules/areas/index.ts'
import { about, mayDo } from '#modules/organisations/index.ts'
import { ownDocumentsPage } from '#modules/policy/server/index.ts'
import type { PageServerLoad } from './$types'

const outcomes = ['added', 'changed', 'confirmed', 'undone'] as const

export const load: PageServerLoad = async (event) => {
  const session = await requireHat(event)
  const { services } = event.locals
  const { hat } = session
  const on = about(hat.organisation, 'there')
  const page = await ownDocumentsPage(policyDesk(event), actorOf(session), services.policy)
  return {
    organisation: hat.name,
    page,
    mayChange: mayDo(hat, 'policy-document.change', on).ok,
    mayConfirm: mayDo(hat, 'policy-document.confirm', on).ok,
    isMadeUp: page.code !== null && services.madeUp.has(page.code),
    /** The public pages show this day when none is asked for. */
    shownDay: coveredDay(services.areas, services.today()),
    done: outcomes.find((one) => one === event.url.searchParams.get('done')) ?? null,
  }
}
