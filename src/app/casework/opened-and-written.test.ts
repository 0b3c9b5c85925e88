import { beforeEach, describe, expect, test } from 'vitest'
import { fromBase64url, toBase64url } from '#modules/organisations/index.ts'
import { newReportingId, sealWords } from '#modules/reporting/ceremonies/index.ts'
import { type FileFacts, textsIn } from '#modules/reporting/index.ts'
import { makeKeyPair, openingKey } from '#platform/sealing/index.ts'
import { Refused } from '../keys/ceremony-page.ts'
import { aDesk, aServer, begun, type CaseServer, place, random, right, today, told } from '../testing/a-sealed-case.ts'
import { finderIn } from './find-in-case.ts'
import { openEverything, openKeys } from './open-sealed.ts'
import type { SentItem } from './sent-case.ts'
import { type Attach, type OpenCase, writeSealed } from './write-sealed.ts'

let server: CaseServer
let open: OpenCase
beforeEach(async () => {
  server = aServer()
  open = await aDesk(server)
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
  const { keys, sent } = await aDesk(server)
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

test('words are found in everything that was opened, without regard to capitals, accents and endings', async () => {
  await writeSealed(open, 'note', { v: 1, text: 'Adres staat op de lijst van vorige maand.' })
  const find = finderIn(textsIn(await seenByOthers()))
  expect(find('SZESCIU').map(({ part }) => part)).toEqual(['report'])
  expect(find('adre lijst')).toMatchObject([{ part: 'note', around: 'Adres staat op de lijst van vorige maand.' }])
  expect(find('nergens')).toEqual([])
  expect(find(' ')).toEqual([])
})
