import { z } from 'zod'
import { fromBase64url } from '../domain/keys/base64url.ts'
import { secretsInBatch } from '../domain/keys/batches.ts'

/** Longer than any key, wrap or id of a passkey that a browser sends. */
const longestBytes = 2_000

const bytes = z
  .string()
  .max(longestBytes)
  .transform((text, context) => {
    const read = fromBase64url(text)
    if (read !== null) return read
    context.addIssue({ code: 'custom', message: 'no bytes' })
    return z.NEVER
  })
const number = z.int().min(0).max(1_000_000)
const id = z.string().min(1).max(120)
const way = z.object({
  way: z.enum(['passphrase', 'passkey']),
  passkey: z.string().max(longestBytes).nullable(),
  wrapped: bytes,
})
const wrap = z.object({ person: id, staffKeyNumber: number, wrapped: bytes, compared: z.boolean() })
const newKey = {
  number,
  publicKey: bytes,
  wraps: z.array(wrap).min(1).max(100),
  shares: z.array(z.object({ share: number, keptBy: z.string().trim().min(1).max(80) })).length(3),
}
/** Where a list of subjects goes on. */
const after = z.string().max(120)
/** What a browser sends at the end of a ceremony with keys: public keys, wraps, and never a secret. */
const step = z.discriminatedUnion('do', [
  z.object({
    do: z.literal('keep-own'),
    after: number,
    publicKey: bytes,
    ways: z.array(way).min(1).max(10),
  }),
  z.object({ do: z.literal('add-way'), number, ...way.shape }),
  z.object({ do: z.literal('make'), ...newKey }),
  z.object({ do: z.literal('give'), number, ...wrap.shape }),
  z.object({ do: z.literal('begin-change'), fromNumber: number, ...newKey }),
  z.object({ do: z.literal('see') }),
  z.object({ do: z.literal('next-secrets'), after }),
  z.object({
    do: z.literal('rewrap'),
    secrets: z.array(z.object({ subject: id, from: number, wrapped: bytes })).max(secretsInBatch),
  }),
  z.object({ do: z.literal('kept-secrets'), number, after }),
  z.object({ do: z.literal('move-again'), subjects: z.array(id).max(secretsInBatch) }),
  z.object({ do: z.literal('finish-change'), without: number }),
  z.object({
    do: z.literal('recover'),
    wraps: z
      .array(z.object({ number, staffKeyNumber: number, wrapped: bytes }))
      .min(1)
      .max(2),
  }),
])
export type CeremonyStep = z.infer<typeof step>

/** The step in the JSON that a browser sent; null: it is none. */
export function readCeremonyStep(json: string): CeremonyStep | null {
  try {
    const read = step.safeParse(JSON.parse(json))
    return read.success ? read.data : null
  } catch {
    return null
  }
}
