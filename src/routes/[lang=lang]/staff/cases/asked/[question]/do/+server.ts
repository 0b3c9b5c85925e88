import { error, json } from '@sveltejs/kit'
import { caseDesk } from '#app/staff/case-pages.ts'
import { sealedQuestion } from '#app/staff/consult-view.ts'
import { actorOf, requireHat } from '#app/staff/staff-request.ts'
import { answerQuestion, readSentAdvice } from '#modules/reporting/server/index.ts'
import { readForm } from '#platform/http/read-form.ts'
import { typedAnswer } from '#platform/http/typed-fields.ts'
import type { RequestHandler } from './$types'

/** Gives a question to the browser of who was asked, or takes the sealed answer. A refusal is an answer as any other, with status 200: nothing typed is lost. */
export const POST: RequestHandler = async (event) => {
  const actor = actorOf(await requireHat(event))
  const { question } = event.params
  const step = readSentAdvice(typedAnswer(await readForm(event.request), 'answer'))
  if (step === null) error(400, 'nothing about a question')
  const desk = { ...caseDesk(event), sign: event.locals.services.signing.sign }
  const done =
    step.do === 'open'
      ? await sealedQuestion(event, actor, question)
      : await answerQuestion(desk, actor, question, step.said)
  return json(done, { headers: { 'cache-control': 'no-store' } })
}
