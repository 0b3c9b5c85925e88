import { apiProblem } from '#app/api-answer.ts'
import { problemOf } from '#platform/http/problem.ts'
import type { RequestHandler } from './$types'

/** What the web server refuses before the API sees it. */
const refusals = ['400', '403', '405', '413', '414']

/** Stands in for a request that was refused; always a problem, never an address of its own. */
export const GET: RequestHandler = ({ params: { status } }) =>
  apiProblem(problemOf(refusals.includes(status) ? Number(status) : 404))
