// A process of its own that changes the key of an organisation as the page of a key holder does, for a drill that kills it: `key-change-worker.ts URL`, with what the page knows as JSON on
// the input. Says on a line what it asks of the server, before and after.
import { text } from 'node:stream/consumers'
import { freshenAll } from '#app/keys/freshen-cases.ts'
import { moveAll, type Send } from '#app/keys/move-secrets.ts'
import { doKeyStep, readKeyStep } from '#app/staff/key-steps.ts'
import { aBareDesk } from '#modules/organisations/testing/a-world.ts'
import type { CaseTables } from '#modules/reporting/server/index.ts'
import { openDatabase } from '#platform/database/connect.ts'
import { openingKey } from '#platform/sealing/index.ts'
import { sayLine } from '#platform/testing/say-line.ts'

/** Who works, and both private keys of the organisation `ours` in hexadecimal digits. */
export interface KeyChangeOrder {
  person: string
  oldKey: string
  newKey: string
  number: number
  /** Whether it ends the old key; otherwise it stands still before that until it is killed, as a page whose owner looks away. */
  ends: boolean
}

const [url = ''] = process.argv.slice(2)
const { person, oldKey, newKey, number, ends }: KeyChangeOrder = JSON.parse(await text(process.stdin))
const db = openDatabase<CaseTables>(url, () => undefined)
const desks = { staff: aBareDesk(db as never), cases: { db } }
const actor = { person, organisation: 'ours', proved: true }
const bytesOf = (hex: string) => new Uint8Array(Buffer.from(hex, 'hex'))

const send: Send = async <Answer>(step: Readonly<Record<string, unknown>>) => {
  const read = readKeyStep(JSON.stringify(step))
  if (read === null) throw new Error(`no step: ${step['do']}`)
  sayLine(`at ${read.do}`)
  const done = await doKeyStep(desks, actor, read)
  if (!done.ok) throw new Error(`${read.do}: ${done.error}`)
  sayLine(`done ${read.do}`)
  return JSON.parse(JSON.stringify(done.value)) as Answer
}

const keys = { organisation: 'ours', number, oldKey: bytesOf(oldKey), newKey: bytesOf(newKey) }
const { publicKey } = await openingKey(keys.newKey)
await freshenAll(send, { organisation: 'ours', number, publicKey, told: () => undefined })
const unopened = await moveAll(send, { ...keys, told: () => undefined })
if (unopened.left.length + unopened.came.length > 0) throw new Error(`does not open: ${JSON.stringify(unopened)}`)
if (!ends) await new Promise(() => setInterval(() => undefined, 60_000))
await send({ do: 'finish-change', without: 0 })
sayLine('finished')
await db.destroy()
