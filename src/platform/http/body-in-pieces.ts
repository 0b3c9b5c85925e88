import { IncomingMessage } from 'node:http'

/**
 * Reads a body whose length was not told, to its end or until it is too large.
 * Refusals: `too-large` – there is more than `largestBytes`; the rest is left unread · `broken-off` – the sender left.
 */
export function bodyInPieces(
  request: IncomingMessage,
  largestBytes: number,
): Promise<Buffer | 'too-large' | 'broken-off'> {
  return new Promise((resolve) => {
    const pieces: Buffer[] = []
    let bytes = 0
    const take = (piece: Buffer) => {
      bytes += piece.length
      if (bytes <= largestBytes) return void pieces.push(piece)
      request.off('data', take)
      resolve('too-large')
    }
    request.on('data', take)
    request.once('end', () => resolve(Buffer.concat(pieces)))
    // After the end these come too late to change anything.
    request.once('error', () => resolve('broken-off'))
    request.once('close', () => resolve('broken-off'))
  })
}

/** The same request, with a body that was read already and a length that tells how much it is. */
export function withBody(request: IncomingMessage, body: Buffer): IncomingMessage {
  const whole = new IncomingMessage(request.socket)
  const { 'transfer-encoding': _, ...headers } = request.headers
  Object.assign(whole, {
    complete: true,
    headers: { ...headers, 'content-length': String(body.length) },
    httpVersion: request.httpVersion,
    httpVersionMajor: request.httpVersionMajor,
    httpVersionMinor: request.httpVersionMinor,
    method: request.method,
    url: request.url,
  })
  whole.push(body)
  whole.push(null)
  return whole
}
