import { randomBytes } from 'node:crypto'
import { beforeEach, expect, test } from 'vitest'
import { fromBase64url, toBase64url } from '#modules/organisations/index.ts'
import { beginCase, freshSecretFor, openItem } from '#modules/reporting/ceremonies/index.ts'
import { type Bytes, makeKeyPair, openingKey, wrapToKey } from '#platform/sealing/index.ts'
import { Refused } from '../keys/ceremony-page.ts'
import { openEverything, openKeys } from './open-sealed.ts'
import type { SentCase, SentItem } from './sent-case.ts'
import { type OpenCase, type Send, writeSealed } from './write-sealed.ts'

const random = (length: number): Bytes => new Uint8Array(randomBytes(length))
const pair = await makeKeyPair(random)
const work = new Map([[2, await openingKey(pair.privateKey)]])
const begun = await beginCase('voorbeeldstad', random)
const place = { organisation: 'voorbeeldstad', caseId: begun.caseId }

let sent: { keys: SentCase['keys'][number][]; fresh: SentCase['fresh'][number][]; items: SentItem[] }
let open: OpenCase
const now = (): SentCase => ({ keys: [...sent.keys], fresh: [...sent.fresh], items: [...sent.items] })

/** A server that takes only what is under the newest key. */
const send: Send = async <Answer>(step: Readonly<Record<string, unknown>>) => {
  if (step['do'] === 'own-key') sent.keys.push({ key: 'own', keyNumber: 2, wrapped: String(step['wrapped']) })
  if (step['do'] === 'write') {
    const item = step['sealed'] as SentItem & { fresh: number }
    if (item.fresh !== (sent.fresh.at(-1)?.number ?? 0)) throw new Refused('changed-meanwhile')
    sent.items.push({ ...item, writtenBy: 'ann', day: '2026-11-30' as SentItem['day'] })
  }
  return (step['do'] === 'open' ? now() : true) as Answer
}

beforeEach(async () => {
  const label = `kept/voorbeeldstad/${begun.caseId}`
  const wrapped = await wrapToKey(pair.publicKey, begun.caseKey, label)
  if (!wrapped.ok) throw new Error(wrapped.error)
  sent = { keys: [{ key: 'case', keyNumber: 2, wrapped: toBase64url(wrapped.value) }], fresh: [], items: [] }
  const keys = await openKeys(work, place, now())
  if (!keys) throw new Error('the key is here')
  const facts = { caseId: begun.caseId, organisation: 'voorbeeldstad', me: 'ann', keyNumber: 2 } as OpenCase['facts']
  open = { facts, send, keys, work, sent: now(), begun: new Map() }
})

/** As a change of the key does it, while this desk has the case open. */
async function freshen(): Promise<void> {
  const to = { organisationKey: pair.publicKey, reporterKey: begun.reporterKey }
  const { wrapped } = await freshSecretFor(place, 2, to, random)
  sent.fresh.push({ number: 2, keyNumber: 2, wrapped: toBase64url(wrapped) })
}

async function seenByOthers() {
  const keys = await openKeys(work, place, now())
  if (!keys) throw new Error('the key is here')
  return openEverything(keys, place, now())
}

test('what is new is under keys that nobody opens with those of before; what is older opens as it did', async () => {
  await writeSealed(open, 'message', { v: 1, text: 'Eerder', files: [] })
  await writeSealed(open, 'note', { v: 1, text: 'Oude notitie' })
  const before = [open.keys.case, open.keys.own].flatMap((ring) => ring?.keys ?? [])
  await freshen()
  const message = await writeSealed(open, 'message', { v: 1, text: 'Later', files: [] })
  const note = await writeSealed(open, 'note', { v: 1, text: 'Nieuwe notitie' })
  const view = await seenByOthers()
  expect(view.thread.map(({ text }) => text)).toEqual(['Eerder', 'Later'])
  expect(view.notes.map(({ text }) => text)).toEqual(['Oude notitie', 'Nieuwe notitie'])
  for (const { envelope, ...at } of [message, note])
    for (const key of before) {
      const sealed = { ...at, envelope: fromBase64url(envelope ?? '') ?? random(9) }
      expect((await openItem(key, place, sealed)).ok).toBe(false)
    }
})

test('the first note of a freshened case is under a fresh key as well', async () => {
  await freshen()
  open = { ...open, sent: now() }
  await writeSealed(open, 'note', { v: 1, text: 'Eerste notitie' })
  expect(open.keys.own?.fresh).toBe(2)
  expect((await seenByOthers()).notes.map(({ text }) => text)).toEqual(['Eerste notitie'])
})
