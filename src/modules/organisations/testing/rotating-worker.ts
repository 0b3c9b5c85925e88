// A process of its own that changes the key of an organisation as a server and a browser do together, for tests that kill it:
// `rotating-worker.ts URL`, with what the browser knows as JSON on the input. Says on lines how far it is.
import { text } from 'node:stream/consumers'
import { openDatabase } from '#platform/database/connect.ts'
import { sayLine } from '#platform/testing/say-line.ts'
import type { DeskTables } from '../server/desk.ts'
import { finishKeyChange } from '../server/keys/move-secrets.ts'
import { organisationKey } from '../server/keys/organisation-key.ts'
import { openBrowser, right } from './a-browser.ts'
import { aBareDesk } from './a-world.ts'

/** Who works, and the others who have the key; both halves of their staff keys in hexadecimal digits. */
export interface Rotating {
  organisation: string
  batch: number
  people: { person: string; publicKey: string; privateKey: string }[]
}

const bytesOf = (hex: string) => new Uint8Array(Buffer.from(hex, 'hex'))
const [url = ''] = process.argv.slice(2)
const { organisation, batch, people }: Rotating = JSON.parse(await text(process.stdin))
const db = openDatabase<DeskTables>(url, () => undefined)
const desk = aBareDesk(db)
const [self, ...others] = people.map(({ person, publicKey, privateKey }) =>
  openBrowser(
    desk,
    { person, organisation, proved: true },
    { publicKey: bytesOf(publicKey), privateKey: bytesOf(privateKey) },
    1,
  ),
)
if (!self) throw new Error('somebody works')
if (right(await organisationKey(desk, self.actor)).state === 'change-ordered') await self.begin(others)
sayLine('begun')
for (let left = await self.moveBatch(batch); left !== null; left = await self.moveBatch(batch)) sayLine(`left ${left}`)
right(await finishKeyChange(desk, self.actor))
sayLine('finished')
await db.destroy()
