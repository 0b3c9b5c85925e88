import type { RequestEvent } from '@sveltejs/kit'
import type { HelpQuestion } from '#modules/directory/index.ts'
import { minuteNow } from './asked-moment.ts'
import { helpQuestionIn } from './help-question.ts'

/** What the address asks of the list of help. What means nothing is named in `problems`. */
export async function askedHelp({ locals, url }: Pick<RequestEvent, 'locals' | 'url'>): Promise<HelpQuestion> {
  const { services, language } = locals
  const now = minuteNow()
  const choices = await services.directory.choices(services.contentLanguage(language), now)
  return helpQuestionIn(url, choices, { now, today: services.today() })
}
