import { randomBytes } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { fromBase64url, toBase64url } from '../../src/modules/organisations/index.ts'
import {
  beginCase,
  caseKeyByCode,
  jsonOf,
  newReportingId,
  openerOf,
  openItem,
  type Reader,
  sealItem,
  sealReport,
} from '../../src/modules/reporting/ceremonies/index.ts'
import { emptyDraft, reportFrom, writeDraft } from '../../src/modules/reporting/index.ts'
import { cleanFile } from '../../src/platform/files/index.ts'
import { canariesIn, canary } from '../../src/platform/files/testing/canaries.ts'
import { honestJpegs } from '../../src/platform/files/testing/honest-images.ts'
import { readReceiptCode } from '../../src/platform/sealing/index.ts'
import { serverRoom } from '../start/run-server.ts'
import { tell, times } from './drill.ts'

/** Half of them through each door. */
const journeys = times(10, 1_000)
const room = serverRoom()
afterAll(() => room.clean(), 60_000)

const random = (length: number) => new Uint8Array(randomBytes(length))
const photos = await honestJpegs()

/** What is found nowhere afterwards. */
interface Canaries {
  address: string
  browser: string
  story: string
  contact: string
}

const canariesOf = (number: number): Canaries => ({
  // A part of the internet that nobody has.
  address: `198.${18 + (number >> 16)}.${(number >> 8) & 255}.${number & 255}`,
  browser: `Kanarie-browser/${number}-${newReportingId(random)}`,
  story: `kanarie-verhaal-${number}-${newReportingId(random)}`,
  contact: `kanarie-naam-${number}-${newReportingId(random)}`,
})

const draftOf = ({ story, contact }: Canaries) => ({
  ...emptyDraft,
  entrance: 'worker' as const,
  municipality: 'GM9901',
  forms: ['labour' as const],
  goingOn: 'yes' as const,
  danger: 'no' as const,
  story,
  contact: { ...emptyDraft.contact, name: contact },
})

type Ask = (path: string, body: string | Uint8Array<ArrayBuffer>, type: string) => Promise<Response>

const sent = (value: unknown) =>
  JSON.stringify(value, (_, part: unknown) => (part instanceof Uint8Array ? toBase64url(part) : part))
const bytes = (text: unknown) => fromBase64url(String(text)) ?? new Uint8Array()

/** As the script of the page does it; the same functions. Gives the code's opener. */
async function throughSealedDoor(told: Canaries, number: number, ask: Ask): Promise<void> {
  const put = async (path: string, value: unknown) => {
    const answer = await (await ask(`/report-door/${path}`, sent(value), 'application/json')).json()
    if (!answer.ok) throw new Error(`${path}: ${answer.error}`)
    return answer.value
  }
  const key = await (await fetch(`${address}/report-door/key/voorbeeldstad`)).json()
  const reader: Reader = { ...key.value, publicKey: bytes(key.value.publicKey) }
  const begun = await beginCase('voorbeeldstad', random)
  const photo = photos[number % photos.length]
  const cleaned = await cleanFile(new Uint8Array(photo?.bytes ?? []), {
    redraw: () => Promise.resolve({ ok: false, error: 'not-decodable' }),
    which: 'others',
  })
  if (!cleaned.ok) throw new Error(`the photograph is refused: ${cleaned.error}`)
  expect(canariesIn(cleaned.value.bytes)).toEqual([])
  const item = newReportingId(random)
  const file = await sealItem(
    begun.caseKey,
    begun,
    { item, sender: 'reporter', kind: 'file', sequence: 1 },
    cleaned.value.bytes,
    random,
  )
  const made = reportFrom(draftOf(told), { language: 'nl', files: [], salt: toBase64url(begun.salt) })
  if (!file.ok || !made.ok) throw new Error('it does not fit')
  const sealed = await sealReport(begun, reader, { ...made.value, files: [item] }, random)
  if (!sealed.ok) throw new Error(sealed.error)
  await ask(`/report-door/upload/${begun.caseId}/${item}/1`, file.value.envelope, 'application/octet-stream')
  await put('submit', sealed.value)
  // They come back and read it.
  const { lookupId, opener } = await openerOf(begun.code)
  const head = await put('find', { lookupId })
  const [report] = await put('items', { lookupId })
  const caseKey = await caseKeyByCode(opener, head.caseId, bytes(head.wrappedForReporter))
  if (!caseKey.ok) throw new Error(caseKey.error)
  const opened = await openItem(caseKey.value, head, { ...report, envelope: bytes(report.envelope) })
  expect(opened.ok && jsonOf(opened.value)).toMatchObject({ story: told.story })
}

/** By forms, as a browser without JavaScript sends them. */
async function throughOpenDoor(told: Canaries, ask: Ask): Promise<void> {
  const form = (fields: Readonly<Record<string, string>>) => new URLSearchParams(fields).toString()
  const post = async (path: string, fields: Readonly<Record<string, string>>) =>
    (await ask(path, form(fields), 'application/x-www-form-urlencoded')).text()
  const draft = writeDraft(draftOf(told))
  const receipt = await post('/nl/report/seen-once', {
    draft,
    at: 'summary',
    go: 'send',
    seed: toBase64url(random(32)),
  })
  const code = /name="code" value="([^"]+)"/.exec(receipt)?.[1] ?? ''
  expect(readReceiptCode(code).ok, receipt.slice(0, 2_000)).toBe(true)
  expect(await post('/nl/report/return/seen-once', { code, go: 'open' })).toContain(told.story)
}

let address = ''

/** Where below a folder one of the texts stands: rows, journal, logs, whatever is there. */
function found(folder: string, texts: readonly string[]): string[] {
  const wanted = texts.map((text) => [text, Buffer.from(text)] as const)
  return filesBelow(folder).flatMap((path) => {
    const content = contentOf(path)
    return wanted.filter(([, part]) => content.includes(part)).map(([text]) => `${path}: ${text}`)
  })
}

function filesBelow(folder: string): string[] {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
  } catch {
    // It belongs to somebody else.
    return []
  }
}

function contentOf(path: string): Buffer {
  try {
    return readFileSync(path)
  } catch {
    // Gone by now.
    return Buffer.alloc(0)
  }
}

test(`${journeys} people tell something and come back: who they are and what they told is in no file, row, log or letter`, async () => {
  const server = await room.start({ TRUST_PROXY: '1' })
  await server.ready
  address = `http://127.0.0.1:${server.port}`
  const all: Canaries[] = []
  for (let number = 0; number < journeys; number += 1) {
    const told = canariesOf(number)
    all.push(told)
    const ask: Ask = (path, body, type) =>
      fetch(`${address}${path}`, {
        method: 'POST',
        body,
        headers: {
          'content-type': type,
          'sec-fetch-site': 'same-origin',
          'user-agent': told.browser,
          'x-forwarded-for': told.address,
        },
      })
    if (number % 2 === 0) await throughSealedDoor(told, number, ask)
    else await throughOpenDoor(told, ask)
  }
  const texts = [...all.flatMap((told) => Object.values(told)), canary('exif'), canary('comment')]
  // What is kept in clear is found: the search looks in the right places.
  expect(found(room.folder, ['aandachtsfunctionaris-voorbeeldstad'])).not.toEqual([])
  const { out, err } = server.said()
  const said = texts.filter((text) => out.includes(text) || err.includes(text))
  const own = found(room.folder, texts)
  const temporary = readdirSync(tmpdir()).filter((name) => name.startsWith('baken-'))
  const elsewhere = temporary.flatMap((name) => found(join(tmpdir(), name), texts))
  tell('canaries', { journeys, canaries: texts.length, found: said.length + own.length + elsewhere.length })
  expect([said, own, elsewhere]).toEqual([[], [], []])
}, 3_600_000)
