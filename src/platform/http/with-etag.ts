import { createHash } from 'node:crypto'

/**
 * Gives a whole answer a fingerprint of its bytes, and answers 304 when the browser has them already. Answers that have
 * one, that are no plain success, or that may not be kept stay as they are.
 */
export async function withEtag(request: Request, response: Response): Promise<Response> {
  const kept = response.headers.get('cache-control') !== 'no-store'
  if (request.method !== 'GET' || response.status !== 200 || response.headers.has('etag') || !kept) return response
  const body = await response.arrayBuffer()
  const etag = `W/"${createHash('sha256').update(new Uint8Array(body)).digest('base64url').slice(0, 24)}"`
  const headers = new Headers(response.headers)
  headers.set('etag', etag)
  const known = request.headers
    .get('if-none-match')
    ?.split(',')
    .some((tag) => tag.trim() === etag)
  return known ? new Response(null, { status: 304, headers }) : new Response(body, { status: 200, headers })
}
