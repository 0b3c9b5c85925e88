import { ProviderTrouble } from './refusal.ts'

/** What a provider may take of us. */
export interface FetchBounds {
  /** For the whole answer, to its last byte. */
  milliseconds: number
  /** Of the body, after it was unpacked. */
  bytes: number
}

/** As `fetch`, narrowed to what asking a provider needs. */
export type ProviderFetch = (address: string, options: RequestInit) => Promise<Response>

const firstRedirect = 300
const firstError = 400
const tooManyRequests = 429
const firstServerError = 500

/**
 * Asks a provider within bounds and gives its whole answer, read. Follows no redirect: our secret and the code of a person go where the settings
 * and the provider's own description say, and nowhere else.
 *
 * @throws ProviderTrouble `unreachable`, `timed-out`, `cut-off`, `busy` (5xx, 429), `redirected`, `too-large`
 */
export function boundedFetch(fetcher: ProviderFetch, bounds: FetchBounds): ProviderFetch {
  return async (address, options) => {
    const late = AbortSignal.timeout(bounds.milliseconds)
    const signal = options.signal ? AbortSignal.any([late, options.signal]) : late
    const response = await fetcher(address, { ...options, redirect: 'manual', signal }).catch((error: unknown) => {
      throw new ProviderTrouble(isTimeout(error) ? 'timed-out' : 'unreachable')
    })
    await refuseStatus(response)
    const body = await bytesOf(response, bounds.bytes)
    return new Response(body.length === 0 ? null : body, { status: response.status, headers: response.headers })
  }
}

async function refuseStatus(response: Response): Promise<void> {
  const { status } = response
  const isRedirect = response.type === 'opaqueredirect' || (status >= firstRedirect && status < firstError)
  const isBusy = status === tooManyRequests || status >= firstServerError
  if (!isRedirect && !isBusy) return
  // Nobody reads the body; without this the connection would stay open. That it is broken already changes nothing.
  await response.body?.cancel().catch(() => undefined)
  throw new ProviderTrouble(isRedirect ? 'redirected' : 'busy')
}

async function bytesOf(response: Response, most: number): Promise<Uint8Array<ArrayBuffer>> {
  const pieces: Uint8Array[] = []
  let size = 0
  try {
    for await (const piece of response.body ?? []) {
      size += piece.length
      if (size > most) throw new ProviderTrouble('too-large')
      pieces.push(piece)
    }
  } catch (error) {
    if (error instanceof ProviderTrouble) throw error
    throw new ProviderTrouble(isTimeout(error) ? 'timed-out' : 'cut-off')
  }
  return new Uint8Array(Buffer.concat(pieces))
}

const isTimeout = (error: unknown): boolean => error instanceof DOMException && error.name === 'TimeoutError'

/** Asks for a document. @throws ProviderTrouble as `boundedFetch`, and `not-found` for another status than 200, `unreadable` for what is not JSON. */
export async function askJson(fetcher: ProviderFetch, address: string): Promise<unknown> {
  const response = await fetcher(address, { method: 'GET', headers: { accept: 'application/json' } })
  if (response.status !== 200) throw new ProviderTrouble('not-found')
  return response.json().catch(() => {
    throw new ProviderTrouble('unreadable')
  })
}
