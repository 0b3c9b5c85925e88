import { error, fail } from '@sveltejs/kit'
import { caseDesk } from '#app/staff/case-pages.ts'
import { actorOf, requireHat } from '#app/staff/staff-request.ts'
import { handOverCases, whatToHandOver } from '#modules/reporting/server/index.ts'
import { readForm } from '#platform/http/read-form.ts'
import { typedText } from '#platform/http/typed-fields.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const actor = actorOf(await requireHat(event))
  const there = await whatToHandOver(caseDesk(event), actor)
  if (!there.ok) error(403, 'not for this hat')
  return there.value
}

export const actions: Actions = {
  default: async (event) => {
    const actor = actorOf(await requireHat(event))
    const form = await readForm(event.request)
    const moved = await handOverCases(caseDesk(event), actor, typedText(form, 'person'))
    return moved.ok ? { moved: moved.value, problem: null } : fail(422, { moved: null, problem: moved.error })
  },
}
