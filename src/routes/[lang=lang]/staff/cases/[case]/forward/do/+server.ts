import { error, json } from '@sveltejs/kit'
import { caseDesk } from '#app/staff/case-pages.ts'
import { actorOf, requireHat } from '#app/staff/staff-request.ts'
import { forwardInside, forwardOutside, readForwardStep } from '#modules/reporting/server/index.ts'
import { readForm } from '#platform/http/read-form.ts'
import { typedAnswer } from '#platform/http/typed-fields.ts'
import type { RequestHandler } from './$types'

/** What the browser of a colleague sealed, handed over. A refusal is an answer as any other, with status 200: nothing typed is lost. */
export const POST: RequestHandler = async (event) => {
  const actor = actorOf(await requireHat(event))
  const step = readForwardStep(typedAnswer(await readForm(event.request), 'answer'))
  if (step === null) error(400, 'nothing that is handed over')
  const desk = { ...caseDesk(event), sign: event.locals.services.signing.sign }
  const told = { ...step.told, caseId: event.params.case, copy: step.copy, instead: step.instead }
  const sent =
    step.do === 'forward-inside'
      ? await forwardInside(desk, actor, told, { ...step, files: step.sealed.files })
      : await forwardOutside(desk, actor, told, { ...step, files: step.letter.files })
  return json(sent, { headers: { 'cache-control': 'no-store' } })
}
