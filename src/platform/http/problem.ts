/** What was wrong with one part of what was sent. */
export interface BodyProblem {
  /** `payLines[2].cents`; empty for the whole. */
  field: string
  /** Which one of a list it is about, from 0. */
  index?: number
  code: string
  detail: string
}

/** What went wrong, as an API says it (RFC 9457). */
export interface Problem {
  status: number
  title: string
  /** What to do about it, in a sentence. */
  detail: string
  /** The query parameter that was not understood. */
  parameter?: string
  /** What was wrong in a body that was sent. */
  body?: readonly BodyProblem[]
}

const titles: Readonly<Record<number, string>> = {
  400: 'Invalid input',
  403: 'Not allowed from another site',
  404: 'Not found',
  405: 'Method not allowed',
  406: 'Not acceptable',
  413: 'Too large',
  414: 'Address too long',
  415: 'Unsupported media type',
  500: 'Something went wrong',
}

const details: Readonly<Record<number, string>> = {
  400: 'The address has signs that cannot be read.',
  403: 'This address takes nothing from another site.',
  404: 'There is nothing at this address. See /api/v1/openapi.json for the addresses that exist.',
  405: 'This address cannot be asked in this way: the header Allow names those that it can.',
  413: 'There is more in the request than this address takes.',
  414: 'The address has too many characters.',
  500: 'That is our fault. Try again in a few minutes.',
}

/** A problem of a kind that every API has; `detail` in its own words where there is more to say. */
export function problemOf(status: number, detail?: string, parameter?: string): Problem {
  return {
    status,
    title: titles[status] ?? 'Error',
    detail: detail ?? details[status] ?? 'See /api/v1/openapi.json.',
    ...(parameter === undefined ? {} : { parameter }),
  }
}

/** The parameter as a JSON pointer would not be readable: the design rules ask for `errors` that name where it stands. */
export function problemBody({ status, title, detail, parameter, body = [] }: Problem): string {
  const inQuery =
    parameter === undefined ? [] : [{ in: 'query', location: { name: parameter }, code: 'invalid', detail }]
  const inBody = body.map(({ field, index, ...why }) => ({
    in: 'body',
    location: index === undefined ? { field } : { index, field },
    ...why,
  }))
  const errors = [...inQuery, ...inBody]
  return `${JSON.stringify({ type: 'about:blank', status, title, detail, ...(errors.length > 0 ? { errors } : {}) })}\n`
}
