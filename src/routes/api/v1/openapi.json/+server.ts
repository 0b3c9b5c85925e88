import { apiAnswer, asJson } from '#app/api-answer.ts'
import { apiContact } from '#app/api-contact.ts'
import { apiDescription } from '#app/api-description.ts'
import type { RequestHandler } from './$types'

export const GET: RequestHandler = (event) =>
  apiAnswer({
    event,
    readers: {},
    forms: {
      'application/json': () =>
        asJson(apiDescription({ site: event.url.origin, email: apiContact(event.locals.services) })),
    },
  })
