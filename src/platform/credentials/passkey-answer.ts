import { z } from 'zod'
import { err, ok, type Result } from '#kernel/result.ts'

/** Longer than any honest answer: an RSA key and its signature are 2 kB, a chain of certificates of a maker some more. */
const longestAnswer = 32_768

/** Without padding, and spelled as the bytes are: two spellings of one answer are one too many. */
const base64url = z
  .string()
  .refine((text) => text !== '' && Buffer.from(text, 'base64url').toString('base64url') === text)

/** 16 to 1,023 bytes, what the standard allows. */
const credentialId = base64url.refine((text) => text.length >= 22 && text.length <= 1364)

const common = { id: credentialId, rawId: credentialId, type: z.literal('public-key') }
const sameId = ({ id, rawId }: { id: string; rawId: string }): boolean => id === rawId

const transports = ['usb', 'nfc', 'ble', 'smart-card', 'hybrid', 'internal'] as const
const isTransport = (text: string) => transports.some((one) => one === text)

/** What the browser says about extensions. Results of the PRF extension are the secret of a page: they are not read. */
const newExtensions = z
  .object({
    credProps: z.object({ rk: z.boolean().optional() }).optional(),
    prf: z.object({ enabled: z.boolean().optional() }).optional(),
  })
  .optional()

const newPasskey = z
  .object({
    ...common,
    response: z.object({
      clientDataJSON: base64url,
      attestationObject: base64url,
      transports: z
        .array(z.string())
        .max(20)
        .default([])
        .transform((all) => [...new Set(all.filter(isTransport))]),
    }),
    clientExtensionResults: newExtensions,
  })
  .refine(sameId)

const signIn = z
  .object({
    ...common,
    response: z.object({
      clientDataJSON: base64url,
      authenticatorData: base64url,
      signature: base64url,
      userHandle: base64url.nullish(),
    }),
  })
  .refine(sameId)

const clientData = z.object({
  type: z.string(),
  challenge: z.string(),
  origin: z.string(),
  crossOrigin: z.boolean().optional(),
  topOrigin: z.string().optional(),
})

export type NewPasskeyAnswer = z.output<typeof newPasskey>
export type SignInAnswer = z.output<typeof signIn>
export type ClientData = z.output<typeof clientData>

function parsed<T>(schema: z.ZodType<T>, text: string): Result<T, 'malformed'> {
  if (text.length > longestAnswer) return err('malformed')
  try {
    const read = schema.safeParse(JSON.parse(text))
    return read.success ? ok(read.data) : err('malformed')
  } catch (error) {
    if (error instanceof SyntaxError) return err('malformed')
    throw error
  }
}

/** Reads the answer of `navigator.credentials.create`, as JSON. Refusal: `malformed`. Nothing is verified yet. */
export const readNewPasskey = (text: string): Result<NewPasskeyAnswer, 'malformed'> => parsed(newPasskey, text)

/** Reads the answer of `navigator.credentials.get`, as JSON: `id` says which passkey to look up. Refusal: `malformed`. Nothing is verified yet. */
export const readSignIn = (text: string): Result<SignInAnswer, 'malformed'> => parsed(signIn, text)

/** What the browser says it did, where and for which challenge. Refusal: `malformed`. */
export function readClientData(encoded: string): Result<ClientData, 'malformed'> {
  try {
    return parsed(clientData, new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(encoded, 'base64url')))
  } catch (error) {
    if (error instanceof TypeError) return err('malformed')
    throw error
  }
}
