import { randomBytes } from 'node:crypto'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { day } from '#kernel/days.ts'
import { fromBase64url, toBase64url } from '#modules/organisations/index.ts'
import {
  beginCase,
  type CasePlace,
  newReportingId,
  sealReport,
  sealWords,
} from '#modules/reporting/ceremonies/index.ts'
import { type DraftPage, draftBy, type FileFacts, textsIn } from '#modules/reporting/index.ts'
import { type Bytes, makeKeyPair, openingKey } from '#platform/sealing/index.ts'
import { Refused } from '../keys/ceremony-page.ts'
import { finderIn } from './find-in-case.ts'
import { DraftKeeper, notYetKept } from './keep-draft.ts'
import { openEverything, openKeys } from './open-sealed.ts'
import type { CaseFacts, SentCase, SentItem } from './sent-case.ts'
import type { WorkKeys } from './work-key.ts'
import { type Attach, type OpenCase, type Send, writeSealed } from './write-sealed.ts'

const random = (length: number): Bytes => new Uint8Array(randomBytes(length))
const right = <T>(result: { ok: true; value: T } | { ok: false; error: string }): T => {
  if (!result.ok) throw new Error(result.error)
  return result.value
}
const pair = await makeKeyPair(random)
const work: WorkKeys = new Map([[2, await openingKey(pair.privateKey)]])
const begun = await beginCase('voorbeeldstad', random)
const place: CasePlace = { organisation: 'voorbeeldstad', caseId: begun.caseId }
const today = day('2026-11-30')
const told = {
  v: 1,
  entrance: 'worker',
  language: 'pl',
  forms: ['labour'],
  place: { municipality: 'GM0855', words: 'szklarnia' },
  goingOn: 'yes',
  danger: 'threats',
  story: 'Od sześciu tygodni nie dostaję wypłaty.',
  hasIdentity: false,
  files: [],
  salt: toBase64url(begun.salt),
}
const reader = { organisation: 'voorbeeldstad', keyNumber: 2, publicKey: pair.publicKey }
const sealed = right(await sealReport(begun, reader, { report: told, identity: null, files: [] }, random))

/** A server that keeps what it is sent, as long as nobody else has the number. */
function aServer() {
  const kept: SentItem[] = []
  const wrapped = toBase64url(sealed.wrappedForOrganisation)
  const keys: SentCase['keys'][number][] = [{ key: 'case', keyNumber: 2, wrapped }]
  const { envelope, ...report } = sealed.report
  kept.push({ ...report, day: today, writtenBy: null, envelope: toBase64url(envelope) })
  const now = (): SentCase => ({ keys: [...keys], fresh: [], items: [...kept], advice: [] })
  const steps: string[] = []
  /** Files that wait, by their number, and how many answers get lost. */
  const waiting = new Map<string, number>()
  const line = { loses: 0 }
  const isThere = (one: Pick<SentItem, 'sequence' | 'kind'>) =>
    kept.some(
      (other) => other.sender === 'organisation' && other.sequence === one.sequence && under(other) === under(one),
    )
  const send: Send = async <Answer>(step: Readonly<Record<string, unknown>>) => {
    steps.push(String(step['do']))
    if (step['do'] === 'open') return now() as Answer
    if (step['do'] === 'own-key') {
      if (keys.some(({ key }) => key === 'own')) throw new Refused('taken')
      keys.push({ key: 'own', keyNumber: 2, wrapped: String(step['wrapped']) })
    }
    if (step['do'] === 'throw-away') remove(String(step['item']))
    if (step['do'] === 'write') {
      const sent = step['sealed'] as SentItem
      const before = kept.find(({ item }) => item === sent.item)
      if (before && before.envelope !== sent.envelope) throw new Refused('taken')
      if (!before && isThere(sent)) throw new Refused('changed-meanwhile')
      const files = (step['files'] as string[]).map((item) => ({ item, sequence: waiting.get(item) ?? -1 }))
      if (!before && files.some(({ sequence }) => isThere({ sequence, kind: 'file' }))) throw new Refused('taken')
      if (step['instead']) remove(String(step['instead']))
      if (!before) {
        const by = { sender: 'organisation', day: today, writtenBy: 'ann' } as const
        kept.push(
          { ...sent, ...by },
          ...files.map((file) => ({ ...file, ...by, kind: 'file', envelope: null }) as const),
        )
      }
    }
    line.loses -= 1
    if (line.loses >= 0) throw new Refused('no-connection')
    return true as Answer
  }
  const remove = (item: string) =>
    kept.splice(
      kept.findIndex((one) => one.item === item),
      1,
    )
  return { kept, keys, now, send, steps, waiting, line }
}
const under = ({ kind }: Pick<SentItem, 'kind'>) => (['message', 'file', 'report'].includes(kind) ? 'case' : 'own')

const facts: CaseFacts = {
  send: '',
  files: '',
  words: '',
  plans: '',
  caseId: place.caseId,
  organisation: 'voorbeeldstad',
  organisationName: 'Voorbeeldstad',
  me: 'ann',
  work: { organisation: 'voorbeeldstad', keys: [], half: '' },
  keyNumber: 2,
  news: 0,
  places: {},
  people: {},
}
let server: ReturnType<typeof aServer>
let open: OpenCase
beforeEach(async () => {
  server = aServer()
  const sent = server.now()
  const keys = await openKeys(work, place, sent)
  if (!keys) throw new Error('the key is here')
  open = { facts, send: server.send, keys, work, sent, begun: new Map() }
})

/** The same case on another desk. */
const ofColleague = (): OpenCase => ({ ...open, keys: { ...open.keys }, sent: server.now(), begun: new Map() })

/** Two files that go along; `lose`: the answer to the last of them gets lost, once. */
function twoFiles(lose = false): Attach {
  let left = lose ? 1 : 0
  return {
    of: 'two',
    async send(first: number, sent: FileFacts[]) {
      for (let at = sent.length; at < 2; at += 1) {
        if (at === 1 && left-- > 0) throw new Refused('no-connection')
        const item = newReportingId(random)
        server.waiting.set(item, first + at)
        sent.push({ item, sequence: first + at, name: 'Foto', type: 'image/png', bytes: 9, cleaned: 'stripped' })
      }
    },
  }
}

/** What another colleague sees who opens the case now. */
async function seenByOthers() {
  const sent = server.now()
  const keys = await openKeys(work, place, sent)
  if (!keys) throw new Error('the key is here')
  return openEverything(keys, place, sent)
}

describe('a case that was opened', () => {
  test('shows what was told, and says what does not open instead of hiding it', async () => {
    server.kept.push({ ...(await aMessage('Dag')), sequence: 7 })
    const view = await seenByOthers()
    expect(view.report).toMatchObject({ known: { story: told.story } })
    expect(view.thread).toMatchObject([{ sender: 'reporter', text: null }])
  })

  test('of a form that this version does not know is shown as it is', async () => {
    const at = { item: place.caseId, sender: 'reporter', kind: 'report', sequence: 0 } as const
    const other = right(await sealWords(begun.caseKey, place, at, { v: 2, tale: 'x' }, random))
    server.kept.splice(0, 1, { ...at, day: today, writtenBy: null, envelope: toBase64url(other.envelope) })
    expect((await seenByOthers()).report).toEqual({ unknown: JSON.stringify({ v: 2, tale: 'x' }, null, 2) })
  })

  test('is not opened by the key of another organisation', async () => {
    const other = new Map([[2, await openingKey((await makeKeyPair(random)).privateKey)]])
    expect(await openKeys(other, place, server.now())).toBeNull()
    expect(await openKeys(new Map(), place, server.now())).toBeNull()
  })

  const aMessage = async (text: string): Promise<SentItem> => {
    const at = {
      item: place.caseId.replace(/^./, (one) => (one === '0' ? '1' : '0')),
      sender: 'reporter',
      kind: 'message',
      sequence: 1,
    } as const
    const one = right(await sealWords(begun.caseKey, place, at, { v: 1, text, files: [] }, random))
    return { ...at, day: today, writtenBy: null, envelope: toBase64url(one.envelope) }
  }
})

describe('what a colleague writes', () => {
  test('is read by the others, and none of it leaves the browser in words', async () => {
    const words = 'Wij wegen dit deze week.'
    await writeSealed(open, 'message', { v: 1, text: words, files: [] })
    await writeSealed(open, 'note', { v: 1, text: 'Bel de woningstichting.' })
    await writeSealed(open, 'facts', { v: 1, address: 'Voorbeeldkade', employer: '', agency: '', more: '' })
    const view = await seenByOthers()
    expect(view.thread).toMatchObject([{ sender: 'organisation', by: 'ann', text: words }])
    expect(view.notes).toMatchObject([{ text: 'Bel de woningstichting.' }])
    expect(view.known).toMatchObject({ address: 'Voorbeeldkade' })
    const everything = server.kept.map(({ envelope }) =>
      Buffer.from(fromBase64url(envelope ?? '') ?? []).toString('latin1'),
    )
    expect(everything.join()).not.toContain('wegen')
    expect(server.steps.filter((step) => step === 'own-key')).toHaveLength(1)
  })

  test('comes behind what a colleague wrote at the same moment, and is kept once', async () => {
    const other = ofColleague()
    await writeSealed(other, 'message', { v: 1, text: 'van een collega', files: [] })
    await writeSealed(open, 'message', { v: 1, text: 'van mij', files: [] })
    expect((await seenByOthers()).thread.map(({ text }) => text)).toEqual(['van een collega', 'van mij'])
  })

  test.each(['message', 'note', 'facts'] as const)(
    'is kept once when the answer got lost and it is sent again: %s',
    async (kind) => {
      await writeSealed(open, 'note', { v: 1, text: 'eerder' })
      const [before, words] = [server.kept.length, { v: 1, text: 'x' }]
      server.line.loses = 2
      await expect(writeSealed(open, kind, words)).rejects.toThrow('no-connection')
      await expect(writeSealed(open, kind, { ...words })).rejects.toThrow('no-connection')
      const { item } = await writeSealed(open, kind, { ...words })
      expect(server.kept.slice(before).map((one) => one.item)).toEqual([item])
      expect(open.sent.items.filter((one) => one.item === item)).toHaveLength(1)
      // Once it is known to be kept, the same words are a new item.
      await writeSealed(open, kind, { ...words })
      expect(server.kept.slice(before)).toHaveLength(2)
    },
  )

  test('is under a key that was unlocked here, and under none that the server tells', async () => {
    const locked: OpenCase = { ...ofColleague(), keys: { case: open.keys.case, own: null }, work: new Map() }
    await expect(writeSealed(locked, 'note', { v: 1, text: 'c' })).rejects.toThrow('old-key')
  })

  test('is under the key that is there, when a colleague was faster with it or the answer about it got lost', async () => {
    server.line.loses = 1
    await expect(writeSealed(open, 'note', { v: 1, text: 'a' })).rejects.toThrow('no-connection')
    await writeSealed(open, 'note', { v: 1, text: 'a' })
    const other: OpenCase = { ...ofColleague(), keys: { case: open.keys.case, own: null } }
    await writeSealed(other, 'note', { v: 1, text: 'b' })
    expect((await seenByOthers()).notes.map(({ text }) => text)).toEqual(['a', 'b'])
  })

  test('with files has its number before them, and goes on behind a colleague who has one of the numbers', async () => {
    const other = ofColleague()
    await writeSealed(other, 'message', { v: 1, text: 'van een collega' }, { attach: twoFiles() })
    await writeSealed(open, 'message', { v: 1, text: 'van mij' }, { attach: twoFiles() })
    expect(server.kept.slice(1).map(({ kind, sequence }) => [kind, sequence])).toEqual([
      ['message', 0],
      ['file', 1],
      ['file', 2],
      ['message', 3],
      ['file', 4],
      ['file', 5],
    ])
    const [, mine] = (await seenByOthers()).thread
    expect(mine?.files.map(({ item }) => item)).toEqual(server.kept.slice(5).map(({ item }) => item))
  })

  test('with files is sent once: what arrived is not sent again, and a lost answer is no second message', async () => {
    const attach = twoFiles(true)
    await expect(writeSealed(open, 'message', { v: 1, text: 'x' }, { attach })).rejects.toThrow('no-connection')
    server.line.loses = 1
    await expect(writeSealed(open, 'message', { v: 1, text: 'x' }, { attach })).rejects.toThrow('no-connection')
    await writeSealed(open, 'message', { v: 1, text: 'x' }, { attach: { ...attach } })
    expect([server.waiting.size, server.kept.length]).toEqual([2, 4])
  })

  test('that is too long is refused before anything is sent', async () => {
    const text = 'x'.repeat(70_000)
    await expect(writeSealed(open, 'note', { v: 1, text })).rejects.toThrow('too-large')
    expect(server.kept).toHaveLength(1)
  })
})

describe('a draft', () => {
  const news: string[] = []
  const keeper = (page: DraftPage = 'case') => {
    const one = new DraftKeeper(open, page, null)
    one.tell = (what) => void news.push(what)
    return one
  }
  beforeEach(() => void news.splice(0))

  test('is kept once somebody stops typing for a moment, in the place of the one before, and is gone when it is sent', async () => {
    vi.useFakeTimers()
    const draft = keeper()
    for (const message of ['W', 'We', 'We lezen']) draft.typed(() => ({ message }))
    expect(news).toEqual([])
    vi.runAllTimers()
    vi.useRealTimers()
    const texts = { message: 'We lezen dit.', note: 'Bel de eigenaar.' }
    await draft.save({ ...texts, task: ' ' })
    expect(news).toEqual(['saving', 'saved', 'saving', 'saved'])
    expect((await seenByOthers()).drafts).toMatchObject([{ texts }])
    const words = { v: 1, text: 'We lezen dit.', files: [] }
    await draft.whileSent(async (instead) => void (await writeSealed(open, 'message', words, { instead })))
    expect([(await seenByOthers()).drafts.length, draft.item]).toEqual([0, null])
  })

  test('of what is being sent is not written again, also when it was not kept before; after a refusal it is', async () => {
    const draft = keeper()
    await draft.whileSent(() => draft.save({ message: 'We lezen dit.' }))
    expect((await seenByOthers()).drafts.length).toBe(0)
    await expect(draft.whileSent(() => Promise.reject(new Refused('no-connection')))).rejects.toThrow('no-connection')
    await draft.save({ message: 'We lezen dit.' })
    expect((await seenByOthers()).drafts.length).toBe(1)
  })

  test('of each page is its own: what is typed on one takes nothing from another, and what was sent leaves the others', async () => {
    const [onCase, asking] = [keeper(), keeper('asking')]
    await onCase.save({ note: 'Bel de eigenaar.' })
    await asking.save({ question: 'Kent u dit adres?', outside: 'Wijkteam' })
    await asking.save({ question: 'Kent u dit adres ook?' })
    const found = async (page: DraftPage) => draftBy((await seenByOthers()).drafts, open.facts.me, page)?.texts
    expect(await found('case')).toEqual({ note: 'Bel de eigenaar.' })
    expect(await found('asking')).toEqual({ question: 'Kent u dit adres ook?' })
    expect(await found('passing-on')).toBeUndefined()
    expect(draftBy((await seenByOthers()).drafts, 'somebody-else', 'asking')).toBeNull()
    expect([asking.holds({ question: 'Kent u dit adres ook?' }), asking.holds({ question: 'x' })]).toEqual([
      true,
      false,
    ])
    await asking.whileSent((item) => open.send({ do: 'throw-away', case: place.caseId, item }))
    expect([await found('case'), await found('asking')]).toEqual([{ note: 'Bel de eigenaar.' }, undefined])
  })

  test('that arrived after its message or note holds only what was not kept', async () => {
    await writeSealed(open, 'message', { v: 1, text: 'We lezen dit.', files: [] })
    await writeSealed(open, 'note', { v: 1, text: 'Bel de eigenaar.' })
    const texts = { message: 'We lezen dit.', note: 'Bel de eigenaar.', task: 'Terugbellen' }
    expect(notYetKept(texts, await seenByOthers())).toEqual({ task: 'Terugbellen' })
  })

  test('that becomes empty is thrown away; one that cannot be kept says so and is tried again', async () => {
    const draft = keeper()
    for (const note of ['x', '  ']) await draft.save({ note })
    expect((await seenByOthers()).drafts.length).toBe(0)
    const { send } = open
    open.send = () => Promise.reject(new Refused('no-connection'))
    await draft.save({ note: 'weg' })
    open.send = send
    await draft.save({ note: 'weg' })
    expect(news.slice(-4)).toEqual(['saving', 'failed', 'saving', 'saved'])
  })
})

test('words are found in everything that was opened, without regard to capitals, accents and endings', async () => {
  await writeSealed(open, 'note', { v: 1, text: 'Adres staat op de lijst van vorige maand.' })
  const find = finderIn(textsIn(await seenByOthers()))
  expect(find('SZESCIU').map(({ part }) => part)).toEqual(['report'])
  expect(find('adre lijst')).toMatchObject([{ part: 'note', around: 'Adres staat op de lijst van vorige maand.' }])
  expect(find('nergens')).toEqual([])
  expect(find(' ')).toEqual([])
})
