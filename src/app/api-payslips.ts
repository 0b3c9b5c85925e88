import type { RequestEvent } from '@sveltejs/kit'
import { readQuery } from '#modules/directory/server/index.ts'
import { checkPayslips } from '#modules/rights/server/index.ts'
import { acceptedType } from '#platform/http/accepted-type.ts'
import { type Problem, problemOf } from '#platform/http/problem.ts'
import { apiProblem, apiUnkept } from './api-answer.ts'

const json = 'application/json'

/** Checks what a program sent, and keeps nothing of it. */
export async function payslipChecks({ request, url, locals }: RequestEvent): Promise<Response> {
  const refused = asked(request, url)
  if (refused) return apiProblem(refused)
  const checked = checkPayslips(new Uint8Array(await request.arrayBuffer()), locals.services.rules)
  if (!checked.ok) return apiProblem({ ...problemOf(400, checked.detail), body: checked.problems })
  return apiUnkept(checked.answer)
}

/** What is wrong with the question itself, before anything is read. */
function asked({ headers }: Request, url: URL): Problem | null {
  const known = readQuery(url.searchParams, {})
  if (!known.ok) return problemOf(400, known.error.detail, known.error.parameter)
  if (acceptedType(headers.get('accept'), [json]) === null) return problemOf(406, `This comes as ${json}.`)
  const type = headers.get('content-type')?.split(';')[0]?.trim().toLowerCase()
  return type === json ? null : problemOf(415, `Send the payslip as ${json}.`)
}
