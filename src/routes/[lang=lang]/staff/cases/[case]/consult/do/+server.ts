import { error, json } from '@sveltejs/kit'
import { caseDesk } from '#app/staff/case-pages.ts'
import { actorOf, requireHat } from '#app/staff/staff-request.ts'
import { askInside, askOutside, readAskStep } from '#modules/reporting/server/index.ts'
import { readForm } from '#platform/http/read-form.ts'
import { typedAnswer } from '#platform/http/typed-fields.ts'
import type { RequestHandler } from './$types'

/** What the browser of a colleague sealed, asked. A refusal is an answer as any other, with status 200: nothing typed is lost. */
export const POST: RequestHandler = async (event) => {
  const actor = actorOf(await requireHat(event))
  const step = readAskStep(typedAnswer(await readForm(event.request), 'answer'))
  if (step === null) error(400, 'nothing that is asked')
  const desk = { ...caseDesk(event), sign: event.locals.services.signing.sign }
  const told = { ...step.told, caseId: event.params.case }
  const asked =
    step.do === 'ask-inside' ? await askInside(desk, actor, told, step) : await askOutside(desk, actor, told, step)
  return json(asked, { headers: { 'cache-control': 'no-store' } })
}
