// A process of its own that starts the embedded database, for tests that kill it: `embedded-owner.ts FOLDER own|share`.
// Tells what it got as one line of JSON, and stops properly when its input ends.
import { startEmbedded } from '../database/embedded-server.ts'

const [folder = '', claim] = process.argv.slice(2)
const started = await startEmbedded(folder, claim === 'share' ? 'share' : 'own')
if (!started.ok) {
  console.log(JSON.stringify({ refused: started.error }))
  process.exit(0)
}
const { how, url, place, stop } = started.value
console.log(JSON.stringify({ how, url, place }))
for await (const _ of process.stdin) void _
await stop()
process.exit(0)
