import { z } from 'zod'
import { fromBase64url } from '#modules/organisations/index.ts'
import { isAlong } from '../domain/forwards/along.ts'
import { type ForwardField, forwardFieldNames, inOrder } from '../domain/forwards/fields.ts'
import { shareGroundNames } from '../domain/forwards/grounds.ts'
import { isReportingId } from '../domain/item-kinds.ts'
import { mostFiles } from '../domain/report/report.ts'
import { sentBytes as bytes, longestEnvelope } from './sent-bytes.ts'
import { sentCopy } from './sent-copy.ts'

const id = z.string().refine(isReportingId)
const envelope = bytes(1, longestEnvelope)
/** The draft that this takes the place of. */
const instead = id.nullable().default(null)
const told = z.strictObject({
  forwardId: id,
  ground: z.enum(shareGroundNames),
  fields: z
    .array(z.enum(forwardFieldNames as [ForwardField, ...ForwardField[]]))
    .min(1)
    .refine((list) => inOrder(list).join() === list.join()),
  along: z.array(z.string()).max(9).refine(isAlong),
  payloadHash: z.string().refine((text) => fromBase64url(text)?.length === 32),
})
const step = z.discriminatedUnion('do', [
  z.strictObject({
    do: z.literal('forward-inside'),
    told,
    copy: sentCopy,
    instead,
    partner: z.string().regex(/^[a-z0-9][a-z0-9-]{0,62}$/),
    sealed: z.strictObject({
      newCase: id,
      keyNumber: z.int().min(1).max(1_000_000),
      wrapped: bytes(82),
      lookupId: bytes(16),
      reporterKey: bytes(32),
      wrappedForReporter: bytes(82),
      report: envelope,
      files: z.array(id).max(mostFiles),
      identity: z.strictObject({ item: id, wrapped: bytes(82), envelope }).nullable(),
    }),
  }),
  z.strictObject({
    do: z.literal('forward-outside'),
    told,
    copy: sentCopy,
    instead,
    // What they are, on one line: never the name of a person.
    outside: z
      .string()
      .trim()
      .min(1)
      .max(80)
      .regex(/^[^\p{C}]+$/u),
    letter: z.strictObject({ token: bytes(16), proof: bytes(16), envelope, files: z.array(id).max(mostFiles + 1) }),
  }),
])
export type ForwardStep = z.infer<typeof step>

/** How many things are sent along: each is named in the manifest. */
const alongSent = (sent: ForwardStep): number =>
  sent.do === 'forward-inside' ? sent.sealed.files.length + (sent.sealed.identity ? 1 : 0) : sent.letter.files.length

/** What the browser of a colleague sends when it hands something over, as JSON; null: it is none of ours. */
export function readForwardStep(sent: string): ForwardStep | null {
  try {
    const { data } = step.safeParse(JSON.parse(sent))
    return data && alongSent(data) === data.told.along.length ? data : null
  } catch {
    return null
  }
}
