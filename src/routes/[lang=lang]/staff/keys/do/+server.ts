import { error, json } from '@sveltejs/kit'
import { caseDesk } from '#app/staff/case-pages.ts'
import { doKeyStep, readKeyStep } from '#app/staff/key-steps.ts'
import { actorOf, requireHat, staffDesk } from '#app/staff/staff-request.ts'
import { readForm } from '#platform/http/read-form.ts'
import { typedAnswer } from '#platform/http/typed-fields.ts'
import type { RequestHandler } from './$types'

/**
 * The end of a ceremony, sent by the page that stays open: a refusal costs nothing that was typed or printed. It is an answer as any
 * other, with status 200: what has the status of an error becomes a page for people.
 */
export const POST: RequestHandler = async (event) => {
  const session = await requireHat(event)
  const step = readKeyStep(typedAnswer(await readForm(event.request), 'answer'))
  if (step === null) error(400, 'no step with a key')
  const done = await doKeyStep({ staff: staffDesk(event).door, cases: caseDesk(event) }, actorOf(session), step)
  return json(done, { headers: { 'cache-control': 'no-store' } })
}
