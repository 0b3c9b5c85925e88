import { error, fail, redirect } from '@sveltejs/kit'
import { caseDesk } from '#app/staff/case-pages.ts'
import { forwardView } from '#app/staff/forward-view.ts'
import { actorOf, requireHat } from '#app/staff/staff-request.ts'
import { isReasonFor } from '#modules/reporting/index.ts'
import { answerForward, readToldAnswer, withdrawForward } from '#modules/reporting/server/index.ts'
import { readForm } from '#platform/http/read-form.ts'
import { typedText } from '#platform/http/typed-fields.ts'
import type { Actions, PageServerLoad, RequestEvent } from './$types'

const outcomes = ['sent', 'withdrawn', 'answered'] as const

export const load: PageServerLoad = async (event) => ({
  ...(await forwardView(event)),
  done: outcomes.find((one) => one === event.url.searchParams.get('done')) ?? null,
})

async function answer(event: RequestEvent, form: FormData) {
  const actor = actorOf(await requireHat(event))
  const told = readToldAnswer(typedText(form, 'answer'))
  if (!told || !isReasonFor(told.answer, told.reason)) return fail(422, { problem: 'not-a-reason', at: 'answer' })
  const desk = { ...caseDesk(event), sign: event.locals.services.signing.sign }
  const put = await answerForward(desk, actor, event.params.case, told)
  if (put.ok) redirect(303, `${event.url.pathname}?done=answered`)
  return fail(422, { problem: put.error, at: 'answer' })
}

async function withdraw(event: RequestEvent, form: FormData) {
  const actor = actorOf(await requireHat(event))
  const forwardId = typedText(form, 'forward')
  const back = await withdrawForward(caseDesk(event), actor, { caseId: event.params.case, forwardId })
  if (back.ok) redirect(303, `${event.url.pathname}?done=withdrawn`)
  return fail(422, { problem: back.error, at: 'withdraw' })
}

export const actions: Actions = {
  default: async (event) => {
    const form = await readForm(event.request)
    const asked = typedText(form, 'do')
    if (asked === 'answer') return answer(event, form)
    if (asked === 'withdraw') return withdraw(event, form)
    error(400, 'nothing that is done here')
  },
}
