import { error, type RequestEvent } from '@sveltejs/kit'
import { type QueryReading, readPolicyQuery } from '#modules/policy/index.ts'
import { type FrameworkView, frameworksOn } from '#modules/policy/server/index.ts'
import { type AskedDay, askedDay, type Coverage } from './asked-day.ts'

/** What a page about documents and the inventory is about: the day that was asked for, and what is known of it. */
export interface AskedFrameworks {
  asked: AskedDay
  coverage: Coverage
  /** The day as it goes along in links: `on=2020-12-31`, or empty when no day was asked for. */
  carried: string
  view: FrameworkView
  query: QueryReading
}

/** Reads `?on=`; without it the last day that was checked is shown. */
export async function askedFrameworks({ locals, url }: Pick<RequestEvent, 'locals' | 'url'>): Promise<AskedFrameworks> {
  const { services, language } = locals
  const { areas } = services
  const { coverage } = areas
  const asked = askedDay(url, coverage, coverage.lastChecked)
  if (asked.problem) locals.status = 422
  const view = frameworksOn(await services.policyOn(asked.day), areas, asked.day, services.contentLanguage(language))
  if (!view.ok) error(500, 'the day that is shown by default is not covered')
  const carried = url.searchParams.has('on') && asked.problem === null ? `on=${asked.day}` : ''
  return { asked, coverage, carried, view: view.value, query: readPolicyQuery(url.searchParams) }
}
