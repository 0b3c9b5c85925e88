import { error, json } from '@sveltejs/kit'
import { caseDesk } from '#app/staff/case-pages.ts'
import { doCaseStep } from '#app/staff/case-steps.ts'
import { actorOf, requireHat, staffDesk } from '#app/staff/staff-request.ts'
import { readDeskStep } from '#modules/reporting/server/index.ts'
import { readForm } from '#platform/http/read-form.ts'
import { typedAnswer } from '#platform/http/typed-fields.ts'
import type { RequestHandler } from './$types'

/** What the script of a page of cases asks. A refusal is an answer as any other, with status 200: nothing typed is lost. */
export const POST: RequestHandler = async (event) => {
  const session = await requireHat(event)
  const step = readDeskStep(typedAnswer(await readForm(event.request), 'answer'))
  if (step === null) error(400, 'no step with a case')
  const done = await doCaseStep({ cases: caseDesk(event), staff: staffDesk(event).door }, actorOf(session), step)
  return json(done, { headers: { 'cache-control': 'no-store' } })
}
