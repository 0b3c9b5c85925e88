import { err, ok, type Result } from '#kernel/result.ts'
import { fromBase64url, keptSecretLabel, toBase64url } from '#modules/organisations/index.ts'
import {
  type Bytes,
  makeKeyPair,
  type OpeningKey,
  openEnvelope,
  openingKey,
  type Random,
  sealEnvelope,
  unwrapWithKey,
  wrapToKey,
} from '#platform/sealing/index.ts'
import { questionSubject } from '../domain/item-kinds.ts'
import { keyAsItIs, type NotOpened } from './items.ts'
import { type SealedLetter, sealLetter } from './seal-forward.ts'
import type { Reader } from './seal-report.ts'

const utf8 = (text: string): Bytes => new TextEncoder().encode(text)

/** Which question, of which organisation. */
export interface QuestionPlace {
  from: string
  forwardId: string
}

/** What opens the answer, as who asks keeps it: wrapped to a key of their own organisation. */
export interface SealedReply {
  ownNumber: number
  ownWrapped: Bytes
}

/** A question for who has a key: a colleague, or a partner in Baken. */
export interface SealedQuestion extends SealedReply {
  keyNumber: number
  /** The key of the question, for who is asked. */
  wrapped: Bytes
  envelope: Bytes
}

/** A question as it is opened. */
export interface OpenedQuestion {
  /** The text of the payload, to the letter. */
  payload: string
  /** To which the answer is sealed. It came in the envelope, so that nobody on the way can put another in its place. */
  replyTo: Bytes
}

const questionPlace = ({ from, forwardId }: QuestionPlace) =>
  ({
    organisation: from,
    caseId: forwardId,
    sender: 'organisation',
    recipient: 'asked',
    sequence: 0,
    kind: 'question',
    padding: 'text',
  }) as const
const advicePlace = ({ from, forwardId }: QuestionPlace) =>
  ({
    organisation: from,
    caseId: forwardId,
    sender: 'asked',
    recipient: 'organisation',
    sequence: 1,
    kind: 'advice',
    padding: 'text',
  }) as const

/** A payload with the key for its answer, as it is sealed. */
const withReply = (payload: string, replyTo: Bytes): string =>
  JSON.stringify({ v: 1, replyTo: toBase64url(replyTo), payload })

/** A question out of its text. Null: it is none. */
export function readQuestion(text: string): OpenedQuestion | null {
  try {
    const read: unknown = JSON.parse(text)
    if (typeof read !== 'object' || read === null || !('payload' in read) || !('replyTo' in read)) return null
    const replyTo = typeof read.replyTo === 'string' ? fromBase64url(read.replyTo) : null
    const known = typeof read.payload === 'string' && replyTo?.length === 32 ? { payload: read.payload, replyTo } : null
    return known && withReply(known.payload, known.replyTo) === text ? known : null
  } catch {
    return null
  }
}

/** A fresh pair of keys for one answer: the private half wrapped to who asks, the public one for the envelope. */
async function makeReply(
  own: Reader,
  { forwardId }: QuestionPlace,
  random: Random,
): Promise<Result<SealedReply & { replyTo: Bytes }, 'unusable-key'>> {
  const pair = await makeKeyPair(random)
  const label = keptSecretLabel(own.organisation, questionSubject(forwardId, 'say'))
  const wrapped = await wrapToKey(own.publicKey, pair.privateKey, label)
  pair.privateKey.fill(0)
  return wrapped.ok ? ok({ ownNumber: own.keyNumber, ownWrapped: wrapped.value, replyTo: pair.publicKey }) : wrapped
}

/**
 * Seals the text of a payload to who is asked, under a key of its own. `own`: who asks. Refusals: `too-large` – more than 64 KiB · `unusable-key` – the key of one of the two is none.
 */
export async function sealQuestion(
  { asked, own }: { asked: Reader; own: Reader },
  forwardId: string,
  payload: string,
  random: Random,
): Promise<Result<SealedQuestion, 'too-large' | 'unusable-key'>> {
  const place = { from: own.organisation, forwardId }
  const reply = await makeReply(own, place, random)
  if (!reply.ok) return reply
  const { replyTo, ...kept } = reply.value
  const caseKey = new Uint8Array(random(32))
  const sealed = await sealEnvelope({ caseKey }, questionPlace(place), utf8(withReply(payload, replyTo)), random)
  if (!sealed.ok) return sealed
  const label = keptSecretLabel(asked.organisation, questionSubject(forwardId, 'ask'))
  const wrapped = await wrapToKey(asked.publicKey, caseKey, label)
  caseKey.fill(0)
  if (!wrapped.ok) return wrapped
  return ok({ ...kept, keyNumber: asked.keyNumber, wrapped: wrapped.value, envelope: sealed.value })
}

/** Seals the text of a payload behind a link and a code, for somebody who has no key. Refusals: as of `sealQuestion`. */
export async function sealQuestionLetter(
  own: Reader,
  forwardId: string,
  payload: string,
  random: Random,
): Promise<Result<{ letter: SealedLetter; reply: SealedReply }, 'too-large' | 'unusable-key'>> {
  const place = { from: own.organisation, forwardId }
  const reply = await makeReply(own, place, random)
  if (!reply.ok) return reply
  const { replyTo, ...kept } = reply.value
  const letter = await sealLetter(place, withReply(payload, replyTo), random)
  return letter.ok ? ok({ letter: letter.value, reply: kept }) : letter
}

/**
 * What somebody who has a key was asked. `key`: of their organisation. Refusals: `not-opened` – another key, another question, or changed · `unknown-version` · `malformed` – it is
 * no question.
 */
export async function openQuestion(
  key: OpeningKey,
  asked: string,
  place: QuestionPlace,
  { wrapped, envelope }: { wrapped: Bytes; envelope: Bytes },
): Promise<Result<OpenedQuestion, NotOpened>> {
  const caseKey = await unwrapWithKey(key, wrapped, keptSecretLabel(asked, questionSubject(place.forwardId, 'ask')))
  if (!caseKey.ok) return err('not-opened')
  const opened = await openEnvelope({ caseKey: caseKey.value }, questionPlace(place), envelope)
  caseKey.value.fill(0)
  if (!opened.ok) return opened
  const question = readQuestion(new TextDecoder().decode(opened.value))
  return question ? ok(question) : err('malformed')
}

/** Seals an answer to who asked. Not even who wrote it opens it again. Refusals: `too-large` · `unusable-key` – the question has no key for its answer. */
export const sealAdvice = (
  replyTo: Bytes,
  place: QuestionPlace,
  words: string,
  random: Random,
): Promise<Result<Bytes, 'too-large' | 'unusable-key'>> =>
  sealEnvelope({ publicKey: keyAsItIs(replyTo) }, advicePlace(place), utf8(words), random)

/** What was answered, by the key of the organisation that asked. Refusals: as of `openQuestion`. */
export async function openAdvice(
  key: OpeningKey,
  place: QuestionPlace,
  { wrapped, envelope }: { wrapped: Bytes; envelope: Bytes },
): Promise<Result<string, NotOpened>> {
  const label = keptSecretLabel(place.from, questionSubject(place.forwardId, 'say'))
  const privateKey = await unwrapWithKey(key, wrapped, label)
  if (!privateKey.ok) return err('not-opened')
  const reply = await openingKey(privateKey.value)
  privateKey.value.fill(0)
  const opened = await openEnvelope({ openingKey: reply }, advicePlace(place), envelope)
  return opened.ok ? ok(new TextDecoder().decode(opened.value)) : opened
}
