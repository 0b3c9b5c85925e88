import { error, fail, redirect } from '@sveltejs/kit'
import { actorOf, requireHat } from '#app/staff/staff-request.ts'
import { draftLimits, writingDesk } from '#app/staff/writing-desk.ts'
import { beginNote, motionsToChoose, readDraft, type TypedDraft, typedDraft } from '#modules/programme/server/index.ts'
import { readForm } from '#platform/http/read-form.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { hat } = await requireHat(event)
  if (hat.kind !== 'province') error(404, 'only a province writes notes to its parliament')
  const { services, language } = event.locals
  const today = services.today()
  const typed: TypedDraft = {
    title: '',
    form: 'statenmededeling',
    language: 'nl',
    from: `${today.slice(0, 4)}-01-01`,
    to: today,
    motions: [],
    before: '',
    after: '',
  }
  return {
    organisation: hat.name,
    motions: motionsToChoose(services.registerOn(today, services.contentLanguage(language))),
    typed,
  }
}

export const actions: Actions = {
  default: async (event) => {
    const session = await requireHat(event)
    const typed = typedDraft(await readForm(event.request))
    const read = readDraft(typed, draftLimits(event))
    if (!read.ok) return fail(422, { typed, problems: read.problems, refused: null })
    const begun = await beginNote(writingDesk(event), actorOf(session), read.value)
    if (!begun.ok) return fail(422, { typed, problems: [], refused: begun.error })
    redirect(303, `/${event.locals.language}/staff/notes/${begun.value}?done=begun`)
  },
}
