import { error, fail, redirect } from '@sveltejs/kit'
import { caseDesk } from '#app/staff/case-pages.ts'
import { questionView } from '#app/staff/consult-view.ts'
import { actorOf, requireHat } from '#app/staff/staff-request.ts'
import { answerQuestion } from '#modules/reporting/server/index.ts'
import { readForm } from '#platform/http/read-form.ts'
import { typedText } from '#platform/http/typed-fields.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => ({
  ...(await questionView(event)),
  isDone: event.url.searchParams.get('done') === 'answered',
})

export const actions: Actions = {
  // What has no words goes as a form; the page offers it once its script tried to read the question.
  default: async (event) => {
    const actor = actorOf(await requireHat(event))
    const told = typedText(await readForm(event.request), 'do')
    const answer = (['cannot-say', 'unreadable'] as const).find((one) => one === told)
    if (!answer) error(400, 'nothing that is done here')
    const desk = { ...caseDesk(event), sign: event.locals.services.signing.sign }
    const said = { answer, wordsHash: null, envelope: null } as const
    const put = await answerQuestion(desk, actor, event.params.question, said)
    if (put.ok) redirect(303, `${event.url.pathname}?done=answered`)
    return fail(422, { problem: put.error })
  },
}
