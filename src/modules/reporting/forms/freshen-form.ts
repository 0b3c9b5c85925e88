import { z } from 'zod'
import { fromBase64url, secretsInBatch } from '#modules/organisations/index.ts'
import { isReportingId } from '../domain/item-kinds.ts'

/** Base64 makes four letters of three bytes. */
const bytes = (length: number) =>
  z
    .string()
    .max(Math.ceil((length * 4) / 3))
    .transform((text, context) => {
      const read = fromBase64url(text)
      if (read?.length === length) return read
      context.addIssue({ code: 'custom', message: 'no bytes of this length' })
      return z.NEVER
    })
const id = z.string().refine(isReportingId)
const freshened = z.strictObject({ caseId: id, reporterKey: bytes(32), wrapped: bytes(82), forReporter: bytes(82) })

/** How many cases are freshened in one step: half as many as secrets are moved in one, for each has two wraps. */
export const casesToFreshenAtOnce = secretsInBatch / 2

/** What a page asks that freshens cases while the key of an organisation changes. */
const step = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('cases-to-freshen'), after: z.string().max(32) }),
  z.strictObject({
    do: z.literal('freshen'),
    number: z.int().min(2).max(9_999_999),
    cases: z.array(freshened).max(casesToFreshenAtOnce),
  }),
])
export type FreshenStep = z.infer<typeof step>

/** The step in the JSON that a browser sent; null: it is none. */
export function readFreshenStep(json: string): FreshenStep | null {
  try {
    return step.safeParse(JSON.parse(json)).data ?? null
  } catch {
    return null
  }
}
