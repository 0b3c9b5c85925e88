import { staffDesk } from '#app/staff/staff-request.ts'
import { endedElsewhere } from '#modules/organisations/server/index.ts'
import { readForm } from '#platform/http/read-form.ts'
import { typedAnswer } from '#platform/http/typed-fields.ts'
import type { RequestHandler } from './$types'

const answer = (status: number) => new Response(null, { status, headers: { 'cache-control': 'no-store' } })

/**
 * A provider tells, from server to server, that somebody signed out there (OpenID Connect Back-Channel Logout 1.0). Whoever it names is signed out here on every device.
 */
export const POST: RequestHandler = async (event) => {
  const { door, elsewhere } = staffDesk(event)
  if (!elsewhere) return answer(404)
  const token = typedAnswer(await readForm(event.request), 'logout_token')
  const said = await elsewhere.provider.readBackChannelLogout(token)
  if (!said.ok) {
    console.warn(`sign-out elsewhere: ${said.error}, ${said.reason}`)
    return answer(400)
  }
  const { subject, tokenId, rememberUntil } = said.value
  // We keep no session of the provider, only who somebody is there.
  if (subject === null) return answer(400)
  await endedElsewhere(door, { issuer: elsewhere.issuer, subject, tokenId, rememberUntil })
  return answer(200)
}
