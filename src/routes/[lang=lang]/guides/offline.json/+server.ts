import { json } from '@sveltejs/kit'
import type { RequestHandler } from './$types'

/** What the service worker keeps, so that every guide of this language works without a connection. */
export const GET: RequestHandler = ({ locals: { services, language } }) =>
  json(services.guides.pack(language, services.texts(language), services.municipalities(), services.today()))
