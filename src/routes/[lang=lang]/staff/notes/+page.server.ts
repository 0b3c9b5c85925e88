import { actorOf, requireHat } from '#app/staff/staff-request.ts'
import { writingDesk } from '#app/staff/writing-desk.ts'
import { ownNotes } from '#modules/programme/server/index.ts'
import { amsterdamMoment } from '#ui/moment.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const session = await requireHat(event)
  const notes = await ownNotes(writingDesk(event), actorOf(session))
  return {
    organisation: session.hat.name,
    isProvince: session.hat.kind === 'province',
    notes: notes.map(({ changedAt, ...rest }) => ({
      ...rest,
      changed: amsterdamMoment(changedAt, event.locals.language),
    })),
  }
}
