import { z } from 'zod'
import { err, ok, type Result } from '#kernel/result.ts'
import { fromBase64url } from '#modules/organisations/index.ts'
import { inOrder } from '../domain/forwards/fields.ts'
import { shareGroundNames } from '../domain/forwards/grounds.ts'
import { type AdviceWords, adviceText, askableFields, mostAdviceCharacters } from '../domain/forwards/questions.ts'
import { isReportingId } from '../domain/item-kinds.ts'
import { link } from './letter-form.ts'
import { longestEnvelope, sentBytes } from './sent-bytes.ts'
import { sentCopy } from './sent-copy.ts'

const id = z.string().refine(isReportingId)
const number = z.int().min(1).max(1_000_000)
const wrapped = sentBytes(82)
const envelope = sentBytes(1, longestEnvelope)
const hash = z.string().refine((text) => fromBase64url(text)?.length === 32)

const told = z.strictObject({
  forwardId: id,
  ground: z.enum(shareGroundNames),
  fields: z
    .array(z.enum(askableFields))
    .min(1)
    .refine((list) => list.includes('question') && inOrder(list).join() === list.join()),
  payloadHash: hash,
  copy: sentCopy,
  // The draft that this takes the place of.
  instead: id.nullable().default(null),
})
const reply = { ownNumber: number, ownWrapped: wrapped }
const step = z.discriminatedUnion('do', [
  z.strictObject({
    do: z.literal('ask-inside'),
    told,
    organisation: z.string().regex(/^[a-z0-9][a-z0-9-]{0,62}$/),
    // A colleague; null: a partner.
    person: z.string().min(1).max(40).nullable(),
    sealed: z.strictObject({ ...reply, keyNumber: number, wrapped, envelope }),
  }),
  z.strictObject({
    do: z.literal('ask-outside'),
    told,
    // What they are, on one line: never the name of a person.
    outside: z
      .string()
      .trim()
      .min(1)
      .max(80)
      .regex(/^[^\p{C}]+$/u),
    letter: z.strictObject({ token: sentBytes(16), proof: sentBytes(16), envelope }),
    reply: z.strictObject(reply),
  }),
])

/** What the browser of a colleague sends when it asks somebody, as JSON; null: it is none of ours. */
export function readAskStep(sent: string): z.infer<typeof step> | null {
  try {
    return step.safeParse(JSON.parse(sent)).data ?? null
  } catch {
    return null
  }
}

const said = { answer: z.literal('said'), wordsHash: hash, envelope }
const unsaid = { answer: z.literal('cannot-say'), wordsHash: z.null(), envelope: z.null() }
const advice = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('open') }),
  z.strictObject({
    do: z.literal('answer'),
    said: z.discriminatedUnion('answer', [z.strictObject(said), z.strictObject(unsaid)]),
  }),
])

/** What the browser of who is asked sends, as JSON: it asks for the question, or answers it. Null: it is none of ours. */
export function readSentAdvice(sent: string): z.infer<typeof advice> | null {
  try {
    return advice.safeParse(JSON.parse(sent)).data ?? null
  } catch {
    return null
  }
}

const byLink = z.discriminatedUnion('answer', [
  z.strictObject({ ...link, ...said }),
  z.strictObject({ ...link, ...unsaid }),
])

/** The answer of somebody who has a link and a code. Refusal: `malformed`. */
export function readSentAdviceByLink(sent: unknown): Result<z.infer<typeof byLink>, 'malformed'> {
  const { data } = byLink.safeParse(sent)
  return data ? ok(data) : err('malformed')
}

const words = z.strictObject({
  v: z.literal(1),
  salt: z.string().refine((text) => fromBase64url(text)?.length === 32, 'no salt'),
  text: z.string().min(1).max(mostAdviceCharacters),
})

/** What was answered, out of its text. Null: something is in it that has no place there, or it is not written in the one way. */
export function readAdvice(text: string): AdviceWords | null {
  try {
    const { data } = words.safeParse(JSON.parse(text))
    return data && adviceText(data) === text ? data : null
  } catch {
    return null
  }
}
