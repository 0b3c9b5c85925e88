import { fail, redirect } from '@sveltejs/kit'
import { caseDesk } from '#app/staff/case-pages.ts'
import { forwardView } from '#app/staff/forward-view.ts'
import { actorOf, requireHat } from '#app/staff/staff-request.ts'
import { isReasonFor } from '#modules/reporting/index.ts'
import { answerForward, readToldAnswer, withdrawForward } from '#modules/reporting/server/index.ts'
import { readForm } from '#platform/http/read-form.ts'
import { typedText } from '#platform/http/typed-fields.ts'
import type { Actions, PageServerLoad } from './$types'

const outcomes = ['sent', 'withdrawn', 'answered'] as const

export const load: PageServerLoad = async (event) => ({
  ...(await forwardView(event)),
  done: outcomes.find((one) => one === event.url.searchParams.get('done')) ?? null,
})

export const actions: Actions = {
  answer: async (event) => {
    const actor = actorOf(await requireHat(event))
    const told = readToldAnswer(typedText(await readForm(event.request), 'answer'))
    if (!told || !isReasonFor(told.answer, told.reason)) return fail(422, { problem: 'not-a-reason', at: 'answer' })
    const desk = { ...caseDesk(event), sign: event.locals.services.signing.sign }
    const put = await answerForward(desk, actor, event.params.case, told)
    if (put.ok) redirect(303, `${event.url.pathname}?done=answered`)
    return fail(422, { problem: put.error, at: 'answer' })
  },
  withdraw: async (event) => {
    const actor = actorOf(await requireHat(event))
    const forwardId = typedText(await readForm(event.request), 'forward')
    const back = await withdrawForward(caseDesk(event), actor, { caseId: event.params.case, forwardId })
    if (back.ok) redirect(303, `${event.url.pathname}?done=withdrawn`)
    return fail(422, { problem: back.error, at: 'withdraw' })
  },
}
