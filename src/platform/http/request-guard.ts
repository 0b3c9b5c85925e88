import type { IncomingMessage } from 'node:http'

/** No address of ours comes near it; longer ones are attacks or accidents. */
const longestAddress = 2_000
/** A form of ours is at most a few kilobytes; 64 KiB leaves room and bounds memory per request. */
export const largestBodyBytes = 65_536

/** A slow client may hold a connection this long; enough for 2G, short enough to shed attackers. */
export const usualPatienceMs = 60_000

const methodsOfPages = ['GET', 'HEAD', 'POST']
/** Nothing can be changed there. A browser asks with OPTIONS whether another site may read: it may. */
const methodsOfApi = ['GET', 'HEAD', 'OPTIONS']

/** Addresses that take another body, or are asked in another way, than the rest. The app names them. */
export interface WayIn {
  /** Of the address as it was sent, without what stands behind `?`. */
  path: RegExp
  /** In the place of those that its neighbours have. */
  methods?: readonly string[]
  largestBodyBytes: number
  /** How long sending may take, in the place of the usual minute. */
  patienceMs?: number
  /** Programs of other sites may send something: only for an address where no cookie is ever used. */
  fromAnywhere?: boolean
}

const pathOf = (address: string): string => address.split('?')[0] ?? ''
const wayTo = (address: string, waysIn: readonly WayIn[]) => waysIn.find(({ path }) => path.test(pathOf(address)))

/** The methods with which an address may be asked. */
export const methodsFor = (address: string, waysIn: readonly WayIn[]): readonly string[] =>
  wayTo(address, waysIn)?.methods ?? (isOfApi(address) ? methodsOfApi : methodsOfPages)

/** How much may be sent to an address. */
export const largestBodyFor = (address: string, waysIn: readonly WayIn[]): number =>
  wayTo(address, waysIn)?.largestBodyBytes ?? largestBodyBytes

/** How long sending to an address may take, in milliseconds. */
export const patienceFor = (address: string, waysIn: readonly WayIn[]): number =>
  wayTo(address, waysIn)?.patienceMs ?? usualPatienceMs

/** Status of the page that says what is wrong with a request before any code of a module sees it; `undefined` when fine. */
export function requestProblem(
  request: IncomingMessage,
  waysIn: readonly WayIn[] = [],
): 400 | 403 | 405 | 413 | 414 | undefined {
  const address = request.url ?? '/'
  if (address.length > longestAddress) return 414
  if (!isReadable(address)) return 400
  if (!methodsFor(address, waysIn).includes(request.method ?? '')) return 405
  const fromAnywhere = wayTo(address, waysIn)?.fromAnywhere ?? false
  if (request.method === 'POST' && !fromAnywhere && !isFromOurPages(request)) return 403
  // The framework reads `?/name` as the name of a form; our forms have none.
  if (request.method === 'POST' && /[?&](\/|%2f)/i.test(address)) return 400
  const length = Number(request.headers['content-length'] ?? 0)
  if (!Number.isFinite(length) || length < 0) return 400
  if (length > largestBodyFor(address, waysIn)) return 413
  return undefined
}

/** Addresses that programs ask: their refusals are for programs too. */
export const isOfApi = (address: string): boolean => /^\/api(\/|$)/.test(pathOf(address))

function isReadable(address: string): boolean {
  if (!address.startsWith('/') || address.startsWith('//')) return false
  try {
    const readable = decodeURIComponent(address.split('?')[0] ?? '')
    // A backslash or a control character is never in an address of ours, and some servers read them as something else.
    return !/[\\\p{Cc}]/u.test(readable)
  } catch {
    return false
  }
}

/**
 * True when a form was sent by a page of this site. Our pages send no referrer, and browsers then send `Origin: null`
 * with a form; what still tells pages apart is `Sec-Fetch-Site`. A browser too old to send that is believed only while
 * the request carries no cookie, so that nothing can be done in somebody's name.
 */
function isFromOurPages({ headers }: IncomingMessage): boolean {
  const site = headers['sec-fetch-site']
  if (site !== undefined) return site === 'same-origin'
  if (headers.origin === undefined || headers.origin === 'null') return headers.cookie === undefined
  return headers.origin === ownOrigin(headers)
}

/** The origin as the application sees it; `x-forwarded-proto` was set by this server. */
export const ownOrigin = (headers: IncomingMessage['headers']): string =>
  `${headers['x-forwarded-proto'] === 'https' ? 'https' : 'http'}://${headers.host ?? ''}`
