import type { RequestEvent } from '@sveltejs/kit'
import {
  type ApiWorld,
  type Asked,
  apiPage,
  eventsFrom,
  linkHeader,
  locationsOf,
  organisationsOf,
  pageReaders,
  pointsAt,
  servicesOf,
} from '#modules/directory/server/index.ts'
import { problemOf } from '#platform/http/problem.ts'
import { type ApiBody, apiAnswer, asJson } from './api-answer.ts'
import { apiWorld } from './api-world.ts'
import { minuteNow } from './asked-moment.ts'

type Event = Pick<RequestEvent, 'request' | 'url' | 'locals'>

/** Every collection of the API, by the name in its address. */
const collections = {
  organisations: organisationsOf,
  services: servicesOf,
  locations: locationsOf,
  points: (world: ApiWorld) => pointsAt(world, minuteNow()),
  events: (world: ApiWorld, { locals }: Event) => eventsFrom(world, locals.services.today()),
} satisfies Record<string, (world: ApiWorld, event: Event) => readonly { id: string }[]>
export type ApiCollection = keyof typeof collections

/** A page of a collection. */
export const collectionAnswer = (event: Event, name: ApiCollection): Promise<Response> =>
  apiAnswer({
    event,
    readers: pageReaders,
    forms: {
      'application/json': async (asked) =>
        pageAnswer(collections[name](await apiWorld(event.locals.services), event), asked, event.url),
    },
  })

/** One thing of a collection. */
export const itemAnswer = (event: Event, name: ApiCollection, id: string): Promise<Response> =>
  apiAnswer({
    event,
    readers: {},
    forms: {
      'application/json': async () => {
        const all: readonly { id: string }[] = collections[name](await apiWorld(event.locals.services), event)
        const found = all.find((one) => one.id === id)
        return found ? asJson(found) : problemOf(404, `None of the ${name} has this id.`)
      },
    },
  })

/** Some of a list as an answer, with the addresses of the pages around it. */
export function pageAnswer(all: readonly unknown[], asked: Asked<typeof pageReaders>, address: URL): ApiBody {
  const page = apiPage(all, asked, address)
  return asJson(page, { link: linkHeader(page) })
}
