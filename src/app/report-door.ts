import type { RequestEvent } from '@sveltejs/kit'
import { err, type Result } from '#kernel/result.ts'
import { toBase64url } from '#modules/organisations/index.ts'
import type { ReportDesk } from '#modules/reporting/server/index.ts'

type Asker = Pick<RequestEvent, 'locals' | 'request' | 'getClientAddress'>

export const reportDesk = ({ locals: { services } }: Pick<RequestEvent, 'locals'>): ReportDesk => ({
  db: services.database.public,
  today: services.today,
})

/** Longer than any answer to a code, and so the length of each. */
const codeAnswerBytes = 2_048

const withBytes = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) => (part instanceof Uint8Array ? toBase64url(part) : part))

// A buffer turns itself into a list of numbers before anybody is asked.
const plain = (value: unknown): unknown => {
  if (value instanceof Uint8Array) return new Uint8Array(value)
  if (Array.isArray(value)) return value.map(plain)
  if (value !== null && typeof value === 'object')
    return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, plain(part)]))
  return value
}

const headers = { 'content-type': 'application/json', 'cache-control': 'no-store' }

/** An answer of the door: a refusal is an answer as any other, with status 200, for the script of a page that stays open. Bytes as base64url. */
export const doorAnswer = (result: Result<unknown, string>): Response =>
  new Response(withBytes(plain(result)), { headers })

/** The same, in a length that does not tell whether a code was right. */
export function evenAnswer(result: Result<unknown, string>): Response {
  const text = withBytes(plain(result))
  return new Response(text + ' '.repeat(Math.max(0, codeAnswerBytes - Buffer.byteLength(text))), { headers })
}

/** What was sent as JSON; null: it is none. What it says is parsed by the forms of the module. Nothing of it is ever written down. */
export async function sentJson({ request }: Asker): Promise<unknown> {
  if (!request.headers.get('content-type')?.startsWith('application/json')) return null
  try {
    return await request.json()
  } catch {
    return null
  }
}

/** Reads what was sent with a form of the module and does something with it. */
export async function throughDoor<T>(
  event: Asker,
  read: (sent: unknown) => Result<T, 'malformed'>,
  work: (read: T, desk: ReportDesk) => Promise<Result<unknown, string>>,
): Promise<Result<unknown, string>> {
  const sent = read(await sentJson(event))
  return sent.ok ? work(sent.value, reportDesk(event)) : err(sent.error)
}
