import type { RequestEvent } from '@sveltejs/kit'
import type { HelpQuestion } from '#modules/directory/index.ts'
import { minuteNow } from './asked-moment.ts'
import { helpQuestionIn } from './help-question.ts'

/** What the address asks of the list of help. What means nothing is named, and the page answers 422 without it. */
export async function askedHelp({ locals, url }: Pick<RequestEvent, 'locals' | 'url'>): Promise<HelpQuestion> {
  const { services, language } = locals
  const now = minuteNow()
  const { choices } = await services.directory.list({}, services.contentLanguage(language), now)
  const asked = helpQuestionIn(url, choices, { now, today: services.today() })
  if (asked.problems.length > 0) locals.status = 422
  return asked
}
