import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { extname, join, relative, sep } from 'node:path'

/** What a build can make; anything else is sent as bytes without a meaning. */
const types: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
}
/** Best first; each lies beside the file as `name.css.br`. */
const encodings = [
  { name: 'br', ending: '.br' },
  { name: 'gzip', ending: '.gz' },
] as const
/** Names in here hold a hash of the content. */
const fixedNames = '/_app/immutable/'

/** Such files are never for readers, whatever a build leaves behind. */
const hidden = /\/\.(?!well-known\/)/

/** One way to send a file: its bytes, and its headers as names and values in turn. */
interface Variant {
  encoding: string
  body: Buffer
  headers: readonly string[]
}
interface BuiltFile {
  etag: string
  /** The headers of an answer that says that nothing changed. */
  unchanged: readonly string[]
  /** Best first; the last is the file as it is. */
  variants: readonly Variant[]
}

/** Answers when the address is that of a file, and says whether it did. */
export type FileAnswer = (request: IncomingMessage, response: ServerResponse, common: readonly string[]) => boolean

/**
 * Holds every file of `folder` in memory, so that a request never waits for the disk and a build that replaces the
 * folder cannot take a file from under a running server. `common` are headers for every answer, names and values in turn.
 * Ranges are not served: the files are small, and leaving out `Range` is allowed (RFC 9110).
 *
 * @param policyOf the content security policy of the file at an address
 */
export function builtFiles(folder: string, policyOf: (path: string) => string): FileAnswer {
  const files = new Map(pathsIn(folder).map((path) => [path, readFile(folder, path, policyOf(path))]))
  return (request, response, common) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return false
    const [address = ''] = (request.url ?? '').split('?', 1)
    const file = files.get(address)
    if (!file) return false
    const { etag, unchanged, variants } = file
    if (isKnown(request.headers['if-none-match'], etag)) {
      response.writeHead(304, [...common, ...unchanged]).end()
      return true
    }
    const accepted = request.headers['accept-encoding']
    const variant = variants.find(({ encoding }) => encoding === '' || isAccepted(accepted, encoding))
    if (!variant) return false
    response.writeHead(200, [...common, ...variant.headers])
    response.end(request.method === 'HEAD' ? undefined : variant.body)
    return true
  }
}

/** Addresses of the files of a folder; what only is another encoding of one has none of its own. */
function pathsIn(folder: string): string[] {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => `/${relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/')}`)
  const all = new Set(names)
  return names.filter(
    (name) =>
      !hidden.test(name) && !encodings.some(({ ending }) => name.endsWith(ending) && all.has(name.slice(0, -3))),
  )
}

function readFile(folder: string, path: string, policy: string): BuiltFile {
  const plain = readFileSync(join(folder, path))
  const etag = `W/"${createHash('sha256').update(plain).digest('base64url').slice(0, 24)}"`
  const kept = path.startsWith(fixedNames) ? 'public, max-age=31536000, immutable' : 'no-cache'
  // A browser replaces the policy of the file it kept by that of the 304, so a 304 must not bring one.
  const unchanged = ['Cache-Control', kept, 'ETag', etag, 'Vary', 'Accept-Encoding']
  const type = types[extname(path)] ?? 'application/octet-stream'
  const shared = [...unchanged, 'Content-Type', type, 'Content-Security-Policy', policy]
  const variantOf = (encoding: string, body: Buffer): Variant => {
    const length = ['Content-Length', String(body.length)]
    return { encoding, body, headers: [...shared, ...length, ...(encoding ? ['Content-Encoding', encoding] : [])] }
  }
  const packed = encodings.flatMap(({ name, ending }) => {
    const file = join(folder, path + ending)
    return existsSync(file) ? [variantOf(name, readFileSync(file))] : []
  })
  return { etag, unchanged, variants: [...packed, variantOf('', plain)] }
}

/** True when the browser has this very file: `If-None-Match` is one tag, some tags, or `*`. */
const isKnown = (header: string | undefined, etag: string): boolean =>
  header !== undefined && (header === etag || header.split(',').some((tag) => [etag, '*'].includes(tag.trim())))

/** True when `Accept-Encoding` names the encoding, unless with the weight 0. */
const isAccepted = (header: string | undefined, encoding: string): boolean =>
  (header ?? '').split(',').some((part) => {
    const [name = '', weight = ''] = part.split(';')
    return name.trim().toLowerCase() === encoding && !/^\s*q=0(\.0*)?\s*$/.test(weight)
  })
