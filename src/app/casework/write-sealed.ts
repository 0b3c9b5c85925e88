import { toBase64url } from '#modules/organisations/index.ts'
import {
  type CasePlace,
  makeCaseKey,
  newReportingId,
  nextSequence,
  type SealedItem,
  sealWords,
} from '#modules/reporting/ceremonies/index.ts'
import { type FileFacts, type ItemKind, keyOf } from '#modules/reporting/index.ts'
import type { Bytes } from '#platform/sealing/index.ts'
import { Refused } from '../keys/ceremony-page.ts'
import { random } from '../keys/own-key.ts'
import { bytesOf } from '../keys/sent-bytes.ts'
import type { CaseKeys } from './open-sealed.ts'
import type { CaseFacts, SentCase, SentItem } from './sent-case.ts'
import { itemsOf } from './sent-files.ts'

/** Asks the server to do a step; throws `Refused`. */
export type Send = <Answer>(step: Readonly<Record<string, unknown>>) => Promise<Answer>

/** How often somebody tries to be first with a number: colleagues seldom write in one case at the same moment, and never for long. */
const tries = 5

/** What was opened of a case, and grows while somebody writes in it. */
export interface OpenCase {
  facts: CaseFacts
  send: Send
  keys: CaseKeys
  sent: SentCase
}

const placeOf = ({ facts: { organisation, caseId } }: OpenCase): CasePlace => ({ organisation, caseId })

/** The key that a kind is under; the organisation's own is made by the first who writes with it. */
async function keyFor(open: OpenCase, kind: ItemKind): Promise<Bytes> {
  if (keyOf(kind) === 'case') return open.keys.case
  open.keys.own ??= await makeOwnKey(open)
  return open.keys.own
}

async function makeOwnKey(open: OpenCase): Promise<Bytes> {
  const { current, caseId } = open.facts
  const made = await makeCaseKey(bytesOf(current.publicKey), placeOf(open), 'own', random)
  if (!made.ok) throw new Refused('old-key')
  await open.send({ do: 'own-key', case: caseId, keyNumber: current.number, wrapped: toBase64url(made.value.wrapped) })
  return made.value.key
}

/** How what was sealed is sent: by itself, or with what stands beside it in clear. */
export type SendSealed = (sealed: Readonly<Record<string, unknown>>) => Promise<unknown>

/**
 * Seals words and keeps them in the case; gives the item. The id is made before the first try, so that a try whose answer was lost is none the second time. Was a colleague faster,
 * it is sealed again under the next number. @throws Refused with the code of the server, `too-large`.
 */
export async function writeSealed(
  open: OpenCase,
  kind: ItemKind,
  words: unknown,
  { instead = null, files = [], how }: { instead?: string | null; files?: readonly FileFacts[]; how?: SendSealed } = {},
): Promise<SentItem> {
  const key = await keyFor(open, kind)
  const item = newReportingId(random)
  const { caseId, me } = open.facts
  const ids = files.map((file) => file.item)
  const send = how ?? ((sealed) => open.send({ do: 'write', case: caseId, sealed, instead, files: ids }))
  // Files have their numbers already, and the message comes behind them.
  const behind = (sequence: number) => Math.max(sequence, ...files.map((file) => file.sequence + 1))
  for (let left = tries; ; left -= 1) {
    const sequence = behind(nextSequence(open.sent.items, 'organisation', kind))
    const sealed = await sealWords(key, placeOf(open), { item, sender: 'organisation', kind, sequence }, words, random)
    if (!sealed.ok) throw new Refused('too-large')
    try {
      await send(asSent(sealed.value))
      const { envelope, ...place } = sealed.value
      const day = new Date().toISOString().slice(0, 10) as SentItem['day']
      const written = { ...place, day, writtenBy: me, envelope: toBase64url(envelope) }
      const before = open.sent.items.filter((one) => one.item !== instead)
      open.sent = { ...open.sent, items: [...before, ...itemsOf(files, open.facts, day), written] }
      return written
    } catch (error) {
      if (!(error instanceof Refused) || error.code !== 'changed-meanwhile' || left <= 1) throw error
      open.sent = await open.send<SentCase>({ do: 'open', case: caseId })
    }
  }
}

const asSent = ({ envelope, ...place }: SealedItem) => ({ ...place, envelope: toBase64url(envelope) })
