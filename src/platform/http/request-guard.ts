import type { IncomingMessage } from 'node:http'

/** No address of ours comes near it; longer ones are attacks or accidents. */
const longestAddress = 2_000
/** A form of ours is at most a few kilobytes; 64 KiB leaves room and bounds memory per request. */
export const largestBodyBytes = 65_536

/** Status of the page that says what is wrong with a request before any code of a module sees it; `undefined` when fine. */
export function requestProblem(request: IncomingMessage): 400 | 405 | 413 | 414 | undefined {
  const address = request.url ?? '/'
  if (address.length > longestAddress) return 414
  if (!isReadable(address)) return 400
  if (!['GET', 'HEAD', 'POST'].includes(request.method ?? '')) return 405
  const length = Number(request.headers['content-length'] ?? 0)
  if (!Number.isFinite(length) || length < 0) return 400
  if (length > largestBodyBytes) return 413
  return undefined
}

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
