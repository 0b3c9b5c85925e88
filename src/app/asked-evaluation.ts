import type { RequestEvent } from '@sveltejs/kit'
import { type AskedEvaluation, type EvaluationView, evaluationIn } from '#modules/programme/index.ts'
import { evaluationPage, type RegisterView } from '#modules/programme/server/index.ts'
import { askedOutcomes } from './asked-outcomes.ts'
import type { AskedRegister } from './asked-register.ts'
import { inSection } from './in-section.ts'

interface EvaluationQuestion {
  asked: AskedRegister['asked']
  coverage: AskedRegister['coverage']
  quick: AskedRegister['quick']
  search: string
  /** The period and the day, as they stand in every link of the page. */
  address: string
  problems: AskedEvaluation['problems']
  page: EvaluationView
}

/** Reads `?on=`, `from`, `to`, `goal` and `count`; what means nothing is answered with 422 and the usual evaluation. */
export function askedEvaluation(event: Pick<RequestEvent, 'locals' | 'url'>): EvaluationQuestion {
  const { asked, coverage, quick, view, search } = askedOutcomes(event)
  const question = evaluationIn(event.url.searchParams, view.on, view.goals)
  if (question.problems.length > 0) event.locals.status = 422
  const { from, to } = question.period
  const address = `?${new URLSearchParams({ from, to, ...(search === '' ? {} : { on: view.on }) })}`
  return { asked, coverage, quick, search, address, problems: question.problems, page: evaluationPage(view, question) }
}

/** A table as a download; of a period or a day that cannot be read there is none, never another one. */
export function evaluationTable(
  event: Pick<RequestEvent, 'locals' | 'url'>,
  name: string,
  table: (view: RegisterView, period: AskedEvaluation['period']) => string,
): Response | null {
  inSection('outcomes', event.locals.language)
  const { asked, view } = askedOutcomes(event)
  const { period, problems } = evaluationIn(event.url.searchParams, view.on, view.goals)
  if (asked.problem || problems.length > 0) return null
  return new Response(table(view, period), {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="baken-${name}-${view.on}.csv"`,
    },
  })
}
