import type { EventEmitter } from 'node:events'
import type { Server } from 'node:http'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { createWebServer, type Handler } from '#platform/http/web-server.ts'
import { isLanguage, offerLanguages, preferredLanguage } from '#platform/i18n/languages.ts'
import { readCatalogues } from '#platform/i18n/read-catalogues.ts'
import { readyLines } from './announce.ts'
import { type Configuration, readConfiguration } from './configuration.ts'
import { readyDatabase } from './ready-database.ts'
import { requireNoRealDemo } from './staff/require-no-real-demo.ts'
import { waysIn } from './ways-in.ts'

const refused = 1

const parsed = readConfiguration(process.env)
if (!parsed.ok) {
  console.error(`Baken cannot start:\n${parsed.error}`)
  process.exit(refused)
}

let server: Server | undefined
let stopDatabase = async (): Promise<void> => undefined
let stopping = false
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void stop())
// Whoever started this process was killed: nobody is left who could stop it.
process.on('disconnect', () => void stop())

const started = start(parsed.value)
await started

/** Says why the server cannot start and leaves no database running behind it. */
async function start(configuration: Configuration): Promise<void> {
  try {
    requireNoRealDemo(configuration)
    stopDatabase = await readyDatabase(configuration)
    const ready = await readyServer(configuration)
    server = ready.server
    for (const line of readyLines(configuration, ready.languageTags)) console.log(line)
  } catch (cause) {
    console.error(`Baken cannot start:\n${cause instanceof Error ? cause.message : String(cause)}`)
    await endDatabase()
    process.exit(refused)
  }
}

/** A start that is under way is finished first: cut off, it would leave a database running. */
async function stop(): Promise<void> {
  if (stopping) return
  stopping = true
  await started
  // A reader on a slow line gets this long to finish.
  const patience = setTimeout(() => {
    console.error('Who had not finished five seconds after the server was asked to stop was cut off.')
    server?.closeAllConnections()
  }, 5_000).unref()
  server?.close(() => {
    clearTimeout(patience)
    void endDatabase().then(() => process.exit(0))
  })
  server?.closeIdleConnections()
}

/** The pages give up their connections first, so that they do not take a stopped database for a lost one. */
function endDatabase(): Promise<void> {
  const events: EventEmitter = process
  events.emit('sveltekit:shutdown')
  return stopDatabase()
}

async function readyServer({ root, trustProxy, port, host }: Configuration) {
  process.env['PROTOCOL_HEADER'] = 'x-forwarded-proto'
  // Without a proxy that is trusted, whoever asks could name any address as their own.
  if (trustProxy) process.env['ADDRESS_HEADER'] = 'x-forwarded-for'
  // The web server knows what each address takes; this only keeps the framework from refusing the largest of them.
  process.env['BODY_SIZE_LIMIT'] = String(Math.max(...waysIn.map(({ largestBodyBytes }) => largestBodyBytes)))
  const built: { handler: Handler } = await import(
    pathToFileURL(join(import.meta.dirname, '../../build/handler.js')).href
  )
  const catalogues = readCatalogues(join(root, 'content/interface'))
  offerLanguages(catalogues)
  const web = createWebServer({
    pages: built.handler,
    files: join(import.meta.dirname, '../../build/client'),
    trustProxy,
    waysIn,
    languageOf: (address, accept) => {
      const first = address.split('/')[1] ?? ''
      return isLanguage(first) ? first : preferredLanguage(accept ?? null)
    },
  })
  await new Promise<void>((resolve, reject) => {
    web.once('error', reject)
    web.listen(port, host, resolve)
  }).catch((cause: NodeJS.ErrnoException) => {
    const why = cause.code === 'EADDRINUSE' ? 'it is already in use' : cause.message
    throw new Error(`${host}:${port} cannot be listened on: ${why}. Choose another port with PORT.`)
  })
  return { server: web, languageTags: [...catalogues.keys()] }
}
