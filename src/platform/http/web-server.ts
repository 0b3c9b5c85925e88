import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { constants } from 'node:zlib'
import compression from 'compression'
import onHeaders from 'on-headers'
import { bodyInPieces, withBody } from './body-in-pieces.ts'
import { builtFiles } from './built-files.ts'
import {
  isOfApi,
  largestBodyFor,
  methodsFor,
  ownOrigin,
  patienceFor,
  requestProblem,
  usualPatienceMs,
  type WayIn,
} from './request-guard.ts'
import {
  closedPolicy,
  headersWithoutPolicy,
  securityHeaders,
  setSecurityHeaders,
  workerPolicy,
} from './security-headers.ts'

export type Handler = (request: IncomingMessage, response: ServerResponse, next?: () => void) => void

export interface WebServerOptions {
  /** Renders pages: the built application. */
  pages: Handler
  /** Folder of built files, with `.br` and `.gz` beside them. */
  files: string
  /** Behind a proxy that sets `X-Forwarded-Proto` itself. */
  trustProxy: boolean
  /** The language of an error page, from the address or the header. */
  languageOf: (address: string, acceptLanguage: string | undefined) => string
  /** Addresses that take more than a form of usual size; none when left out. */
  waysIn?: readonly WayIn[]
}

/** Brotli 4 costs half a millisecond a page here; 11 would cost sixty times that for 12 % fewer bytes. */
const brotliQuality = 4

const [...headerParts] = securityHeaders(false)
/** The answer to bytes that are no HTTP: there is no request yet, so it is written by hand. */
const notHttp = [
  'HTTP/1.1 400 Bad Request',
  'Connection: close',
  'Content-Length: 0',
  ...headerParts.flatMap((name, at) => (at % 2 === 0 ? `${name}: ${headerParts[at + 1]}` : [])),
  '\r\n',
].join('\r\n')

/** Files first, then pages; compressed, with the security headers on every answer. */
export function createWebServer(options: WebServerOptions): Server {
  const compress = compression({
    threshold: 512,
    brotli: { params: { [constants.BROTLI_PARAM_QUALITY]: brotliQuality } },
  })
  const policyOf = (path: string) => (path === '/service-worker.js' ? workerPolicy : closedPolicy)
  const answerFile = builtFiles(options.files, policyOf)
  const waysIn = options.waysIn ?? []
  const server = createServer((request, response) => {
    const overTls = options.trustProxy && request.headers['x-forwarded-proto'] === 'https'
    request.headers['x-forwarded-proto'] = overTls ? 'https' : 'http'
    const problem = requestProblem(request, waysIn)
    if (problem === undefined && answerFile(request, response, headersWithoutPolicy(overTls))) return
    shed(request, patienceFor(request.url ?? '/', waysIn))
    setSecurityHeaders(response, overTls)
    onHeaders(response, () => {
      // A browser replaces the policy of the page it kept by that of the 304, so a 304 must not bring one.
      if (response.statusCode === 304) response.removeHeader('Content-Security-Policy')
    })
    if (problem !== undefined) return refuse(problem, request, response, options, compress)
    if (request.method === 'POST') asOurOwn(request)
    if (request.method === 'POST' && request.headers['transfer-encoding'] !== undefined)
      return void answerPieces(request, response, options, compress)
    compressedPages(compress, options.pages, request, response)
  })
  // The server itself waits as long as the most patient address; who sends to another is shed before.
  server.requestTimeout = Math.max(usualPatienceMs, ...waysIn.map(({ patienceMs = 0 }) => patienceMs))
  server.headersTimeout = usualPatienceMs / 2
  server.on('clientError', (_cause, socket) => {
    if (socket.writable) socket.end(notHttp)
  })
  return server
}

/** Ends a connection on which a body takes too long to come. */
function shed(request: IncomingMessage, patienceMs: number): void {
  if (request.complete) return
  const timer = setTimeout(() => {
    if (!request.complete) request.socket.destroy()
  }, patienceMs)
  timer.unref()
  for (const event of ['end', 'close']) request.once(event, () => clearTimeout(timer))
}

/** The guard has decided who may send; the application's own check knows only `Origin`, which our pages cannot send. */
function asOurOwn({ headers, url = '/' }: IncomingMessage): void {
  headers.origin = ownOrigin(headers)
  // Every form is answered with a page, also to a browser that does not say what it accepts.
  if (!isOfApi(url)) headers.accept = 'text/html'
}

function compressedPages(
  compress: ReturnType<typeof compression>,
  pages: Handler,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  // `compression` is typed for Express but uses only what node:http has.
  compress(request as Parameters<typeof compress>[0], response as Parameters<typeof compress>[1], () =>
    pages(request, response),
  )
}

/** A body that does not tell how long it is: it is read to its end first, and refused as soon as it is too large. */
async function answerPieces(
  request: IncomingMessage,
  response: ServerResponse,
  options: WebServerOptions,
  compress: ReturnType<typeof compression>,
): Promise<void> {
  const body = await bodyInPieces(request, largestBodyFor(request.url ?? '/', options.waysIn ?? []))
  if (body === 'too-large') return refuse(413, request, response, options, compress)
  if (body === 'broken-off') return void response.destroy()
  compressedPages(compress, options.pages, withBody(request, body), response)
}

/** Answers a bad request with the application's own error page or problem, as if one had been asked that says so. */
function refuse(
  status: number,
  request: IncomingMessage,
  response: ServerResponse,
  options: WebServerOptions,
  compress: ReturnType<typeof compression>,
): void {
  const asked = request.url ?? '/'
  const language = options.languageOf(asked, request.headers['accept-language'])
  if (status === 405) response.setHeader('Allow', methodsFor(asked, options.waysIn ?? []).join(', '))
  request.resume()
  request.method = 'GET'
  request.url = isOfApi(asked) ? `/api/problem/${status}` : `/${language}/problem/${status}`
  delete request.headers['content-length']
  delete request.headers['transfer-encoding']
  // What is left of a refused body is not read to the end.
  response.setHeader('Connection', 'close')
  compressedPages(compress, options.pages, request, response)
}
