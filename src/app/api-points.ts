import type { RequestEvent } from '@sveltejs/kit'
import { pageReaders, pointReaders, pointsCsv, pointsFor } from '#modules/directory/server/index.ts'
import { type ApiBody, apiAnswer } from './api-answer.ts'
import { pageAnswer } from './api-collection.ts'
import { apiWorld } from './api-world.ts'
import { midnightOf, minuteNow } from './asked-moment.ts'

type Event = Pick<RequestEvent, 'request' | 'url' | 'locals'>

const asTable = (body: string): ApiBody => ({
  body,
  headers: { 'content-disposition': 'attachment; filename="baken-points.csv"' },
})

/** The points that a question asks for: in pages, or all of them as a table. */
export async function pointsAnswer(event: Event): Promise<Response> {
  const { services } = event.locals
  const world = await apiWorld(services)
  const now = minuteNow()
  return apiAnswer({
    event,
    readers: { ...pointReaders(world, midnightOf(services.today())), ...pageReaders },
    forms: {
      'application/json': (asked) => pageAnswer(pointsFor(world, asked, now), asked, event.url),
      'text/csv': (asked) => asTable(pointsCsv(pointsFor(world, asked, now))),
    },
  })
}

/** The same table at an address of its own, for who cannot say what form it should come in. */
export async function pointsTable(event: Event): Promise<Response> {
  const { services } = event.locals
  const world = await apiWorld(services)
  const readers = pointReaders(world, midnightOf(services.today()))
  const table = {
    'text/csv': (asked: Parameters<typeof pointsFor>[1]) => asTable(pointsCsv(pointsFor(world, asked, minuteNow()))),
  }
  return apiAnswer({ event: { url: event.url, request: new Request(event.url) }, readers, forms: table })
}
