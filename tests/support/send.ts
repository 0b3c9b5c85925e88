import { Agent, type IncomingHttpHeaders, request } from 'node:http'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { siteAddress } from './addresses.ts'

export interface Question {
  method?: string
  /** As it goes over the wire, encoded or not. */
  path: string
  headers?: Readonly<Record<string, string>>
  body?: string | Buffer
  /** Sends the body in pieces, without saying how long it is. */
  inPieces?: boolean
  to?: string
}
export interface Answer {
  status: number
  headers: IncomingHttpHeaders
  /** As it came over the wire. */
  bytes: Buffer
  /** Decompressed. */
  text: string
}

const agent = new Agent({ keepAlive: true, maxSockets: 16 })
const pieceBytes = 16_384
/** What a browser accepts when a reader follows a link or sends a form; `accept: ''` sends none. */
const likeABrowser = { accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8' }

/**
 * Asks the server as no browser would: any method, path, header and body. A kept connection that the server had just closed
 * is opened again, as every client does; a new one that breaks is a fault.
 */
export function send(question: Question, triesLeft = 3): Promise<Answer> {
  const { method = 'GET', path, headers = {}, body, inPieces = false, to = siteAddress } = question
  return new Promise<Answer>((resolve, reject) => {
    const length =
      body === undefined
        ? {}
        : inPieces
          ? { 'transfer-encoding': 'chunked' }
          : { 'content-length': String(Buffer.byteLength(body)) }
    const { hostname, port } = new URL(to)
    const said = Object.entries({ ...likeABrowser, ...length, ...headers }).filter(([, value]) => value !== '')
    const asked = request({ agent, hostname, port, path, method, headers: Object.fromEntries(said) }, (response) => {
      const parts: Buffer[] = []
      response.on('data', (part: Buffer) => parts.push(part))
      response.on('error', reject)
      response.on('end', () => {
        const bytes = Buffer.concat(parts)
        const encoding = response.headers['content-encoding']
        resolve({ status: response.statusCode ?? 0, headers: response.headers, bytes, text: plain(bytes, encoding) })
      })
    })
    asked.on('error', (cause: NodeJS.ErrnoException) => {
      const wasClosed = asked.reusedSocket && cause.code === 'ECONNRESET'
      if (wasClosed && triesLeft > 0) send(question, triesLeft - 1).then(resolve, reject)
      else reject(cause)
    })
    if (body !== undefined && inPieces) {
      const whole = Buffer.from(body)
      for (let at = 0; at < whole.length; at += pieceBytes) asked.write(whole.subarray(at, at + pieceBytes))
    } else if (body !== undefined) asked.write(body)
    asked.end()
  })
}

function plain(bytes: Buffer, encoding: string | undefined): string {
  if (bytes.length === 0) return ''
  if (encoding === 'br') return brotliDecompressSync(bytes).toString('utf8')
  if (encoding === 'gzip') return gunzipSync(bytes).toString('utf8')
  return bytes.toString('utf8')
}

/** Sends a form as a browser does from a page of this site. */
export const sendForm = (
  path: string,
  fields: Readonly<Record<string, string>>,
  headers: Readonly<Record<string, string>> = {},
) =>
  send({
    method: 'POST',
    path,
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      origin: 'null',
      'sec-fetch-site': 'same-origin',
      ...headers,
    },
    body: new URLSearchParams(fields).toString(),
  })
