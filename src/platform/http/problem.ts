/** What went wrong, as an API says it (RFC 9457). */
export interface Problem {
  status: number
  title: string
  /** What to do about it, in a sentence. */
  detail: string
  /** The query parameter that was not understood. */
  parameter?: string
}

const titles: Readonly<Record<number, string>> = {
  400: 'Invalid input',
  403: 'Not allowed from another site',
  404: 'Not found',
  405: 'Method not allowed',
  406: 'Not acceptable',
  413: 'Too large',
  414: 'Address too long',
  500: 'Something went wrong',
}

const details: Readonly<Record<number, string>> = {
  400: 'The address has signs that cannot be read.',
  403: 'Only reading is possible here, with GET or HEAD.',
  404: 'There is nothing at this address. See /api/v1/openapi.json for the addresses that exist.',
  405: 'Only reading is possible here, with GET or HEAD.',
  413: 'A request to this API needs no body.',
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
export function problemBody({ status, title, detail, parameter }: Problem): string {
  const errors =
    parameter === undefined ? {} : { errors: [{ in: 'query', location: { name: parameter }, code: 'invalid', detail }] }
  return `${JSON.stringify({ type: 'about:blank', status, title, detail, ...errors })}\n`
}
