import { json } from '@sveltejs/kit'
import type { RequestHandler } from './$types'

const drawn = /^(cases|language|forwards\.report|passed-on\.(field|code)|figures\.sector)\./

/** The words of what a browser draws once a case is open. */
export const GET: RequestHandler = ({ locals: { services, language } }) => {
  const words = Object.entries(services.texts(language)).filter(([key]) => drawn.test(key))
  return json({ language, texts: Object.fromEntries(words) })
}
