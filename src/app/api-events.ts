import type { RequestEvent } from '@sveltejs/kit'
import { eventsAtom, eventsFrom, pageReaders } from '#modules/directory/server/index.ts'
import { translator } from '#platform/i18n/languages.ts'
import { apiAnswer } from './api-answer.ts'
import { pageAnswer } from './api-collection.ts'
import { apiWorld } from './api-world.ts'
import { minuteNow } from './asked-moment.ts'
import { feedPlace } from './feed-place.ts'

type Event = Pick<RequestEvent, 'request' | 'url' | 'locals'>

/** The language of feeds that are asked for without one. */
const feedLanguage = 'nl'

const feed = async ({ locals: { services }, url }: Event) => {
  const events = await services.directory.events(feedLanguage, minuteNow())
  const title = `Baken: ${translator(feedLanguage)('directory.events.calendar')}`
  return { body: eventsAtom(events, services.today(), feedPlace(url), { language: feedLanguage, title }) }
}

/** Meetings from today on: in pages, or as a feed. */
export const eventsAnswer = (event: Event): Promise<Response> =>
  apiAnswer({
    event,
    readers: pageReaders,
    forms: {
      'application/json': async (asked) => {
        const { services } = event.locals
        return pageAnswer(eventsFrom(await apiWorld(services), services.today()), asked, event.url)
      },
      'application/atom+xml': () => feed(event),
    },
  })

/** The same feed at an address of its own, for who cannot say what form it should come in. */
export const eventsFeed = (event: Event): Promise<Response> =>
  apiAnswer({
    event: { url: event.url, request: new Request(event.url) },
    readers: {},
    forms: { 'application/atom+xml': () => feed(event) },
  })
