import { error, fail, redirect } from '@sveltejs/kit'
import { policyDesk } from '#app/staff/policy-desk.ts'
import { actorOf, requireHat } from '#app/staff/staff-request.ts'
import { ownWordSource } from '#modules/policy/index.ts'
import { addOwnDocument, nothingTyped, readDocument, typedDocument } from '#modules/policy/server/index.ts'
import { readForm } from '#platform/http/read-form.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { hat } = await requireHat(event)
  if (hat.kind !== 'municipality') error(404, 'only a municipality has documents here')
  return { organisation: hat.name, typed: nothingTyped }
}

export const actions: Actions = {
  default: async (event) => {
    const session = await requireHat(event)
    const typed = typedDocument(await readForm(event.request))
    const tried = readDocument(typed, { municipality: '', id: '', sources: [ownWordSource] })
    if (!tried.ok) return fail(422, { typed, problems: tried.problems, refused: null })
    const { about, document } = tried.value
    const added = await addOwnDocument(policyDesk(event), actorOf(session), (of) => ({
      about,
      document: { ...document, ...of },
    }))
    if (added.ok) redirect(303, `/${event.locals.language}/staff/policy?done=added`)
    return fail(422, { typed, problems: [], refused: added.error })
  },
}
