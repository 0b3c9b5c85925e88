import { type Kysely, sql } from 'kysely'
import { toBase64url } from '#modules/organisations/index.ts'
import {
  commitmentOfText,
  newReportingId,
  openAdvice,
  openQuestion,
  type QuestionPlace,
  type Reader,
  sealAdvice,
  sealQuestion,
  sealQuestionLetter,
} from '../ceremonies/index.ts'
import { inOrder } from '../domain/forwards/fields.ts'
import { payloadOf, payloadText } from '../domain/forwards/payload.ts'
import { type AskableField, adviceText } from '../domain/forwards/questions.ts'
import {
  askInside,
  askOutside,
  type CaseTables,
  readerKey,
  type ToldAdvice,
  type ToldQuestion,
} from '../server/index.ts'
import { colleague, type ForwardingWorld, known, partner, random, right } from './a-forwarding-world.ts'

/** What is asked, ready to be sealed. */
export interface ReadyQuestion {
  told: ToldQuestion
  text: string
}

const asked = 'Kent u dit adres?'

export async function aReadyQuestion(
  caseId: string,
  fields: readonly AskableField[] = ['address', 'question'],
): Promise<ReadyQuestion> {
  const chosen = inOrder(fields) as readonly AskableField[]
  const text = payloadText(payloadOf({ ...known, question: asked }, chosen, toBase64url(random(32))))
  const copy = {
    item: newReportingId(random),
    sender: 'organisation',
    kind: 'forward',
    sequence: nextNumber(),
    // Bytes of the right length: nobody on the way looks into them.
    envelope: random(4096 + 50),
  } as const
  const payloadHash = right(await commitmentOfText(text))
  return {
    text,
    told: { forwardId: newReportingId(random), caseId, ground: 'place-based', fields: chosen, payloadHash, copy },
  }
}

let last = 0
const nextNumber = () => {
  last += 1
  return last
}

export async function keyOfHouse(world: ForwardingWorld, organisation: string): Promise<Reader> {
  const found = await readerKey(world.reader, organisation)
  if (!found) throw new Error('two people read there')
  return { organisation, keyNumber: found.keyNumber, publicKey: new Uint8Array(found.publicKey) }
}

/** Sealed by `ours` to who is asked. */
export const sealedFor = async (world: ForwardingWorld, { told, text }: ReadyQuestion, organisation: string) => {
  const [own, of] = [await keyOfHouse(world, 'ours'), await keyOfHouse(world, organisation)]
  return right(await sealQuestion({ asked: of, own }, told.forwardId, text, random))
}

/** Asks a partner, or a colleague by name. */
export async function asks(world: ForwardingWorld, caseId: string, to: { person: string } | 'partner') {
  const ready = await aReadyQuestion(caseId)
  const organisation = to === 'partner' ? 'partner' : 'ours'
  const person = to === 'partner' ? null : to.person
  const sealed = await sealedFor(world, ready, organisation)
  const sent = { organisation, person, sealed }
  const { manifest } = right(await askInside(world.forwards, colleague('ann'), ready.told, sent))
  return { ...ready, sent, manifest, id: ready.told.forwardId }
}

/** Asks somebody outside. */
export async function asksOutside(world: ForwardingWorld, caseId: string) {
  const ready = await aReadyQuestion(caseId)
  const own = await keyOfHouse(world, 'ours')
  const { letter, reply } = right(await sealQuestionLetter(own, ready.told.forwardId, ready.text, random))
  const sent = { outside: 'Wijkteam Oost', letter, reply }
  const { manifest } = right(await askOutside(world.forwards, colleague('ann'), ready.told, sent))
  return { ...ready, sent, manifest, letter, id: ready.told.forwardId }
}

const placeOf = (forwardId: string): QuestionPlace => ({ from: 'ours', forwardId })

/** What `partner` reads of a question that it was given. */
export async function readAsPartner(
  world: ForwardingWorld,
  id: string,
  given: { envelope: Uint8Array; keys: readonly { wrapped: Uint8Array }[] },
) {
  const wrapped = new Uint8Array(given.keys[0]?.wrapped ?? [])
  const sealed = { wrapped, envelope: new Uint8Array(given.envelope) }
  return openQuestion(await world.partnerKey(), 'partner', placeOf(id), sealed)
}

/** An answer in words, sealed to who asked. */
export async function anAnswerIn(
  words: string,
  id: string,
  replyTo: Uint8Array,
): Promise<{ text: string; said: ToldAdvice }> {
  const text = adviceText({ v: 1, salt: toBase64url(random(32)), text: words })
  const envelope = right(await sealAdvice(new Uint8Array(replyTo), placeOf(id), text, random))
  return { text, said: { answer: 'said', wordsHash: right(await commitmentOfText(text)), envelope } }
}

/** What `ours` reads of an answer. */
export async function readAdviceAs(
  world: ForwardingWorld,
  id: string,
  given: { envelope: Uint8Array; keys: readonly { wrapped: Uint8Array }[] },
) {
  const wrapped = new Uint8Array(given.keys[0]?.wrapped ?? [])
  return openAdvice(await world.workKey(), placeOf(id), { wrapped, envelope: new Uint8Array(given.envelope) })
}

export const cannotSay: ToldAdvice = { answer: 'cannot-say', wordsHash: null, envelope: null }
export const unreadable: ToldAdvice = { ...cannotSay, answer: 'unreadable' }

/** Everything of questions that could still be opened: their envelopes, and the keys of who is asked and of who asked. */
export async function readableNow(db: Kysely<CaseTables>) {
  const { rows } = await sql<{ envelopes: number; ask: number; say: number }>`select
    (select count(*)::int from reporting_forward where purpose = 'consultation' and envelope is not null) as envelopes,
    (select count(*)::int from organisations_kept_secret where subject like '%-ask') as ask,
    (select count(*)::int from organisations_kept_secret where subject like '%-say') as say`.execute(db)
  return rows[0]
}

export { partner }
