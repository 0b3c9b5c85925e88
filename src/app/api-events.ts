import type { RequestEvent } from '@sveltejs/kit'
import { eventsFrom, pageReaders } from '#modules/directory/server/index.ts'
import { type ApiBody, apiAnswer } from './api-answer.ts'
import { pageAnswer } from './api-collection.ts'
import { apiWorld } from './api-world.ts'
import { meetingsFeed } from './help-events.ts'

type Event = Pick<RequestEvent, 'request' | 'url' | 'locals'>

/** The language of feeds that are asked for without one. */
const feedLanguage = 'nl'

const feed = async (event: Event): Promise<ApiBody> => ({ body: await meetingsFeed(event, feedLanguage) })

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
