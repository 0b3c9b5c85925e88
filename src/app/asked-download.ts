import { error, type RequestEvent } from '@sveltejs/kit'
import { type AskedList, askedList } from './asked-list.ts'
import { inSection } from './in-section.ts'

/**
 * As `askedList`, for a file. A page can say what it shows instead of what was asked for; a file that somebody keeps
 * cannot, so it is refused.
 *
 * @throws the answer 404 for a day that cannot be shown and in a language without a register, 400 for a filter that means nothing
 */
export function askedDownload(event: Pick<RequestEvent, 'locals' | 'url'>): AskedList {
  inSection('programme', event.locals.language)
  const list = askedList(event)
  // The status is that of the refusal, not of a page.
  delete event.locals.status
  if (list.asked.problem) error(404, 'no register for this day')
  if (list.problems.length > 0) error(400, 'a filter that means nothing')
  return list
}
