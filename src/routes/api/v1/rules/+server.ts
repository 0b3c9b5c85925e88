import { apiAnswer, asJson } from '#app/api-answer.ts'
import { rulesAnswer } from '#modules/rights/server/index.ts'
import type { RequestHandler } from './$types'

/** The dated amounts and rules that every check stands on. */
export const GET: RequestHandler = (event) =>
  apiAnswer({
    event,
    readers: {},
    forms: { 'application/json': () => asJson(rulesAnswer(event.locals.services.facts)) },
  })
