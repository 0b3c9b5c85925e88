import { z } from 'zod'
import { err, ok, type Result } from '#kernel/result.ts'
import { type ClientKey, readClientKey } from './client-key.ts'
import { type MembershipRule, mappingFile } from './memberships.ts'
import { readSafeAddress } from './safe-address.ts'
import { canBeSecond, type SecondFactor } from './second-factor.ts'
import type { ClaimNames } from './signed-in.ts'

/** How we prove to a provider who we are. */
export type ClientProof = { kind: 'secret'; secret: string } | ({ kind: 'key' } & ClientKey)

/** A provider that people may sign in with. */
export interface ProviderSettings {
  /** Letter by letter as the provider writes it. */
  issuer: string
  clientId: string
  proof: ClientProof
  secondFactor: SecondFactor
  scopes: readonly string[]
  claims: ClaimNames
  mapping: readonly MembershipRule[]
}

/** What each setting is for, with an example; printed when one is wrong and in `docs/operations/oidc.md`. */
export const providerSettingHelp = {
  BAKEN_OIDC_ISSUER: 'the issuer, as the provider writes it: https://inloggen.example.org',
  BAKEN_OIDC_CLIENT_ID: 'the name under which the provider knows Baken',
  BAKEN_OIDC_CLIENT_SECRET_FILE: 'file that holds the secret the provider gave',
  BAKEN_OIDC_CLIENT_KEY_FILE:
    'instead of a secret: file with a private key (PEM or JWK) of which the provider has the public half',
  BAKEN_OIDC_SECOND_FACTOR_ACR:
    'values of acr that mean two factors, with blanks between them: http://eidas.europa.eu/LoA/substantial',
  BAKEN_OIDC_SECOND_FACTOR_AMR: 'values of amr that mean two factors, with blanks between them: mfa otp hwk',
  BAKEN_OIDC_SCOPES: 'what is asked for (default openid profile email)',
  BAKEN_OIDC_CLAIM_MAIL: 'claim with the mail address (default email)',
  BAKEN_OIDC_CLAIM_MAIL_VERIFIED: 'claim that is true when the address was checked (default email_verified)',
  BAKEN_OIDC_CLAIM_NAME: 'claim with the name to show (default name)',
  BAKEN_OIDC_MAPPING_FILE: 'file that says which claim means which organisation and roles',
} as const

export type ProviderSettingName = keyof typeof providerSettingHelp
type Environment = Readonly<Record<string, string | undefined>>

const shortestSecret = 16
const claimName = z.string().regex(/^[A-Za-z][A-Za-z0-9_.:/-]{0,199}$/, 'must be the name of a claim')
const words = z
  .string()
  .transform((text) => text.split(' ').filter((word) => word !== ''))
  .pipe(
    z.array(
      z.string().regex(/^[\x21\x23-\x5b\x5d-\x7e]{1,200}$/, 'must be values without quotes, with blanks between them'),
    ),
  )
const secondValues = (kind: keyof SecondFactor) =>
  words
    .refine(
      (values) => values.every((value) => canBeSecond(kind, value)),
      'has a value that every sign-in with one factor has',
    )
    .default([])

const plain = z.object({
  BAKEN_OIDC_ISSUER: z
    .string({ error: 'is missing' })
    .refine(
      (text) => readSafeAddress(text) !== null && !text.includes('?'),
      'must be an https address without a query (http only on this machine)',
    ),
  BAKEN_OIDC_CLIENT_ID: z
    .string({ error: 'is missing' })
    .regex(/^[\x21-\x7e]{1,255}$/, 'must be 1 to 255 characters without blanks'),
  BAKEN_OIDC_SECOND_FACTOR_ACR: secondValues('acr'),
  BAKEN_OIDC_SECOND_FACTOR_AMR: secondValues('amr'),
  BAKEN_OIDC_SCOPES: words
    .refine((scopes) => scopes.includes('openid'), 'must have openid')
    .refine(
      (scopes) => !scopes.includes('offline_access'),
      'must not have offline_access: Baken acts for nobody who is not there',
    )
    .default(['openid', 'profile', 'email']),
  BAKEN_OIDC_CLAIM_MAIL: claimName.default('email'),
  BAKEN_OIDC_CLAIM_MAIL_VERIFIED: claimName.default('email_verified'),
  BAKEN_OIDC_CLAIM_NAME: claimName.default('name'),
})

/**
 * Reads the settings of the provider from the environment and the files that it names; null when there is none. A setting that is empty counts as not
 * there. Refusal: one sentence for each setting that is wrong, all at once; none repeats a secret or a key.
 *
 * @param readText gives the text of a file; throws when it cannot
 */
export async function readProviderSettings(
  environment: Environment,
  readText: (path: string) => string,
): Promise<Result<ProviderSettings | null, string>> {
  const given = Object.fromEntries(
    Object.entries(environment).filter(([name, value]) => name.startsWith('BAKEN_OIDC_') && value),
  )
  if (Object.keys(given).length === 0) return ok(null)
  const wrong: string[] = strangeNames(given)
  const parsed = plain.safeParse(given)
  wrong.push(...(parsed.error?.issues ?? []).map(({ path, message }) => sentence(String(path[0]), message)))
  if (!namesSecondFactor(given)) wrong.push(noSecondFactor)
  const files = { read: readText, wrong }
  const [proof, mapping] = [await readProof(given, files), readMapping(given, files)]
  if (!parsed.success || proof === null || wrong.length > 0) return err(wrong.join('\n'))
  const values = parsed.data
  return ok({
    issuer: values.BAKEN_OIDC_ISSUER,
    clientId: values.BAKEN_OIDC_CLIENT_ID,
    proof,
    secondFactor: { acr: values.BAKEN_OIDC_SECOND_FACTOR_ACR, amr: values.BAKEN_OIDC_SECOND_FACTOR_AMR },
    scopes: values.BAKEN_OIDC_SCOPES,
    claims: {
      mail: values.BAKEN_OIDC_CLAIM_MAIL,
      mailVerified: values.BAKEN_OIDC_CLAIM_MAIL_VERIFIED,
      name: values.BAKEN_OIDC_CLAIM_NAME,
    },
    mapping,
  })
}

const namesSecondFactor = (given: Environment): boolean =>
  /\S/.test(`${given['BAKEN_OIDC_SECOND_FACTOR_ACR'] ?? ''}${given['BAKEN_OIDC_SECOND_FACTOR_AMR'] ?? ''}`)

const noSecondFactor =
  'BAKEN_OIDC_SECOND_FACTOR_ACR or BAKEN_OIDC_SECOND_FACTOR_AMR is missing: nobody signs in with one factor, so say how the provider tells that there were two.'

const isSetting = (name: string): name is ProviderSettingName => Object.hasOwn(providerSettingHelp, name)

const sentence = (name: string, fault: string): string =>
  `${name} ${fault}: ${isSetting(name) ? providerSettingHelp[name] : 'unknown'}.`

const strangeNames = (given: Environment): string[] =>
  Object.keys(given)
    .filter((name) => !isSetting(name))
    .map((name) => `${name} is not a setting. Settings: ${Object.keys(providerSettingHelp).join(', ')}.`)

interface Files {
  read(path: string): string
  wrong: string[]
}

/** The text of the file that a setting names; null when there is none, or, with a sentence, when it cannot be read. */
function textOf(given: Environment, name: ProviderSettingName, files: Files): string | null {
  const path = given[name]
  if (path === undefined) return null
  try {
    return files.read(path)
  } catch {
    files.wrong.push(sentence(name, `names a file that cannot be read (now "${path}")`))
    return null
  }
}

async function readProof(given: Environment, files: Files): Promise<ClientProof | null> {
  const [secretName, keyName] = ['BAKEN_OIDC_CLIENT_SECRET_FILE', 'BAKEN_OIDC_CLIENT_KEY_FILE'] as const
  if ((given[secretName] === undefined) === (given[keyName] === undefined)) {
    files.wrong.push(`Either ${secretName} or ${keyName} must be there, and not both.`)
    return null
  }
  const secret = textOf(given, secretName, files)?.trim()
  if (secret !== undefined) {
    const isFit = secret.length >= shortestSecret && /^[\x21-\x7e]+$/.test(secret)
    if (!isFit)
      files.wrong.push(
        sentence(secretName, `must hold one line of at least ${shortestSecret} characters without blanks`),
      )
    return isFit ? { kind: 'secret', secret } : null
  }
  const text = textOf(given, keyName, files)
  if (text === null) return null
  const key = await readClientKey(text)
  if (key.ok) return { kind: 'key', ...key.value }
  files.wrong.push(sentence(keyName, keyFaults[key.error]))
  return null
}

const keyFaults = {
  'not-a-key': 'must hold a private key without a passphrase',
  'weak-key': 'holds an RSA key of less than 2,048 bits',
  'other-key': 'holds a key that cannot be used here: RSA, P-256, P-384, P-521 or Ed25519',
}

function readMapping(given: Environment, files: Files): readonly MembershipRule[] {
  const name = 'BAKEN_OIDC_MAPPING_FILE'
  const text = textOf(given, name, files)
  if (text === null) return []
  const read = mappingFile.safeParse(jsonIn(text))
  if (read.success) return read.data.mapping
  const faults = read.error.issues.map(({ path, message }) => `${path.join('.') || 'the file'}: ${message}`)
  files.wrong.push(...faults.map((fault) => sentence(name, `is wrong at ${fault}`)))
  return []
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
