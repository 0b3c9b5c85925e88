import { dutchDay } from '#kernel/days.ts'
import { toBase64url } from '#modules/organisations/index.ts'
import {
  type CasePlace,
  type KeyRing,
  makeCaseKey,
  newestOf,
  newReportingId,
  nextSequence,
  ringOf,
  type SealedItem,
  sealWords,
} from '#modules/reporting/ceremonies/index.ts'
import { type FileFacts, type ItemKind, keyOf } from '#modules/reporting/index.ts'
import { Refused } from '../keys/ceremony-page.ts'
import { random } from '../keys/own-key.ts'
import { type CaseKeys, openFresh, openKeys } from './open-sealed.ts'
import type { CaseFacts, SentCase, SentItem } from './sent-case.ts'
import { itemsOf } from './sent-files.ts'
import type { WorkKeys } from './work-key.ts'

/** Asks the server to do a step; throws `Refused`. */
export type Send = <Answer>(step: Readonly<Record<string, unknown>>) => Promise<Answer>

/** How often somebody tries to be first with a number: colleagues seldom write in one case at the same moment, and never for long. */
const tries = 5

/** What writing in a case needs to know of it. */
export type WritingFacts = Pick<CaseFacts, 'organisation' | 'caseId' | 'me' | 'keyNumber'>

/** What was opened of a case, and grows while somebody writes in it. */
export interface OpenCase<Facts extends WritingFacts = CaseFacts> {
  facts: Facts
  send: Send
  keys: CaseKeys
  work: WorkKeys
  sent: SentCase
  /** What is being written, of each kind, until it is known to be kept. */
  begun: Map<ItemKind, Begun>
}

/** A text on its way: the same for every try. */
interface Begun {
  of: string
  item: string
  sequence: number | null
  /** Files that the server has. */
  files: FileFacts[]
  sealed: SealedItem | null
}

/** Files that go along with a message. */
export interface Attach {
  /** Which files: another choice is another message. */
  of: string
  /** Seals and sends those that are not in `sent` yet, under numbers from `first`, and puts them there. */
  send(first: number, sent: FileFacts[]): Promise<void>
}

const placeOf = ({ facts: { organisation, caseId } }: OpenCase<WritingFacts>): CasePlace => ({ organisation, caseId })

/** The keys that a kind is under; the organisation's own is made by the first who writes with it. */
async function ringFor(open: OpenCase<WritingFacts>, kind: ItemKind): Promise<KeyRing> {
  if (keyOf(kind) === 'case') return open.keys.case
  open.keys.own ??= await makeOwnKey(open)
  return open.keys.own
}

async function makeOwnKey(open: OpenCase<WritingFacts>): Promise<KeyRing> {
  const { keyNumber, caseId } = open.facts
  // The public half of what was unlocked here: whatever the server tells, nobody else gets this key.
  const publicKey = open.work.get(keyNumber)?.publicKey
  const made = publicKey && (await makeCaseKey(publicKey, placeOf(open), 'own', random))
  if (!made?.ok) throw new Refused('old-key')
  const step = { do: 'own-key', case: caseId, keyNumber, wrapped: toBase64url(made.value.wrapped) }
  try {
    await open.send(step)
    return await ringOf(made.value.key, await openFresh(open.work, placeOf(open), open.sent))
  } catch (error) {
    if (codeOf(error) !== 'taken') throw error
    // A colleague made it meanwhile, or an answer got lost: the one that is there is the key.
    await openAgain(open)
    if (!open.keys.own) throw new Refused('not-opened')
    return open.keys.own
  }
}

const codeOf = (error: unknown): string => (error instanceof Refused ? error.code : '')

/** What is there now, with its keys: a colleague may have made one, and a change of the key of the organisation freshens the case. */
async function openAgain(open: OpenCase<WritingFacts>): Promise<void> {
  open.sent = await open.send<SentCase>({ do: 'open', case: open.facts.caseId })
  const keys = await openKeys(open.work, placeOf(open), open.sent)
  if (!keys) throw new Refused('not-opened')
  open.keys = keys
}

/** How what was sealed is sent: by itself, or with what stands beside it in clear. */
export interface How {
  beside: Readonly<Record<string, unknown>>
  send(sealed: Readonly<Record<string, unknown>>): Promise<unknown>
}

interface Options {
  /** A draft that this takes the place of. */
  instead?: string | null
  attach?: Attach
  how?: How
}

/** After these it is done anew: a colleague has the number, or got it in the same moment, the case was freshened, or the files waited too long. */
const again: ReadonlySet<string> = new Set(['changed-meanwhile', 'taken', 'no-file'])

/**
 * Seals words and keeps them in the case; gives the item. The id and what was sealed stay until it is known to be kept: the same words after an answer that got lost are the same
 * item. Was a colleague faster, it is sealed again under the next number; a message has its number before its files, so that a colleague who has one of theirs is seen by it.
 * @throws Refused with the code of the server, `too-large`
 */
export async function writeSealed(
  open: OpenCase<WritingFacts>,
  kind: ItemKind,
  words: object,
  options: Options = {},
): Promise<SentItem> {
  await ringFor(open, kind)
  const begun = begunOf(open, kind, words, options)
  for (let left = tries; ; left -= 1) {
    const sealed = await sealedOnce(open, { kind, words }, begun, options.attach)
    try {
      await sendOnce(open, sealed, begun, options)
      return written(open, sealed, begun, options)
    } catch (error) {
      if (!again.has(codeOf(error)) || left <= 1) throw error
      await openAgain(open)
      const there = open.sent.items.find(({ item }) => item === begun.item)
      if (there) {
        open.begun.delete(kind)
        return there
      }
      Object.assign(begun, { sequence: null, files: [], sealed: null } satisfies Partial<Begun>)
    }
  }
}

function begunOf(open: OpenCase<WritingFacts>, kind: ItemKind, words: object, { attach, how }: Options): Begun {
  const of = JSON.stringify([words, attach?.of ?? null, how?.beside ?? null])
  const before = open.begun.get(kind)
  if (before?.of === of) return before
  const begun: Begun = { of, item: newReportingId(random), sequence: null, files: [], sealed: null }
  open.begun.set(kind, begun)
  return begun
}

async function sealedOnce(
  open: OpenCase<WritingFacts>,
  { kind, words }: { kind: ItemKind; words: object },
  begun: Begun,
  attach: Attach | undefined,
): Promise<SealedItem> {
  if (begun.sealed) return begun.sealed
  const ring = await ringFor(open, kind)
  begun.sequence ??= nextSequence(open.sent.items, 'organisation', kind)
  await attach?.send(begun.sequence + 1, begun.files)
  const { item, sequence, files } = begun
  const at = { item, sender: 'organisation', kind, sequence } as const
  const sealed = await sealWords(newestOf(ring), placeOf(open), at, attach ? { ...words, files } : words, random)
  if (!sealed.ok) throw new Refused('too-large')
  begun.sealed = { ...sealed.value, fresh: ring.fresh }
  return begun.sealed
}

function sendOnce(
  open: OpenCase<WritingFacts>,
  sealed: SealedItem,
  { files }: Begun,
  { instead = null, how }: Options,
) {
  if (how) return how.send(asSent(sealed))
  const ids = files.map(({ item }) => item)
  return open.send({ do: 'write', case: open.facts.caseId, sealed: asSent(sealed), instead, files: ids })
}

/** It is kept: from now on it is one of the items of the case. */
function written(open: OpenCase<WritingFacts>, sealed: SealedItem, { files }: Begun, { instead }: Options): SentItem {
  open.begun.delete(sealed.kind)
  const { envelope, fresh: _, ...place } = sealed
  const day = dutchDay(new Date())
  const fresh = { ...place, day, writtenBy: open.facts.me, envelope: toBase64url(envelope) }
  const gone = new Set([instead, fresh.item, ...files.map(({ item }) => item)])
  const before = open.sent.items.filter(({ item }) => !gone.has(item))
  open.sent = { ...open.sent, items: [...before, fresh, ...itemsOf(files, open.facts, day)] }
  return fresh
}

const asSent = ({ envelope, ...place }: SealedItem) => ({ ...place, envelope: toBase64url(envelope) })
