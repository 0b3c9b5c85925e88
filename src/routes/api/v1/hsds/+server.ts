import { apiAnswer, asJson } from '#app/api-answer.ts'
import { contactNumber } from '#app/contact-number.ts'
import { hsdsFilesOf } from '#modules/directory/server/index.ts'
import type { RequestHandler } from './$types'

/** The whole directory in the form that other directories read; each list under the name of its kind. */
export const GET: RequestHandler = (event) => {
  const { directory, library, today } = event.locals.services
  return apiAnswer({
    event,
    readers: {},
    forms: {
      'application/json': async () => {
        const numbers = [...library.catalogues.contacts.keys()].map((id) => {
          const found = contactNumber(library, id, today())
          return [id, { phone: found?.number ?? null, phoneConfidence: found?.confidence ?? null }] as const
        })
        return asJson(hsdsFilesOf(await directory.current(), new Map(numbers)), {
          'content-disposition': 'attachment; filename="baken-hsds.json"',
        })
      },
    },
  })
}
