import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  beginCase,
  bytesOfJson,
  caseKeyOf,
  openItem,
  type Reader,
  type SealedItem,
  type SealedReport,
} from '#modules/reporting/ceremonies/index.ts'
import { makeKeyPair, newReceiptCode, openingKey, sameBytes } from '#platform/sealing/index.ts'
import type { Sent } from './door.ts'
import {
  canBeChanged,
  forgetParcel,
  type Kept,
  type Parcel,
  parcelOf,
  type ReportDoor,
  sendParcel,
  type Told,
} from './send-report.ts'

const random = (length: number) => new Uint8Array(randomBytes(length))
const organisation = 'voorbeeldstad'
const report = { v: 1, story: 'Wij slapen met negen in een kamer.' }
// The code of a receipt is stretched once for all: it is the slow part.
const begun = await beginCase(organisation, random)
const pairs = [await makeKeyPair(random), await makeKeyPair(random)] as const

/** What goes wrong with one try: the question is lost, its answer is lost, or nothing. */
type Fault = 'question' | 'answer' | 'none'

/**
 * A server that keeps as the real one does: the same bytes under the same id once. Its faults come in the order given; after them it works. `changes`: before which
 * submit the key of the organisation changes; `forgets`: before which submit files that wait are thrown away, all of them or the first.
 */
function aServer(faults: readonly Fault[], { changes = 0, forgets = 0, forgetsAll = true } = {}) {
  const left = [...faults]
  const cases = new Map<string, SealedReport>()
  const files = new Map<string, SealedItem>()
  let submits = 0
  const keyNow = () => (changes > 0 && submits >= changes ? 1 : 0)
  const readerNow = (): Reader => ({ organisation, keyNumber: keyNow() + 1, publicKey: pairs[keyNow()].publicKey })
  async function tried<Value>(does: () => Sent<Value>): Promise<Sent<Value>> {
    const fault = left.shift() ?? 'none'
    if (fault === 'question') return { is: 'away' }
    const answer = does()
    return fault === 'answer' ? { is: 'away' } : answer
  }
  const kept = <Value>(value: Value): Sent<Value> => ({ is: 'kept', value })
  const refused = (code: string): Sent<never> => ({ is: 'refused', code })
  const door: ReportDoor = {
    key: () => tried(() => kept(readerNow())),
    upload: (_, file) =>
      tried(() => {
        const there = files.get(file.item)
        // One that waits gives way; one that belongs to a report that was kept does not.
        if (there && cases.size > 0 && !sameBytes(there.envelope, file.envelope)) return refused('taken')
        files.set(file.item, file)
        return kept(true)
      }),
    submit: (sealed) =>
      tried((): Sent<Kept> => {
        submits += 1
        if (submits === forgets)
          for (const old of [...files.keys()].slice(0, forgetsAll ? undefined : 1)) files.delete(old)
        const there = cases.get(sealed.caseId)
        if (there && !sameBytes(there.report.envelope, sealed.report.envelope)) return refused('taken')
        if (!there && sealed.keyNumber !== readerNow().keyNumber) return refused('old-key')
        if (!there && sealed.files.some((item) => !files.has(item))) return refused('no-file')
        cases.set(sealed.caseId, sealed)
        return kept({ day: '2026-11-30', receipt: null })
      }),
  }
  return { door, cases, files, readerNow }
}

const told: Told = {
  wait: () => Promise.resolve(),
  told: () => undefined,
  sealing: () => undefined,
  file: () => undefined,
  sending: () => undefined,
}

const someFiles = () => [1, 2].map((nth) => ({ item: `${nth}`.repeat(32), bytes: random(1000) }))
const aParcel = (reader: Reader, files: Parcel['files'] = []) =>
  parcelOf({ begun, reader, report, identity: null, files })

/** What the reader of the organisation finds. */
async function read(sealed: SealedReport | undefined) {
  if (!sealed) return null
  const key = await openingKey(pairs[sealed.keyNumber - 1]?.privateKey ?? random(32))
  const caseKey = await caseKeyOf(key, sealed, 'case', sealed.wrappedForOrganisation)
  if (!caseKey.ok) return null
  const opened = await openItem(caseKey.value, sealed, sealed.report)
  return opened.ok ? opened.value : null
}

describe('a report on its way', () => {
  test('whatever gets lost between, it is kept once and can be read, or it is still here to be sent', async () => {
    const fault = fc.constantFrom<Fault>('question', 'answer', 'none')
    await fc.assert(
      fc.asyncProperty(
        fc.array(fault, { maxLength: 30 }),
        fc.nat(3),
        fc.nat(3),
        fc.boolean(),
        async (faults, ...how) => {
          const [changes, forgets, forgetsAll] = how
          const server = aServer(faults, { changes, forgets, forgetsAll })
          const parcel = aParcel(server.readerNow(), someFiles())
          let sent = await sendParcel(parcel, server.door, told)
          const isToBeTriedAgain = () => sent.is === 'away' || (sent.is === 'refused' && sent.code === 'new-key')
          for (let again = 0; again < 10 && isToBeTriedAgain(); again += 1)
            sent = await sendParcel(parcel, server.door, told)
          expect(sent).toEqual({ is: 'kept', value: { day: '2026-11-30', receipt: null } })
          expect(server.cases.size).toBe(1)
          expect(await read(server.cases.get(begun.caseId))).toEqual(bytesOfJson(report))
        },
      ),
      { numRuns: 40 },
    )
  })

  test('a key that changed is shown before anything is sealed to it', async () => {
    const server = aServer([], { changes: 1 })
    const shown = aParcel({ organisation, keyNumber: 1, publicKey: pairs[0].publicKey })
    expect(await sendParcel(shown, server.door, told)).toEqual({ is: 'refused', code: 'new-key' })
    expect(server.cases.size).toBe(0)
    expect(shown.reader.publicKey).toEqual(pairs[1].publicKey)
    expect((await sendParcel(shown, server.door, told)).is).toBe('kept')
    expect(server.cases.get(begun.caseId)?.keyNumber).toBe(2)
  })

  test('a file whose id is of something else is not told as a report that came before', async () => {
    const server = aServer([])
    const parcel = aParcel(server.readerNow(), someFiles())
    const other: ReportDoor = { ...server.door, upload: () => Promise.resolve({ is: 'refused', code: 'taken' }) }
    expect(await sendParcel(parcel, other, told)).toEqual({ is: 'refused', code: 'file-taken' })
  })

  const moments = [
    ['at once', (leave: () => void) => leave()],
    ['a moment later', (leave: () => void) => queueMicrotask(leave)],
    ['later still', (leave: () => void) => setTimeout(leave)],
  ] as const
  test.each(moments)(
    'who leaves at any step sends nothing more, and nothing under a wiped key: %s',
    async (_, soon) => {
      for (let step = 1; step <= 14; step += 1) {
        const own = { ...begun, caseKey: begun.caseKey.slice(), salt: begun.salt.slice(), code: newReceiptCode(random) }
        const server = aServer(['none', 'question', 'none', 'question'])
        const files = someFiles()
        const parcel = parcelOf({ begun: own, reader: server.readerNow(), report, identity: { name: 'A' }, files })
        let steps = 0
        const late: string[] = []
        const leave = () => forgetParcel(parcel)
        const passes = (name: string) => {
          if (parcel.gone) late.push(name)
          steps += 1
          if (steps === step) soon(leave)
        }
        const door: ReportDoor = {
          key: (of) => server.door.key(of),
          upload: (of, file) => {
            passes('upload')
            return server.door.upload(of, file)
          },
          submit: (sealed) => {
            passes('submit')
            return server.door.submit(sealed)
          },
        }
        const aside = () => passes('')
        const sent = await sendParcel(parcel, door, {
          wait: () => Promise.resolve(aside()),
          told: aside,
          sealing: aside,
          file: aside,
          sending: aside,
        })
        await new Promise((resolve) => setTimeout(resolve))
        if (steps >= step) {
          expect(own.caseKey).toEqual(new Uint8Array(32))
          expect(late.filter((name) => name !== '')).toEqual([])
        }
        if (sent.is === 'refused') expect(sent.code).toBe('gone')
        for (const file of server.files.values()) expect((await openItem(begun.caseKey, begun, file)).ok).toBe(true)
        const kept = server.cases.get(begun.caseId)
        if (kept) expect(await read(kept)).toEqual(bytesOfJson(report))
      }
    },
  )

  test('what the reader gets is byte for byte what the proof holds', async () => {
    const server = aServer([])
    const parcel = aParcel(server.readerNow())
    await sendParcel(parcel, server.door, told)
    expect(await read(server.cases.get(begun.caseId))).toEqual(parcel.content)
  })

  test('after six tries without an answer it says so, with everything still here', async () => {
    const server = aServer(Array<Fault>(6).fill('question'))
    const parcel = aParcel(server.readerNow())
    expect(await sendParcel(parcel, server.door, told)).toEqual({ is: 'away' })
    expect(server.cases.size).toBe(0)
    expect((await sendParcel(parcel, server.door, told)).is).toBe('kept')
  })

  test('that could not go because of a file can go without it: nothing was kept, and a file that the server has is not sent twice', async () => {
    const server = aServer([])
    const [first, stuck] = someFiles()
    if (!first || !stuck) throw new Error('there are two')
    const uploads: string[] = []
    const door: ReportDoor = {
      ...server.door,
      upload: (place, file) => {
        uploads.push(file.item)
        return file.item === stuck.item ? Promise.resolve({ is: 'away' }) : server.door.upload(place, file)
      },
    }
    const parcel = aParcel(server.readerNow(), [first, stuck])
    expect(await sendParcel(parcel, door, told)).toEqual({ is: 'away' })
    expect([canBeChanged(parcel), server.cases.size]).toEqual([true, 0])
    uploads.length = 0
    const without = parcelOf({ begun, reader: server.readerNow(), report, identity: null, files: [first] }, parcel)
    expect((await sendParcel(without, door, told)).is).toBe('kept')
    expect([uploads, server.cases.get(begun.caseId)?.files]).toEqual([[], [first.item]])
    expect(canBeChanged(without), 'what was sealed as a whole stays as it is').toBe(false)
  })

  test('sends a file again when another that stood before it was taken away: it has another number now', async () => {
    const server = aServer([])
    const [taken, stays] = someFiles()
    if (!taken || !stays) throw new Error('there are two')
    const before = aParcel(server.readerNow(), [taken, stays])
    before.sent.add(taken.item).add(stays.item)
    expect([
      ...parcelOf({ begun, reader: server.readerNow(), report, identity: null, files: [stays] }, before).sent,
    ]).toEqual([])
  })

  test('a text that fits in no envelope is refused before anything is sent', async () => {
    const server = aServer([])
    const parcel = parcelOf({ ...aParcel(server.readerNow()), report: { story: 'a'.repeat(66_000) } })
    expect(await sendParcel(parcel, server.door, told)).toEqual({ is: 'refused', code: 'too-large' })
    expect(server.cases.size).toBe(0)
  })

  test('a reader that is gone meanwhile is said, and nothing else is tried', async () => {
    const server = aServer([])
    const parcel = aParcel(server.readerNow())
    const gone: ReportDoor = { ...server.door, submit: () => Promise.resolve({ is: 'refused', code: 'not-read-here' }) }
    expect(await sendParcel(parcel, gone, told)).toEqual({ is: 'refused', code: 'not-read-here' })
  })
})
