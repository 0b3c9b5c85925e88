import { error, type RequestEvent } from '@sveltejs/kit'
import { err, type Result } from '#kernel/result.ts'
import { toBase64url } from '#modules/organisations/index.ts'
import { type ReportDesk, uploadRoom } from '#modules/reporting/server/index.ts'
import { askingLimits } from '#platform/http/asking-limits.ts'
import { atEvenMoment } from '#platform/http/even-moment.ts'
import { lineOf } from '#platform/http/line-of.ts'
import { visitorOf } from './staff/staff-request.ts'

type Asker = Pick<RequestEvent, 'locals' | 'request' | 'getClientAddress'>

/**
 * How often each may be asked from one part of the internet. Many share one – a house with forty workers, a library – and none of them should wait for another: these bound a
 * program, and no household comes near. Nothing counts for a code or for an organisation, so nobody can use up what somebody else needs.
 */
const limits = {
  submit: askingLimits({ burst: 60, perMinute: 2 }),
  upload: askingLimits({ burst: 120, perMinute: 20 }),
  code: askingLimits({ burst: 240, perMinute: 60 }),
} as const
export type DoorLimit = keyof typeof limits

/** Whether somebody has to wait, before anything is read or looked up. */
export const hasToWait = (event: Pick<RequestEvent, 'getClientAddress'>, limit: DoorLimit): boolean =>
  !limits[limit].ask(lineOf(visitorOf(event)), Date.now())

/**
 * How much may be sent as files from one part of the internet, in MiB. Everything that waits has 4 GiB, and what has waited for an hour goes when it is full: in the two hours that this
 * takes at most, one part cannot fill it.
 */
const fileRoom = askingLimits({ burst: 512, perMinute: 16 })
const mebibyte = 1_048_576

/** Whether a file of so many bytes may be sent now; then it counts. */
export const mayWeigh = (event: Pick<RequestEvent, 'getClientAddress'>, bytes: number): boolean =>
  fileRoom.ask(lineOf(visitorOf(event)), Date.now(), bytes / mebibyte)

/** Thirty-two of 16 MiB are half of a gigabyte; a phone sends its files one by one. */
const uploads = uploadRoom({ most: 32, perLine: 8 })

/** Lets a file in that is about to be read, and gives what says that it is through; `null`: it has to wait. */
export const roomForUpload = (event: Pick<RequestEvent, 'getClientAddress'>): (() => void) | null =>
  uploads.enter(lineOf(visitorOf(event)))

/** What is sent in a form without files is smaller: only what is larger needs room. */
const smallFormBytes = 65_536

/** Does something with a form that may have files in it, once there is room for them. Refuses with the page for 429, before anything is read. */
export async function withRoom<T>(event: Asker, work: () => Promise<T>): Promise<T> {
  const isSmall = Number(event.request.headers.get('content-length') ?? Number.NaN) <= smallFormBytes
  const leave = isSmall ? () => undefined : roomForUpload(event)
  if (leave === null) error(429, 'too many files at this moment')
  try {
    return await work()
  } finally {
    leave()
  }
}

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

// Packed, two answers of one length would no longer be of one length.
const headers = { 'content-type': 'application/json', 'cache-control': 'no-store, no-transform' }

/** An answer of the door: a refusal is an answer as any other, with status 200, for the script of a page that stays open. Bytes as base64url. */
export const doorAnswer = (result: Result<unknown, string>): Response =>
  new Response(withBytes(plain(result)), { headers })

/** Longer than a look-up takes on a machine that is not very busy. */
const codeMomentMs = 25

/** The same, in a length and after a time that do not tell whether a code was right. */
export const evenAnswer = (work: () => Promise<Result<unknown, string>>): Promise<Response> =>
  atEvenMoment(codeMomentMs, async () => {
    const text = withBytes(plain(await work()))
    return new Response(text + ' '.repeat(Math.max(0, codeAnswerBytes - Buffer.byteLength(text))), { headers })
  })

/** What was sent as JSON; null: it is none. What it says is parsed by the forms of the module. Nothing of it is ever written down. */
export async function sentJson({ request }: Asker): Promise<unknown> {
  if (!request.headers.get('content-type')?.startsWith('application/json')) return null
  try {
    return await request.json()
  } catch {
    return null
  }
}

/** Reads what was sent with a form of the module and does something with it. Refusals: `busy` – too many from one part of the internet; the script waits and tries again · `malformed`. */
export async function throughDoor<T>(
  event: Asker,
  limit: DoorLimit,
  read: (sent: unknown) => Result<T, 'malformed'>,
  work: (read: T, desk: ReportDesk) => Promise<Result<unknown, string>>,
): Promise<Result<unknown, string>> {
  if (hasToWait(event, limit)) return err('busy')
  const sent = read(await sentJson(event))
  return sent.ok ? work(sent.value, reportDesk(event)) : err(sent.error)
}
