import type { RequestEvent } from '@sveltejs/kit'
import { type HelpField, type HelpQuestion, helpFields, readFilters } from '#modules/directory/index.ts'
import { askedMoment, minuteNow } from './asked-moment.ts'

/** What was typed is repeated on the page; longer is no value of ours. */
const longestTyped = 60

/** What the address asks of the list of help. What means nothing is named, and the page answers 422 without it. */
export async function askedHelp({ locals, url }: Pick<RequestEvent, 'locals' | 'url'>): Promise<HelpQuestion> {
  const { services, language } = locals
  const now = minuteNow()
  const moment = askedMoment(url, now, services.today())
  const read = (field: HelpField) => [field, (url.searchParams.get(field) ?? '').trim().slice(0, longestTyped)] as const
  const typed = Object.fromEntries(helpFields.map(read)) as HelpQuestion['typed']
  const { choices } = await services.directory.list({}, services.contentLanguage(language), now)
  const { query, problems } = readFilters(typed, choices)
  const ofMoment = moment.problem ? [{ field: 'at' as const, why: moment.problem, typed: moment.typed }] : []
  const all = [...problems, ...ofMoment]
  if (all.length > 0) locals.status = 422
  return { query, at: moment.at, chosen: moment.chosen, typed, problems: all }
}
