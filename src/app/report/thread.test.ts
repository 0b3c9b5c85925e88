import { randomBytes } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import {
  beginCase,
  bytesOfJson,
  caseKeyByCode,
  type FreshForReporter,
  freshByReporter,
  freshSecretFor,
  jsonOf,
  newReportingId,
  openerOf,
  openItem,
  type SealedItem,
  sealItem,
} from '#modules/reporting/ceremonies/index.ts'
import { makeKeyPair, newReceiptCode, sameBytes } from '#platform/sealing/index.ts'
import type { Patience, Sent } from './door.ts'
import {
  forgetThread,
  freshCode,
  type Message,
  openFile,
  openThread,
  saysTheSame,
  sendMessage,
  type ThreadDoor,
  type ThreadHead,
  type ThreadItem,
  takeCode,
} from './thread.ts'

const random = (length: number) => new Uint8Array(randomBytes(length))
const begun = await beginCase('voorbeeldstad', random)
const own = await openerOf(begun.code)
const patience: Patience = { wait: () => Promise.resolve(), told: () => undefined }
const file = {
  name: 'photo 1',
  type: 'image/png',
  cleaned: 'stripped' as const,
  bytes: random(500),
  item: 'f'.repeat(32),
}

async function sealed(sender: 'reporter' | 'organisation', kind: 'report' | 'message', sequence: number, said: object) {
  const item = newReportingId(random)
  const made = await sealItem(begun.caseKey, begun, { item, sender, kind, sequence }, bytesOfJson(said), random)
  if (!made.ok) throw new Error(made.error)
  return { ...made.value, kind, day: '2026-11-30' }
}

/** A server with one case, in which a report and an answer are. `loses`: so many answers to a message get lost. */
async function aServer({ loses = 0 } = {}) {
  const head: ThreadHead = {
    organisation: begun.organisation,
    caseId: begun.caseId,
    organisationName: 'Voorbeeldstad',
    door: 'sealed',
    seenByServer: false,
    state: 'answered',
    receivedOn: '2026-11-30',
    wrappedForReporter: begun.wrappedForReporter,
    codeState: 'own',
    isRead: true,
  }
  const items: ThreadItem[] = [
    await sealed('reporter', 'report', 0, { v: 1, story: 'Wij slapen met negen in een kamer.', files: [] }),
    await sealed('organisation', 'message', 0, { v: 1, text: 'Dank je. Wij gaan kijken.', files: [] }),
  ]
  const fresh: FreshForReporter[] = []
  const uploads = new Map<string, SealedItem>()
  let lost = loses
  const kept = <Value>(value: Value): Sent<Value> => ({ is: 'kept', value })
  const refused = (code: string): Sent<never> => ({ is: 'refused', code })
  const say = (message: SealedItem, files: readonly string[]): Sent<unknown> => {
    if (items.some(({ item }) => item === message.item)) return kept(true)
    if ((message.fresh ?? 0) !== (fresh.at(-1)?.number ?? 0)) return refused('changed-meanwhile')
    if (items.some(({ sender, sequence }) => sender === 'reporter' && sequence === message.sequence))
      return refused('changed-meanwhile')
    const taken = files.map((id) => uploads.get(id))
    if (taken.includes(undefined)) return refused('no-file')
    for (const one of [message, ...taken])
      if (one)
        items.push({ ...one, sender: 'reporter', kind: one.kind === 'file' ? 'file' : 'message', day: '2026-11-30' })
    return kept(true)
  }
  const door: ThreadDoor = {
    find: (lookupId) => Promise.resolve(sameBytes(lookupId, begun.lookupId) ? kept(head) : refused('unknown')),
    items: () => Promise.resolve(kept({ items: [...items], fresh: [...fresh], deletion: null })),
    file: (_, wanted) => {
      const envelope = items.find(({ item }) => item === wanted)?.envelope
      return Promise.resolve(envelope ? kept(envelope) : refused('unknown'))
    },
    upload: (_, one) => {
      uploads.set(one.item, one)
      return Promise.resolve(kept(true))
    },
    say: (_, message, files) => {
      const answer = say(message, files)
      lost -= 1
      return Promise.resolve(lost >= 0 ? { is: 'away' } : answer)
    },
    changeCode: (_, given) => {
      const isWhole = given.freshForReporter.length === fresh.length
      return Promise.resolve(isWhole ? kept(true) : refused('changed-meanwhile'))
    },
    delete: () => Promise.resolve(kept(true)),
    receipt: () => Promise.resolve(kept({ receipt: '' })),
  }
  return { door, items, fresh }
}

async function opened(door: ThreadDoor) {
  const thread = await openThread(own, door, patience)
  if (thread.is !== 'kept') throw new Error('the thread did not open')
  return thread.value
}
const aMessage = (): Message => ({ text: 'Vandaag weer.', files: [file], sealed: null })

describe('who comes back with a code', () => {
  test('reads what was told and what was answered', async () => {
    const { words } = await opened((await aServer()).door)
    expect(words.map(({ sender, text }) => [sender, text])).toEqual([
      ['reporter', 'Wij slapen met negen in een kamer.'],
      ['organisation', 'Dank je. Wij gaan kijken.'],
    ])
  })

  test('finds nothing with another code', async () => {
    const { door } = await aServer()
    const other = await openerOf(newReceiptCode(random))
    expect(await openThread(other, door, patience)).toEqual({ is: 'refused', code: 'unknown' })
    // Not even when the server gives them the case of somebody else.
    expect(await openThread({ ...other, lookupId: own.lookupId }, door, patience)).toEqual({
      is: 'refused',
      code: 'unknown',
    })
  })

  test('is told which message does not open, and reads the others', async () => {
    const server = await aServer()
    const [, answer] = server.items
    if (answer) server.items[1] = { ...answer, sequence: 5 }
    expect((await opened(server.door)).words.map(({ text }) => text)).toEqual([
      'Wij slapen met negen in een kamer.',
      null,
    ])
  })

  test('writes more with a file, once, however many answers get lost, and finds both again', async () => {
    const server = await aServer({ loses: 9 })
    const thread = await opened(server.door)
    const message = aMessage()
    expect(await sendMessage(thread, message, server.door, patience)).toEqual({ is: 'away' })
    expect((await sendMessage(thread, message, server.door, patience)).is).toBe('kept')
    const again = await opened(server.door)
    expect(again.words.map(({ text }) => text)).toEqual([
      'Wij slapen met negen in een kamer.',
      'Dank je. Wij gaan kijken.',
      'Vandaag weer.',
    ])
    const [sent] = again.words[2]?.files ?? []
    expect(sent?.name).toBe('photo 1')
    expect(await openFile(again, sent?.item ?? '', server.door, patience)).toEqual({ is: 'kept', value: file.bytes })
  })

  test('who wrote in two windows at once seals the second message again, behind the first', async () => {
    const server = await aServer()
    const early = await opened(server.door)
    await sendMessage(await opened(server.door), { text: 'Eerst dit.', files: [], sealed: null }, server.door, patience)
    const message = aMessage()
    expect(await sendMessage(early, message, server.door, patience)).toEqual({
      is: 'refused',
      code: 'changed-meanwhile',
    })
    expect((await sendMessage(await opened(server.door), message, server.door, patience)).is).toBe('kept')
    expect((await opened(server.door)).words.map(({ text }) => text).slice(2)).toEqual(['Eerst dit.', 'Vandaag weer.'])
  })

  test('who leaves while a message is sent sends nothing more, and nothing under a wiped key', async () => {
    for (let step = 1; step <= 6; step += 1)
      for (const soon of [(leave: () => void) => leave(), queueMicrotask, setTimeout]) {
        const server = await aServer()
        const thread = await opened(server.door)
        const late: string[] = []
        const sent: SealedItem[] = []
        let steps = 0
        const passes = (item: SealedItem) => {
          if (thread.gone) late.push(item.kind)
          sent.push(item)
          steps += 1
          if (steps === step) soon(() => forgetThread(thread))
        }
        if (step === 6) soon(() => forgetThread(thread))
        const lost: Sent<unknown> = { is: 'away' }
        const door: ThreadDoor = {
          ...server.door,
          upload: (_, one) => {
            passes(one)
            return steps === 1 ? Promise.resolve(lost) : server.door.upload(_, one)
          },
          say: (_, one, files) => {
            passes(one)
            return steps === 3 ? Promise.resolve(lost) : server.door.say(_, one, files)
          },
        }
        await sendMessage(thread, aMessage(), door, patience)
        await new Promise((resolve) => setTimeout(resolve))
        expect(late).toEqual([])
        for (const item of sent) expect((await openItem(begun.caseKey, begun, item)).ok).toBe(true)
      }
  })

  test('writes under a fresh key once the key of the organisation changed: what who left kept opens it no more', async () => {
    const server = await aServer()
    const early = await opened(server.door)
    const organisation = await makeKeyPair(random)
    const to = { organisationKey: organisation.publicKey, reporterKey: begun.reporterKey }
    const { forReporter } = await freshSecretFor(begun, 2, to, random)
    server.fresh.push({ number: 2, wrapped: forReporter })
    const message: Message = { text: 'Vandaag weer.', files: [file], sealed: null }
    expect(await sendMessage(early, message, server.door, patience)).toEqual({
      is: 'refused',
      code: 'changed-meanwhile',
    })
    expect((await sendMessage(await opened(server.door), message, server.door, patience)).is).toBe('kept')
    const after = await opened(server.door)
    expect(after.words.map(({ text }) => text)).toEqual([
      'Wij slapen met negen in een kamer.',
      'Dank je. Wij gaan kijken.',
      'Vandaag weer.',
    ])
    const sent = after.words[2]?.files[0]?.item ?? ''
    expect(await openFile(after, sent, server.door, patience)).toEqual({ is: 'kept', value: file.bytes })
    for (const { envelope, ...at } of server.items.slice(2))
      expect((await openItem(begun.caseKey, begun, { ...at, envelope: envelope ?? random(9) })).ok).toBe(false)
    // Another code opens the same.
    const { code, fresh } = await freshCode(after)
    const { opener } = await openerOf(code)
    expect(await freshByReporter(opener, begun.caseId, fresh.freshForReporter)).toEqual(after.fresh)
  })

  test('a photo that takes the place of another makes it another message', () => {
    const message = aMessage()
    expect(saysTheSame(message, { text: message.text, files: [file] })).toBe(true)
    expect(saysTheSame(message, { text: message.text, files: [{ ...file }] })).toBe(false)
    expect(saysTheSame(message, { text: message.text, files: [] })).toBe(false)
    expect(saysTheSame(message, { text: 'Iets anders.', files: [file] })).toBe(false)
  })

  test('takes a code that nobody else saw: it opens the same case', async () => {
    const thread = await opened((await aServer()).door)
    const { code, fresh } = await freshCode(thread)
    const { lookupId, opener } = await openerOf(code)
    expect(lookupId).toEqual(fresh.lookupId)
    const key = await caseKeyByCode(opener, begun.caseId, fresh.wrappedForReporter)
    const report = thread.items[0]
    if (!key.ok || !report?.envelope) throw new Error('it does not open')
    const content = await openItem(key.value, begun, { ...report, envelope: report.envelope })
    expect(content.ok && jsonOf(content.value)).toMatchObject({ story: 'Wij slapen met negen in een kamer.' })
  })

  test('takes the code that was written down, also when the case was freshened meanwhile: it opens what is new too', async () => {
    const server = await aServer()
    const thread = await opened(server.door)
    const drawn = await freshCode(thread)
    const organisation = await makeKeyPair(random)
    const { forReporter } = await freshSecretFor(
      begun,
      2,
      { organisationKey: organisation.publicKey, reporterKey: begun.reporterKey },
      random,
    )
    server.fresh.push({ number: 2, wrapped: forReporter })
    const { sent, fresh } = await takeCode(thread, drawn, server.door, patience)
    expect(sent.is).toBe('kept')
    const { lookupId, opener } = await openerOf(drawn.code)
    expect(fresh.lookupId).toEqual(lookupId)
    expect((await freshByReporter(opener, begun.caseId, fresh.freshForReporter)).map(({ number }) => number)).toEqual([
      2,
    ])
    // The same again is the same bytes.
    expect(await takeCode(thread, { code: drawn.code, fresh }, server.door, patience)).toEqual({ sent, fresh })
  })

  test('takes no code when who opened it left, and tells a refusal as it is', async () => {
    const server = await aServer()
    const thread = await opened(server.door)
    const drawn = await freshCode(thread)
    const unknown = { is: 'refused', code: 'unknown' } as const
    const door = { ...server.door, changeCode: () => Promise.resolve(unknown) }
    expect((await takeCode(thread, drawn, door, patience)).sent).toEqual(unknown)
    forgetThread(thread)
    expect((await takeCode(thread, drawn, server.door, patience)).sent).toEqual({ is: 'refused', code: 'gone' })
  })
})
