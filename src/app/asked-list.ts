import type { RequestEvent } from '@sveltejs/kit'
import type { Day } from '#kernel/days.ts'
import { listQueryIn, type QueryProblem } from '#modules/programme/index.ts'
import { type ListPage, openValues } from '#modules/programme/server/index.ts'
import { type AskedRegister, askedRegister } from './asked-register.ts'

/** The register on a day, narrowed by what the address asks for. */
export interface AskedList extends AskedRegister {
  query: ListPage['query']
  problems: readonly QueryProblem[]
  /** The day, when one was asked for. */
  on: Day | null
}

/** Reads `?on=` and the filters. What means nothing is named, and the page answers 422 without it. */
export function askedList(event: Pick<RequestEvent, 'locals' | 'url'>): AskedList {
  const register = askedRegister(event)
  const { query, problems } = listQueryIn(event.url.searchParams, openValues(register.view))
  if (problems.length > 0) event.locals.status = 422
  return { ...register, query, problems, on: register.search === '' ? null : register.asked.day }
}
