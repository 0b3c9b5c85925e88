import { error } from '@sveltejs/kit'
import { caseDesk } from '#app/staff/case-pages.ts'
import { actorOf, requireHat } from '#app/staff/staff-request.ts'
import { askedQuestions } from '#modules/reporting/server/index.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const session = await requireHat(event)
  const desk = caseDesk(event)
  const questions = await askedQuestions(desk, actorOf(session))
  if (!questions.ok) error(403, 'no questions for this hat')
  return { organisation: session.hat.name, questions: questions.value, today: desk.today() }
}
