import { fail } from '@sveltejs/kit'
import { actorOf, requireHat, staffDesk } from '#app/staff/staff-request.ts'
import { allOrganisations, logPageSize, readOwnLog } from '#modules/organisations/server/index.ts'
import { readForm } from '#platform/http/read-form.ts'
import { typedText } from '#platform/http/typed-fields.ts'
import { translator } from '#platform/i18n/languages.ts'
import type { Actions, PageServerLoad } from './$types'
import { logRows } from './log-rows.ts'

export const load: PageServerLoad = async (event) => {
  const { hat } = await requireHat(event)
  return { organisation: hat.name }
}

export const actions: Actions = {
  default: async (event) => {
    const session = await requireHat(event)
    const form = await readForm(event.request)
    const reason = typedText(form, 'reason')
    const typedLine = typedText(form, 'before')
    const before = /^\d{1,15}$/.test(typedLine) ? Number(typedLine) : null
    const { door } = staffDesk(event)
    const read = await readOwnLog(door, actorOf(session), { reason, before })
    if (!read.ok) return fail(422, { problem: read.error, reason: '', before: null, rows: [], older: null })
    const names = new Map((await allOrganisations(door, actorOf(session))).map(({ id, name }) => [id, name]))
    const last = read.value.at(-1)
    return {
      problem: null,
      reason,
      before,
      rows: logRows(read.value, translator(event.locals.language), names),
      older: read.value.length === logPageSize && last ? last.line : null,
    }
  },
}
