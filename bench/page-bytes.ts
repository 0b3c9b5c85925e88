/**
 * How many bytes the first view of every page takes in every language, as the server sends it to a browser that reads
 * brotli: the HTML with the styles in it, and any style sheet it asks for beside them. Run: `node bench/page-bytes.ts`.
 * Exit code 1 when one takes more than the 14,336 bytes that travel in the first flight of TCP.
 */
import { request } from 'node:http'
import { serverRoom } from '../tests/start/run-server.ts'

const mostBytes = 14_336

const room = serverRoom()
try {
  const server = await room.start()
  await server.ready
  const map = (await ask(server.port, '/sitemap.xml', 'identity')).body.toString()
  const listed = [...map.matchAll(/<loc>https?:\/\/[^/]+([^<]*)<\/loc>/g)].map(([, path]) => path ?? '')
  const steps = listed.filter((path) => /\/guides\/[\w-]+$/.test(path)).map((path) => `${path}/steps`)
  const languages = [...new Set(listed.map((path) => path.split('/')[1] ?? ''))]
  const missing = languages.map((tag) => `/${tag}/no-such-page`)
  const sizes = new Map<string, Map<string, number>>()
  const head = Math.max(...(await Promise.all(languages.map((tag) => headBytes(server.port, `/${tag}`)))))
  for (const path of [...listed, ...steps, ...missing]) {
    const [, tag = '', ...rest] = path.split('/')
    const page = `/${rest.join('/')}`
    sizes.set(page, (sizes.get(page) ?? new Map()).set(tag, await firstView(server.port, path)))
  }
  report(sizes, languages)
  console.log(`the headers of a page take up to ${head} bytes more`)
} finally {
  await room.clean()
}

/** Bytes of a page and of the style sheets it links to. */
async function firstView(port: number, path: string): Promise<number> {
  const { body } = await ask(port, path, 'br')
  const html = (await ask(port, path, 'identity')).body.toString()
  const sheets = [...html.matchAll(/<link\b[^>]*rel="stylesheet"[^>]*>/g)].flatMap(
    ([tag]) => /href="([^"]+)"/.exec(tag)?.[1] ?? [],
  )
  const beside = await Promise.all(sheets.map((sheet) => ask(port, sheet, 'br')))
  return [body, ...beside.map((sheet) => sheet.body)].reduce((sum, part) => sum + part.length, 0)
}

async function headBytes(port: number, path: string): Promise<number> {
  const { headers } = await ask(port, path, 'br')
  return headers.reduce((sum, text) => sum + text.length + 2, 'HTTP/1.1 200 OK\r\n\r\n'.length)
}

/** The bytes as they travel: `fetch` would unpack them. */
function ask(port: number, path: string, encoding: string): Promise<{ headers: string[]; body: Buffer }> {
  return new Promise((resolve, reject) => {
    const headers = { 'accept-encoding': encoding, accept: 'text/html' }
    const asked = request({ port, host: '127.0.0.1', path, headers }, (response) => {
      const parts: Buffer[] = []
      response.on('data', (part: Buffer) => parts.push(part))
      response.on('end', () => resolve({ headers: response.rawHeaders, body: Buffer.concat(parts) }))
    })
    asked.on('error', reject)
    asked.end()
  })
}

function report(sizes: ReadonlyMap<string, ReadonlyMap<string, number>>, languages: readonly string[]): void {
  const all = [...sizes].flatMap(([page, own]) => [...own].map(([tag, bytes]) => ({ path: `/${tag}${page}`, bytes })))
  const widest = Math.max(...[...sizes.keys()].map((page) => page.length))
  console.log(`${'page'.padEnd(widest)} ${languages.map((tag) => tag.padStart(7)).join('')}`)
  for (const [page, own] of sizes)
    console.log(`${page.padEnd(widest)} ${languages.map((tag) => String(own.get(tag) ?? '–').padStart(7)).join('')}`)
  const largest = all.reduce((most, one) => (one.bytes > most.bytes ? one : most))
  const over = all.filter(({ bytes }) => bytes > mostBytes)
  console.log(`\n${all.length} pages, the largest is ${largest.path} with ${largest.bytes} of ${mostBytes} bytes`)
  if (over.length === 0) return
  console.log(`${over.length} pages are too large: ${over.map(({ path }) => path).join(' ')}`)
  process.exitCode = 1
}
