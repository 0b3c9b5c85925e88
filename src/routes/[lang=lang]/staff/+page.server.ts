import { requireSession, staffDesk } from '#app/staff/staff-request.ts'
import { ownAccount } from '#modules/organisations/server/index.ts'
import type { PageServerLoad } from './$types'

/** Few enough to make new ones before the last is gone. */
const fewCodes = 3

export const load: PageServerLoad = async (event) => {
  const session = await requireSession(event)
  const { recoveryCodesLeft, hasPassword } = await ownAccount(staffDesk(event).door, session)
  const wearable = session.hats.filter(({ organisationActive }) => organisationActive)
  return {
    name: session.person.name,
    hat: session.hat && {
      organisation: session.hat.name,
      roles: session.hat.roles,
      away: session.hat.membership === 'away',
    },
    others: wearable
      .filter(({ organisation }) => organisation !== session.hat?.organisation)
      .map(({ organisation, name }) => ({ organisation, name })),
    fewCodesLeft: hasPassword && recoveryCodesLeft < fewCodes ? recoveryCodesLeft : null,
  }
}
