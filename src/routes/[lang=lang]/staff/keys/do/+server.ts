import { error, json } from '@sveltejs/kit'
import { doKeyStep } from '#app/staff/key-steps.ts'
import { actorOf, requireHat, staffDesk } from '#app/staff/staff-request.ts'
import { readCeremonyStep } from '#modules/organisations/server/index.ts'
import { readForm } from '#platform/http/read-form.ts'
import { typedAnswer } from '#platform/http/typed-fields.ts'
import type { RequestHandler } from './$types'

/**
 * The end of a ceremony, sent by the page that stays open: a refusal costs nothing that was typed or printed. It is an answer as any
 * other, with status 200: what has the status of an error becomes a page for people.
 */
export const POST: RequestHandler = async (event) => {
  const session = await requireHat(event)
  const step = readCeremonyStep(typedAnswer(await readForm(event.request), 'answer'))
  if (step === null) error(400, 'no step with a key')
  const done = await doKeyStep(staffDesk(event).door, actorOf(session), step)
  return json(done, { headers: { 'cache-control': 'no-store' } })
}
