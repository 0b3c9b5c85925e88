import { fromBase64url, toBase64url } from '../../src/modules/organisations/index.ts'
import { demoKeys } from '../../src/modules/organisations/server/index.ts'
import {
  commitmentOfText,
  openAdvice,
  openLetter,
  openQuestion,
  type Reader,
  readQuestion,
  sealAdvice,
  sealQuestion,
  sealQuestionLetter,
} from '../../src/modules/reporting/ceremonies/index.ts'
import { adviceText } from '../../src/modules/reporting/index.ts'
import {
  combineShares,
  linkAndCodeKeys,
  type OpeningKey,
  openingKey,
  type ReceiptCode,
  readShare,
} from '../../src/platform/sealing/index.ts'
import { type Ask, bytesIn, putThroughDoor } from '../support/report-door.ts'
import { random } from '../support/reporters.ts'
import type { Colleague } from './colleague-in-canaries.ts'
import type { Canaries } from './find-canaries.ts'

/** What somebody outside gets by two different ways. */
export interface GivenLetter {
  forwardId: string
  token: Uint8Array
  linkSecret: Uint8Array<ArrayBuffer>
  code: ReceiptCode
}

/** Fields that go, as they are sealed and as they are told of. */
export interface Chosen {
  text: string
  told: { forwardId: string; ground: string; fields: readonly string[]; payloadHash: string }
}

/** Who asks and who is asked, with the keys of their organisations, and somebody without an account. */
export interface Asking {
  asker: Colleague
  colleague: Colleague
  partner: Colleague
  outside: Ask
  ours: Reader
  theirs: Reader
  /** Every organisation of the demonstration has the same. */
  key: OpeningKey
}

/** What the key of the demonstration opens, from two of its papers. @throws when they are none. */
export async function demoKey({ publicKey }: Reader): Promise<OpeningKey> {
  const shares = demoKeys.papers.slice(0, 2).map((paper) => {
    const read = readShare(paper)
    if (!read.ok) throw new Error(read.error)
    return read.value
  })
  const whole = await combineShares(shares, publicKey)
  if (!whole.ok) throw new Error(whole.error)
  return openingKey(whole.value)
}

/** What of a case is asked, with what who asks keeps of it. */
export interface Question extends Chosen {
  copy: unknown
}

/**
 * A colleague, a partner and somebody outside are asked about chosen fields and answer in words, and who asked reads all three. `drawn`: fields and question of one, sealed for who keeps it. Gives what
 * opens the letter.
 */
export async function askedAndAnswered(
  { asker, colleague, partner, outside, ours, theirs, key }: Asking,
  caseId: string,
  told: Canaries,
  drawn: () => Promise<Question>,
): Promise<GivenLetter> {
  const asks = `/nl/staff/cases/${caseId}/consult/do`
  for (const [asked, reader, person] of [
    [colleague, ours, colleague.person],
    [partner, theirs, null],
  ] as const) {
    const { text, told: what, copy } = await drawn()
    const sealed = await sealQuestion({ asked: reader, own: ours }, what.forwardId, text, random)
    if (!sealed.ok) throw new Error(sealed.error)
    const { organisation } = reader
    await asker.step(asks, { do: 'ask-inside', told: { ...what, copy }, organisation, person, sealed: sealed.value })
    const page = `/nl/staff/cases/asked/${what.forwardId}/do`
    const given = await asked.step(page, { do: 'open' })
    const [wrap] = given['keys'] as { wrapped: string }[]
    const place = { from: ours.organisation, forwardId: what.forwardId }
    const sent = { wrapped: bytesIn(wrap?.wrapped), envelope: bytesIn(given['envelope']) }
    const question = await openQuestion(key, organisation, place, sent)
    if (!question.ok || question.value.payload !== text) throw new Error('who is asked does not read what was asked')
    await asked.step(page, { do: 'answer', said: await answerOf(told, question.value.replyTo, place) })
  }
  const letter = await askedOutside(asker, outside, { asks, own: ours }, told, await drawn())
  await readAnswers(asker, caseId, { key, from: ours.organisation, told })
  return letter
}

/** Somebody without an account, by a link and a code. */
async function askedOutside(
  asker: Colleague,
  outside: Ask,
  { asks, own }: { asks: string; own: Reader },
  words: Canaries,
  { text, told, copy }: Question,
): Promise<GivenLetter> {
  const sealed = await sealQuestionLetter(own, told.forwardId, text, random)
  if (!sealed.ok) throw new Error(sealed.error)
  const { letter, reply } = sealed.value
  const { token, linkSecret, code } = letter
  await asker.step(asks, {
    do: 'ask-outside',
    told: { ...told, copy },
    outside: 'Wijkteam',
    letter: { token, proof: letter.proof, envelope: letter.envelope },
    reply,
  })
  const { proof, key } = await linkAndCodeKeys(linkSecret, code)
  const place = { from: own.organisation, forwardId: told.forwardId }
  const given = await putThroughDoor(outside, 'letter/open', { token, proof })
  const read = await openLetter(key, place, bytesIn(given.envelope))
  const question = read.ok ? readQuestion(read.value) : null
  if (question?.payload !== text) throw new Error('the letter does not say what was asked')
  await putThroughDoor(outside, 'letter/advise', { token, proof, ...(await answerOf(words, question.replyTo, place)) })
  return { forwardId: told.forwardId, token, linkSecret, code }
}

async function answerOf({ advice }: Canaries, replyTo: Uint8Array, place: { from: string; forwardId: string }) {
  const text = adviceText({ v: 1, salt: toBase64url(random(32)), text: advice })
  const [hash, envelope] = [
    await commitmentOfText(text),
    await sealAdvice(new Uint8Array(replyTo), place, text, random),
  ]
  if (!hash.ok || !envelope.ok) throw new Error('an answer fits')
  return { answer: 'said', wordsHash: hash.value, envelope: envelope.value }
}

/** @throws unless all three answers are there and say what was answered. */
async function readAnswers(
  asker: Colleague,
  caseId: string,
  { key, from, told }: { key: OpeningKey; from: string; told: Canaries },
): Promise<void> {
  const opened = await asker.step('/nl/staff/cases/do', { do: 'open', case: caseId })
  const answers = opened['advice'] as { id: string; envelope: string; keys: { wrapped: string }[] }[]
  if (answers.length !== 3) throw new Error(`${answers.length} answers of 3`)
  for (const { id, envelope, keys } of answers) {
    const sealed = { wrapped: bytesIn(keys[0]?.wrapped), envelope: fromBase64url(envelope) ?? new Uint8Array() }
    const read = await openAdvice(key, { from, forwardId: id }, sealed)
    if (!read.ok || !read.value.includes(told.advice)) throw new Error(`the answer to ${id} is not read`)
  }
}
