import { fail, redirect } from '@sveltejs/kit'
import { actorOf, requireHat, toProve } from '#app/staff/staff-request.ts'
import { possibleExecutors, readAgreement, typedAgreement, wordAgreement } from '#modules/programme/server/index.ts'
import type { ToldProblem } from '#modules/programme/ui/keeping/index.ts'
import { readForm } from '#platform/http/read-form.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { hat } = await requireHat(event)
  const { services, language } = event.locals
  const view = services.registerOn(services.today(), services.contentLanguage(language))
  return { organisation: hat.name, parties: possibleExecutors(view) }
}

export const actions: Actions = {
  default: async (event) => {
    const session = await requireHat(event)
    const { services, language } = event.locals
    const typed = typedAgreement(await readForm(event.request))
    const known = new Set(services.programme.parties.map(({ id }) => id))
    const words = readAgreement(typed, services.today(), (id) => known.has(id))
    const refused = (problems: ToldProblem[]) => fail(422, { typed, problems })
    if (!words.ok) return refused(words.problems)
    const actor = actorOf(session)
    const ground = { areas: services.areas, today: services.today() }
    const done = await wordAgreement(services.editing, actor, ground, { act: 'make', words: words.value })
    if (done.ok) redirect(303, `/${language}/staff/programme/agreements/${done.value}?done=make`)
    if (done.error === 'prove-again') toProve(event)
    return refused([{ field: null, code: done.error }])
  },
}
