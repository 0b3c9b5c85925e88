import { createServer } from 'vite'
import { readConfiguration } from './configuration.ts'
import { readyDatabase } from './ready-database.ts'

/** `npm run dev`: the pages from their sources, drawn anew when a file changes, on the same database as the server. */
const configuration = readConfiguration(process.env)
if (!configuration.ok) {
  console.error(`Baken cannot start:\n${configuration.error}`)
  process.exit(1)
}
const { port, host } = configuration.value
const stopDatabase = await readyDatabase(configuration.value)
const vite = await createServer({ server: { port, host, strictPort: true } })
await vite.listen()
vite.printUrls()
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(
    signal,
    () =>
      void vite
        .close()
        .then(stopDatabase)
        .then(() => process.exit(0)),
  )
}
