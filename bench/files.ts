/**
 * How large the part that cleans files is for a browser: what comes with the page of a reporter, and what is loaded when
 * somebody adds a document or a recording. And how long cleaning takes here. Run: `node bench/files.ts`. It reports and never
 * fails: the 45 KB that a reporter may load are held by a test of the whole page.
 */
import { brotliCompressSync } from 'node:zlib'
import sharp from 'sharp'
import { build } from 'vite'
import { type Bytes, cleanFile, type Drawing, redrawInBrowser } from '#platform/files/index.ts'
import { redrawOnServer } from '../src/platform/files/server/redraw-on-server.ts'
import { honestFiles } from '../src/platform/files/testing/honest-files.ts'

const entry = '\0files.ts'
const code = "export { asItIs, cleanFile, redrawInBrowser } from '#platform/files/index.ts'\n"

const built = await build({
  root: new URL('..', import.meta.url).pathname,
  configFile: false,
  publicDir: false,
  logLevel: 'error',
  plugins: [
    {
      name: 'entry-in-memory',
      resolveId: (id) => (id === 'files' ? entry : null),
      load: (id) => (id === entry ? code : null),
    },
  ],
  build: {
    write: false,
    minify: true,
    target: 'es2022',
    modulePreload: false,
    rolldownOptions: { input: 'files', preserveEntrySignatures: 'strict', treeshake: { moduleSideEffects: false } },
  },
})
if (Array.isArray(built) || !('output' in built)) throw new Error('vite gave no bundle')
const chunks = new Map(built.output.flatMap((part) => (part.type === 'chunk' ? [[part.fileName, part] as const] : [])))

/** A part and everything that it cannot do without. */
function withNeeded(name: string, found = new Set<string>()): Set<string> {
  if (!found.has(name)) {
    found.add(name)
    for (const needed of chunks.get(name)?.imports ?? []) withNeeded(needed, found)
  }
  return found
}

const page = [...chunks.values()].find(({ isEntry }) => isEntry)
if (!page) throw new Error('vite gave no entry')
const first = withNeeded(page.fileName)
const brotli = (names: Iterable<string>) =>
  [...names].reduce((sum, name) => sum + brotliCompressSync(Buffer.from(chunks.get(name)?.code ?? '')).length, 0)
console.log(`with the page, pictures: ${brotli(first)} bytes of brotli in ${first.size} files`)
for (const name of page.dynamicImports) {
  const later = [...withNeeded(name)].filter((one) => !first.has(one))
  console.log(`when asked for, ${chunks.get(name)?.name}: ${brotli(later)} bytes more`)
}

/** A photograph as phones make them, of noise: the worst there is. */
const photograph = new Uint8Array(
  await sharp({
    create: {
      width: 4_000,
      height: 3_000,
      channels: 3,
      background: 'grey',
      noise: { type: 'gaussian', mean: 128, sigma: 20 },
    },
  })
    .jpeg({ quality: 85 })
    .toBuffer(),
)
const stripping: Drawing = { redraw: redrawInBrowser, which: 'others' }
const drawing: Drawing = { redraw: redrawOnServer, which: 'every' }

/** The middle of five goes, in milliseconds. */
async function took(what: string, bytes: Bytes, how: Drawing): Promise<void> {
  const times: number[] = []
  for (let round = 0; round < 5; round += 1) {
    const began = performance.now()
    const clean = await cleanFile(bytes, how)
    times.push(performance.now() - began)
    if (!clean.ok) throw new Error(`${what}: ${clean.error}`)
  }
  const middle = times.sort((a, b) => a - b)[2] ?? 0
  console.log(`${what.padEnd(44)} ${(bytes.length / 1e6).toFixed(1)} MB, ${middle.toFixed(1)} ms`)
}

await took('a photograph of 12 megapixels, its parts', photograph, stripping)
await took('the same, drawn anew on the server', photograph, drawing)
for (const name of ['PDF of a scanner', 'Opus', 'M4A with tags', 'WebM']) {
  const file = (await honestFiles()).find((one) => one.name === name)
  if (file) await took(name, file.bytes, stripping)
}
