import { apiProblem } from '#app/api-answer.ts'
import { problemOf } from '#platform/http/problem.ts'
import type { RequestHandler } from './$types'

/** Every other address of the API: not there. */
export const GET: RequestHandler = () => apiProblem(problemOf(404))
