import { z } from 'zod'

/** Thirty-two random bytes, as 43 characters of base64url. */
const drawn = z.string().regex(/^[A-Za-z0-9_-]{43}$/)

const kept = z.strictObject({
  state: drawn,
  nonce: drawn,
  verifier: drawn,
  startedAt: z.int().nonnegative(),
  again: z.boolean(),
})

/**
 * What is kept of a sign-in while the person is at the provider; `startedAt` in seconds since 1970. `verifier` and `nonce` are secrets: keep it where only this browser's
 * request can bring it back and nobody can read it, and take it away when it was used, whatever came of it.
 */
export type KeptSignIn = Readonly<z.infer<typeof kept>>

/** What was kept, read back from wherever it was; null when it is not that. */
export const readKeptSignIn = (value: unknown): KeptSignIn | null => kept.safeParse(value).data ?? null
