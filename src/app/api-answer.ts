import type { RequestEvent } from '@sveltejs/kit'
import { type Asked, apiVersion, type Readers, readQuery } from '#modules/directory/server/index.ts'
import { acceptedType } from '#platform/http/accepted-type.ts'
import { type Problem, problemBody, problemOf } from '#platform/http/problem.ts'

/** How long an answer may be kept without asking again, in seconds. Whether something is open changes by the minute. */
export const keptForSeconds = 60

const always: Readonly<Record<string, string>> = {
  'api-version': apiVersion,
  // Everything here is public and nobody signs in: every site may read it.
  'access-control-allow-origin': '*',
  'access-control-expose-headers': 'API-Version, ETag, Link',
  'cross-origin-resource-policy': 'cross-origin',
}

/** What an address of the API gives: text in one of the forms it comes in. */
export interface ApiBody {
  body: string
  headers?: Readonly<Record<string, string>>
}

interface Asking<Of extends Readers> {
  event: Pick<RequestEvent, 'request' | 'url'>
  /** The parameters this address knows. */
  readers: Of
  /** Makes the answer in each form it comes in, by media type; the first is the one we prefer. */
  forms: Readonly<Record<string, (asked: Asked<Of>) => ApiBody | Problem | Promise<ApiBody | Problem>>>
}

/** Answers a question to the API, or says what was wrong with it (RFC 9457). */
export async function apiAnswer<Of extends Readers>({ event, readers, forms }: Asking<Of>): Promise<Response> {
  const type = acceptedType(event.request.headers.get('accept'), Object.keys(forms))
  const make = type === null ? undefined : forms[type]
  if (type === null || !make) {
    return apiProblem(problemOf(406, `This comes as ${Object.keys(forms).join(' or ')}.`))
  }
  const asked = readQuery(event.url.searchParams, readers)
  if (!asked.ok) return apiProblem(problemOf(400, asked.error.detail, asked.error.parameter))
  const made = await make(asked.value)
  if ('status' in made) return apiProblem(made)
  return new Response(made.body, {
    headers: {
      ...always,
      'content-type': type === 'application/json' ? type : `${type}; charset=utf-8`,
      'cache-control': `public, max-age=${keptForSeconds}`,
      vary: 'accept',
      ...made.headers,
    },
  })
}

/** An answer about something that was sent, for whoever sent it: kept by nobody on the way. */
export const apiUnkept = (value: unknown): Response =>
  new Response(JSON.stringify(value), {
    headers: { ...always, 'content-type': 'application/json', 'cache-control': 'no-store', vary: 'accept' },
  })

/** A problem as an answer. */
export const apiProblem = (problem: Problem): Response =>
  new Response(problemBody(problem), {
    status: problem.status,
    headers: {
      ...always,
      'content-type': 'application/problem+json',
      'cache-control': 'no-store',
      vary: 'accept',
    },
  })

/**
 * The answer to a browser that asks whether another site may ask.
 *
 * @param methods with which the address may be asked
 */
export const apiPreflight = (methods: readonly string[]): Response =>
  new Response(null, {
    status: 204,
    headers: {
      ...always,
      'access-control-allow-methods': methods.join(', '),
      'access-control-allow-headers': 'Accept, Content-Type, If-None-Match',
      'access-control-max-age': '86400',
      allow: methods.join(', '),
      'cache-control': 'no-store',
    },
  })

export const asJson = (value: unknown, headers: Readonly<Record<string, string>> = {}): ApiBody => ({
  body: JSON.stringify(value),
  headers,
})
