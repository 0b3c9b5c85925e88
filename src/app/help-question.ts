import type { Day } from '#kernel/days.ts'
import {
  type EpochMinute,
  type HelpField,
  type HelpQuestion,
  helpFields,
  readFilters,
} from '#modules/directory/index.ts'
import { askedMoment } from './asked-moment.ts'

/** What was typed is repeated on the page; longer is no value of ours. */
const longestTyped = 60

/** What an address asks of the list of help. What means nothing is named, and the list is shown without it. */
export function helpQuestionIn(
  url: URL,
  choices: Parameters<typeof readFilters>[1],
  { now, today }: { now: EpochMinute; today: Day },
): HelpQuestion {
  const moment = askedMoment(url, now, today)
  const read = (field: HelpField) => [field, (url.searchParams.get(field) ?? '').trim().slice(0, longestTyped)] as const
  const typed = Object.fromEntries(helpFields.map(read)) as HelpQuestion['typed']
  const { query, problems } = readFilters(typed, choices)
  const ofMoment = moment.problem ? [{ field: 'at' as const, why: moment.problem, typed: moment.typed }] : []
  return { query, at: moment.at, chosen: moment.chosen, typed, problems: [...problems, ...ofMoment] }
}
