import { error, text } from '@sveltejs/kit'
import { addDays } from '#kernel/days.ts'
import type { RequestHandler } from './$types'

/** RFC 9116 asks for less than a year; half of it makes a forgotten contact expire in time. */
const validDays = 180

/** Where to report a weakness. Only the operator knows: without BAKEN_SECURITY_CONTACT there is no such file. */
export const GET: RequestHandler = ({ locals: { services } }) => {
  if (!services.securityContact) error(404, 'no contact configured')
  const expires = `${addDays(services.today(), validDays)}T00:00:00Z`
  return text(`Contact: ${services.securityContact}\nExpires: ${expires}\nPreferred-Languages: nl, en\n`)
}
