import { error, type RequestEvent } from '@sveltejs/kit'
import type { LanguageTag } from '#kernel/language.ts'
import { eventsAtom, eventsIcs } from '#modules/directory/server/index.ts'
import { translator } from '#platform/i18n/languages.ts'
import { minuteNow } from './asked-moment.ts'
import { feedPlace } from './feed-place.ts'
import { inSection } from './in-section.ts'
import type { Services } from './services.ts'

type Event = Pick<RequestEvent, 'locals' | 'url'>

async function meetings(services: Pick<Services, 'directory' | 'contentLanguage'>, language: LanguageTag) {
  const events = await services.directory.events(services.contentLanguage(language), minuteNow())
  const title = `Baken: ${translator(language)('directory.events.calendar')}`
  return { events, words: { language, title } }
}

/** All meetings in the words of a language, as Atom. */
export async function meetingsFeed({ locals: { services }, url }: Event, language: LanguageTag): Promise<string> {
  const { events, words } = await meetings(services, language)
  return eventsAtom(events, services.today(), feedPlace(url), words)
}

/** All meetings, or one of them, for a calendar. @throws the answer 404 when there is no such meeting */
export async function meetingsIcs(event: Event, only: string | null = null): Promise<Response> {
  const { services, language } = event.locals
  inSection('directory', language)
  const { events, words } = await meetings(services, language)
  const chosen = only === null ? events : events.filter(({ id }) => id === only)
  if (only !== null && chosen.length === 0) error(404, 'no such meeting')
  return new Response(eventsIcs(chosen, feedPlace(event.url), words), {
    headers: {
      'content-type': 'text/calendar; charset=utf-8',
      'content-disposition': `attachment; filename="baken-${only ?? 'meetings'}.ics"`,
    },
  })
}

/** All meetings as a feed. */
export async function meetingsAtom(event: Event): Promise<Response> {
  const { language } = event.locals
  inSection('directory', language)
  return new Response(await meetingsFeed(event, language), {
    headers: { 'content-type': 'application/atom+xml; charset=utf-8' },
  })
}
