import { apiAnswer, asJson } from '#app/api-answer.ts'
import { apiContact } from '#app/api-contact.ts'
import { openApiDocument } from '#modules/directory/server/index.ts'
import type { RequestHandler } from './$types'

export const GET: RequestHandler = (event) =>
  apiAnswer({
    event,
    readers: {},
    forms: {
      'application/json': () =>
        asJson(openApiDocument({ site: event.url.origin, email: apiContact(event.locals.services) })),
    },
  })
