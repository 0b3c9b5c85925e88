import { addDays, type Day } from '#kernel/days.ts'
import type { Result } from '#kernel/result.ts'
import { toBase64url } from '#modules/organisations/index.ts'
import { type Actor, demoWorkKey } from '#modules/organisations/server/index.ts'
import {
  type CasePlace,
  caseKeyOf,
  commitmentOfText,
  newReportingId,
  nextSequence,
  openQuestion,
  type Reader,
  type SealedItem,
  sealAdvice,
  sealForward,
  sealQuestion,
  sealWords,
} from '#modules/reporting/ceremonies/index.ts'
import {
  adviceText,
  choiceIn,
  type ForwardCopy,
  type ForwardField,
  type ForwardPayload,
  inOrder,
  payloadOf,
  payloadText,
} from '#modules/reporting/index.ts'
import {
  answerForward,
  answerQuestion,
  askInside,
  caseForwards,
  changeCoded,
  consultationsOf,
  type DemoCase,
  demoId,
  type ForwardDesk,
  forwardInside,
  type OpenedCase,
  openCase,
  openQuestionHere,
  partnersFor,
  seeCase,
  takeStep,
} from '#modules/reporting/server/index.ts'
import type { Bytes, OpeningKey, Random } from '#platform/sealing/index.ts'
import { forwardableOf } from '../forwarding/forwardable.ts'
import { demoOrganisations } from './demo-people.ts'
import { type DemoForward, type DemoQuestion, demoForwards, demoQuestions } from './demo-shared.ts'

/** Where the demonstration is shared: as pages have the database, and with the key that the site signs with. */
export interface DemoSharing extends Omit<ForwardDesk, 'today'> {
  /** The day on which the demonstration is loaded. */
  today: Day
  random: Random
}

/**
 * Hands made-up reports over, asks about them, and answers, each step as the person who takes it does on screen: nothing is written that pages could not write. Done once: a report of which
 * something was shared before, or that somebody moved on, stays as it is.
 */
export async function shareDemoCases(sharing: DemoSharing, cases: readonly DemoCase[]): Promise<void> {
  const work = await demoWorkKey()
  for (const forward of demoForwards) {
    const open = await openToShare(sharing, work, cases, forward)
    if (open) await handOver(sharing, open, forward)
  }
  for (const question of demoQuestions) {
    const open = await openToShare(sharing, work, cases, question)
    if (open) await ask(sharing, work, open, question)
  }
}

/** The day of the oldest thing that is signed in a demonstration which is loaded today. */
export const firstSigned = (today: Day): Day =>
  addDays(today, -Math.max(...[...demoForwards, ...demoQuestions].map(({ daysAgo }) => daysAgo)))

/** Dice whose first draw is the id of a case: `sealForward` draws that first, and so it is called the same in every demonstration. */
async function diceFor({ of }: DemoForward, random: Random): Promise<Random> {
  const drawn = [new Uint8Array(Buffer.from(await demoId(`${of}, at the partner`), 'hex'))]
  return (length) => drawn.pop() ?? random(length)
}

const nameOf = ({ person }: Actor): string =>
  demoOrganisations.flatMap(({ people }) => people).find(({ id }) => id === person)?.name ?? person

function right<T>(result: Result<T, string>): T {
  if (!result.ok) throw new Error(`the demonstration could not be shared: ${result.error}`)
  return result.value
}

/** Whether it was shared here; false: another server of the same database was faster, and goes on with it. */
function isMine(shared: Result<unknown, string>): boolean {
  if (!shared.ok && (shared.error === 'taken' || shared.error === 'changed-meanwhile')) return false
  right(shared)
  return true
}

const deskOn = ({ db, sign, today }: DemoSharing, daysAgo: number): ForwardDesk => ({
  db,
  sign,
  today: () => addDays(today, -daysAgo),
})

interface Open {
  one: DemoCase
  place: CasePlace
  found: OpenedCase
  ownKey: Bytes
  own: Reader
}

/** The case as its handler has it open. Null: it is not there any more, something of it was shared before, somebody moved it on, or its key is another by now. */
async function openToShare(
  sharing: DemoSharing,
  work: OpeningKey,
  cases: readonly DemoCase[],
  shared: DemoForward | DemoQuestion,
): Promise<Open | null> {
  const { of, by } = shared
  const one = cases.find(({ name }) => name === of)
  const caseId = await demoId(of)
  if (!one || !(await isStillToShare(sharing, by, caseId, shared))) return null
  const place = { organisation: by.organisation, caseId }
  const found = right(await openCase(deskOn(sharing, shared.daysAgo), by, caseId))
  if (found.state !== 'weighed' && !('name' in shared && found.state === 'in-consultation')) return null
  const kept = found.keys.find(({ key }) => key === 'own')
  const ownKey = kept && (await caseKeyOf(work, place, 'own', new Uint8Array(kept.wrapped)))
  if (!kept || !ownKey?.ok) return null
  const own = { organisation: by.organisation, keyNumber: kept.keyNumber, publicKey: work.publicKey }
  return { one, place, found, ownKey: ownKey.value, own }
}

async function isStillToShare(
  sharing: DemoSharing,
  by: Actor,
  caseId: string,
  shared: DemoForward | DemoQuestion,
): Promise<boolean> {
  const desk = deskOn(sharing, 0)
  const forwards = await caseForwards(desk, by, caseId)
  if (!forwards.ok || forwards.value.length > 0) return false
  const asked = right(await consultationsOf(desk, by, caseId))
  return !('name' in shared)
    ? asked.length === 0
    : asked.length === demoQuestions.filter(({ of }) => of === shared.of).findIndex(({ name }) => name === shared.name)
}

interface Sealed {
  text: string
  told: {
    forwardId: string
    caseId: string
    ground: DemoForward['ground']
    fields: readonly ForwardField[]
    payloadHash: string
    copy: SealedItem
  }
}

/** What goes, in words, with the copy that stays. */
async function sealShared(
  { random }: DemoSharing,
  { one, place, found, ownKey }: Open,
  { ground, fields, words }: DemoForward | DemoQuestion,
  { forwardId, to }: { forwardId: string; to: string },
): Promise<Sealed> {
  const report = { ...one.report, v: 1, salt: '', files: [], hasIdentity: false } as const
  const known = forwardableOf({ report: { known: report }, known: null }, found, { summary: words, question: words })
  const chosen = inOrder(fields)
  const payload: ForwardPayload = payloadOf(known, chosen, toBase64url(random(32)))
  const text = payloadText(payload)
  const copy: ForwardCopy = { v: 1, forwardId, to, ground, payload, files: [], identity: false }
  const at = {
    item: newReportingId(random),
    sender: 'organisation',
    kind: 'forward',
    sequence: nextSequence(found.items, 'organisation', 'forward'),
  } as const
  return {
    text,
    told: {
      forwardId,
      caseId: place.caseId,
      ground,
      fields: chosen,
      payloadHash: right(await commitmentOfText(text)),
      copy: right(await sealWords(ownKey, place, at, copy, random)),
    },
  }
}

async function partnerOf(sharing: DemoSharing, by: Actor, organisation: string) {
  const partners = right(await partnersFor(deskOn(sharing, 0), by))
  const found = partners.find((one) => one.organisation === organisation)
  if (!found) throw new Error(`the demonstration could not be shared: nobody reads at ${organisation}`)
  return { ...found, publicKey: new Uint8Array(found.publicKey) }
}

async function handOver(sharing: DemoSharing, open: Open, forward: DemoForward): Promise<void> {
  const { of, by, daysAgo, to, read, answered } = forward
  const partner = await partnerOf(sharing, by, to)
  const forwardId = await demoId(`${of}, handed over`)
  const { text, told } = await sealShared(sharing, open, forward, { forwardId, to: partner.name })
  const sealed = right(await sealForward(partner, text, await diceFor(forward, sharing.random)))
  const desk = deskOn(sharing, daysAgo)
  if (!isMine(await forwardInside(desk, by, { ...told, along: [] }, { partner: to, sealed }))) return
  right(await seeCase(deskOn(sharing, read.daysAgo), read.by, sealed.newCase, { news: 0 }))
  if (answered) await answer(sharing, open, { forwardId, there: sealed.newCase, answered })
}

async function answer(
  sharing: DemoSharing,
  { place: { caseId }, found: { coded } }: Open,
  { forwardId, there, answered }: { forwardId: string; there: string; answered: NonNullable<DemoForward['answered']> },
): Promise<void> {
  const { by, daysAgo, weighedDaysAgo, answer: said, reason, noted } = answered
  const weighed = deskOn(sharing, weighedDaysAgo)
  right(await changeCoded(weighed, by, there, choiceIn(coded)))
  right(await takeStep(weighed, by, there, { step: 'weigh', given: { weighing: 'without-plan' } }))
  right(await answerForward(deskOn(sharing, daysAgo), by, there, { answer: said, reason }))
  const desk = deskOn(sharing, noted.daysAgo)
  right(await seeCase(desk, noted.by, caseId, { news: 1 }))
  right(await takeStep(desk, noted.by, caseId, { step: 'record-answer', given: { forward: forwardId, answer: said } }))
}

async function ask(sharing: DemoSharing, work: OpeningKey, open: Open, question: DemoQuestion): Promise<void> {
  const { by, daysAgo, to, isColleague, answered } = question
  const forwardId = await demoId(`${question.of}, a question ${question.name}`)
  const partner = isColleague ? null : await partnerOf(sharing, by, to.organisation)
  const { text, told } = await sealShared(sharing, open, question, { forwardId, to: partner?.name ?? nameOf(to) })
  const sealed = right(
    await sealQuestion({ asked: partner ?? open.own, own: open.own }, forwardId, text, sharing.random),
  )
  const person = isColleague ? to.person : null
  const sent = { organisation: to.organisation, person, sealed }
  if (!isMine(await askInside(deskOn(sharing, daysAgo), by, told, sent))) return
  if (answered) await advise(sharing, work, { forwardId, from: by.organisation, answered })
}

async function advise(
  sharing: DemoSharing,
  work: OpeningKey,
  {
    forwardId,
    from,
    answered: { by, daysAgo, words },
  }: { forwardId: string; from: string; answered: NonNullable<DemoQuestion['answered']> },
): Promise<void> {
  const { random } = sharing
  const desk = deskOn(sharing, daysAgo)
  const given = right(await openQuestionHere(desk, by, forwardId))
  const place = { from, forwardId }
  const wrapped = new Uint8Array(given.keys[0]?.wrapped ?? [])
  const envelope = new Uint8Array(given.envelope)
  const { replyTo } = right(await openQuestion(work, by.organisation, place, { wrapped, envelope }))
  const text = adviceText({ v: 1, salt: toBase64url(random(32)), text: words })
  const sealed = right(await sealAdvice(replyTo, place, text, random))
  const said = { answer: 'said', wordsHash: right(await commitmentOfText(text)), envelope: sealed } as const
  right(await answerQuestion(desk, by, forwardId, said))
}
