import { toBase64url } from '../../src/modules/organisations/index.ts'
import {
  type BegunCase,
  beginCase,
  newReportingId,
  openLetter,
  sealItem,
  sealReport,
} from '../../src/modules/reporting/ceremonies/index.ts'
import { emptyDraft, type FileFacts, reportFrom, writeDraft } from '../../src/modules/reporting/index.ts'
import { cleanFile } from '../../src/platform/files/index.ts'
import { honestJpegs } from '../../src/platform/files/testing/honest-images.ts'
import { linkAndCodeKeys, readReceiptCode, showReceiptCode } from '../../src/platform/sealing/index.ts'
import { type Ask, bytesIn, putThroughDoor, readByCode, readerAt } from '../support/report-door.ts'
import { random } from '../support/reporters.ts'
import type { Desk, HandedOut } from './desk-in-canaries.ts'
import { type Canaries, tracesIn } from './find-canaries.ts'

const photos = await honestJpegs()

/** A photograph with the canary where cameras and programs tell on people. */
function photoOf({ word, number }: Canaries): { name: string; bytes: Uint8Array<ArrayBuffer> } {
  const bytes = Buffer.from(photos[number % photos.length]?.bytes ?? [])
  const utf16 = (text: string) => Buffer.from(text, 'utf16le')
  for (const [before, after] of [
    ['KANARIE', word],
    ['zwijgt', String(number).padStart(6, '0')],
  ] as const)
    for (const form of [(text: string) => Buffer.from(text), utf16, (text: string) => utf16(text).swap16()])
      for (let at = bytes.indexOf(form(before)); at !== -1; at = bytes.indexOf(form(before), at + 1))
        bytes.set(form(after), at)
  return { name: `${word}-file-${number}.jpg`, bytes: new Uint8Array(bytes) }
}

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

/** As the script of the page does it; the same functions. A colleague works on it, and who told it comes back and reads. Gives what may be nowhere besides the canaries. */
export async function throughSealedDoor(told: Canaries, ask: Ask, desk: Desk): Promise<HandedOut> {
  const begun = await beginCase('voorbeeldstad', random)
  const file = await cleanedFile(begun, told)
  const draft = draftOf(told)
  const made = reportFrom(draft, { language: 'nl', files: [file.facts], salt: toBase64url(begun.salt) })
  if (!made.ok) throw new Error('it does not fit')
  const parts = { ...made.value, files: [file.facts.item] }
  const sealed = await sealReport(begun, await readerAt(ask, 'voorbeeldstad'), parts, random)
  if (!sealed.ok) throw new Error(sealed.error)
  const upload = new Uint8Array(Buffer.concat([begun.lookupId, file.envelope]))
  await ask(`/report-door/upload/${begun.caseId}/${file.facts.item}/1`, upload, 'application/octet-stream')
  await putThroughDoor(ask, 'submit', sealed.value)
  const { forwarded: letter, asked } = await desk.workOn(begun, told)
  const { proof, key } = await linkAndCodeKeys(letter.linkSecret, letter.code)
  const { token } = letter
  const given = await putThroughDoor(ask, 'letter/open', { token, proof })
  const from = { from: 'voorbeeldstad', forwardId: letter.forwardId }
  const read = await openLetter(key, from, bytesIn(given.envelope))
  if (!read.ok || !read.value.includes(told.forward)) throw new Error('the letter does not say what was handed over')
  await putThroughDoor(ask, 'letter/answer', { token, proof, answer: 'accepted', reason: 'taken-up' })
  await comeBack(begun, told, ask)
  return {
    shown: [begun.code, letter.code, asked.code].map(showReceiptCode),
    bytes: [begun.code, begun.lookupId, letter.linkSecret, asked.linkSecret],
  }
}

async function cleanedFile(
  begun: BegunCase,
  told: Canaries,
): Promise<{ facts: FileFacts; envelope: Uint8Array<ArrayBuffer> }> {
  const { name, bytes } = photoOf(told)
  const redraw = () => Promise.resolve({ ok: false, error: 'not-decodable' } as const)
  const cleaned = await cleanFile(bytes, { redraw, which: 'others' })
  if (!cleaned.ok) throw new Error(`the photograph is refused: ${cleaned.error}`)
  const left = tracesIn(Buffer.from(cleaned.value.bytes), told.word)
  if (left.length > 0) throw new Error(`the photograph still tells: ${left.join()}`)
  const at = { item: newReportingId(random), sender: 'reporter', kind: 'file', sequence: 1 } as const
  const file = await sealItem(begun.caseKey, begun, at, cleaned.value.bytes, random)
  if (!file.ok) throw new Error(file.error)
  const { item, sequence } = at
  const facts = {
    item,
    sequence,
    name,
    type: 'image/jpeg',
    bytes: cleaned.value.bytes.length,
    cleaned: 'stripped',
  } as const
  return { facts, envelope: file.value.envelope }
}

/** They come back and read what they told, and what a colleague wrote. */
async function comeBack(begun: BegunCase, told: Canaries, ask: Ask): Promise<void> {
  const { texts } = await readByCode(ask, showReceiptCode(begun.code))
  for (const text of [told.story, told.message])
    if (!texts.join().includes(text)) throw new Error(`${text} is not read`)
}

/** By forms, as a browser without JavaScript sends them; with a file. */
export async function throughOpenDoor(told: Canaries, ask: Ask): Promise<HandedOut> {
  const post = async (path: string, fields: Readonly<Record<string, string>>) =>
    (await ask(path, new URLSearchParams(fields).toString(), 'application/x-www-form-urlencoded')).text()
  const sent = { draft: writeDraft(draftOf(told)), at: 'summary', go: 'send', seed: toBase64url(random(32)) }
  const receipt = await post('/nl/report/seen-once', sent)
  const code = /name="code" value="([^"]+)"/.exec(receipt)?.[1] ?? ''
  const read = readReceiptCode(code)
  if (!read.ok) throw new Error(receipt.slice(0, 2_000))
  const photo = photoOf(told)
  const form = new FormData()
  for (const [name, value] of [
    ['code', code],
    ['item', newReportingId(random)],
    ['text', told.message],
    ['go', 'say'],
  ] as const)
    form.set(name, value)
  form.set('files', new Blob([photo.bytes], { type: 'image/jpeg' }), photo.name)
  const thread = await (await ask('/nl/report/return/seen-once', form, null)).text()
  for (const text of [told.story, told.message])
    if (!thread.includes(text)) throw new Error(`${text} is not shown: ${thread.slice(0, 3_000)}`)
  return { shown: [code], bytes: [read.value] }
}
