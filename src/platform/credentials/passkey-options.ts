import { generateAuthenticationOptions, generateRegistrationOptions } from '@simplewebauthn/server'
import type { PasskeySite } from './passkey-site.ts'

/** ES256 and RS256: one of them is in every device. Named, so that a newer Node does not change what is offered. */
export const keyKinds = { es256: -7, rs256: -257 } as const

/** Five minutes, what the standard advises where somebody must first find a finger or a PIN. */
const timeoutMs = 300_000

/** A passkey that is known already: what the browser needs to find it. */
export interface KnownPasskey {
  /** base64url. */
  id: string
  transports: readonly string[]
}

/** Who a passkey is made for. */
export interface PasskeyOwner {
  /** 1 to 64 bytes that stand for the person and tell nothing about them: the device keeps it and gives it to who holds it. */
  handle: Uint8Array
  /** What the device shows when somebody chooses, such as a mail address. */
  name: string
  displayName: string
}

const base64url = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url')
const listed = (known: readonly KnownPasskey[]) =>
  known.map(({ id, transports }) => ({ id, transports: [...transports] }))

function checked(challenge: Uint8Array): Uint8Array<ArrayBuffer> {
  if (challenge.length !== 32) throw new RangeError(`a challenge has 32 bytes, not ${challenge.length}`)
  return new Uint8Array(challenge)
}

/**
 * The options for making a passkey, as the JSON that `parseCreationOptionsFromJSON` reads: the device verifies who holds it (required), keeps the passkey where it
 * can be found without a name (preferred), and says nothing about its make. `challenge`: 32 fresh random bytes, kept for one answer. `known`: those of the same person, so
 * that no device makes a second. `forKeys`: also ask for what can wrap a key later (the PRF extension).
 * @throws RangeError for a challenge or a handle of another length.
 */
export async function passkeyCreationOptions(
  site: PasskeySite,
  owner: PasskeyOwner,
  challenge: Uint8Array,
  known: readonly KnownPasskey[],
  forKeys: boolean,
): Promise<string> {
  if (owner.handle.length < 1 || owner.handle.length > 64) throw new RangeError('a handle has 1 to 64 bytes')
  const options = await generateRegistrationOptions({
    rpName: site.name,
    rpID: site.rpId,
    userID: new Uint8Array(owner.handle),
    userName: owner.name,
    userDisplayName: owner.displayName,
    challenge: checked(challenge),
    timeout: timeoutMs,
    attestationType: 'none',
    authenticatorSelection: { residentKey: 'preferred', userVerification: 'required' },
    supportedAlgorithmIDs: Object.values(keyKinds),
    excludeCredentials: listed(known),
    ...(forKeys ? { extensions: { prf: {} } } : {}),
  })
  return JSON.stringify(options)
}

/**
 * The options for signing in, as the JSON that `parseRequestOptionsFromJSON` reads. `known`: empty, and the device offers what it has for this site – so it
 * must be before somebody has said who they are, because a list tells whether an account exists; a list is for who signed in already and proves it again.
 * `prfInput`: null, or 32 bytes for which the passkey gives a secret to the page, which the page keeps from the server.
 * @throws RangeError for a challenge that has not 32 bytes.
 */
export async function passkeyRequestOptions(
  site: PasskeySite,
  challenge: Uint8Array,
  known: readonly KnownPasskey[],
  prfInput: Uint8Array | null,
): Promise<string> {
  const options = await generateAuthenticationOptions({
    rpID: site.rpId,
    challenge: checked(challenge),
    timeout: timeoutMs,
    userVerification: 'required',
    allowCredentials: listed(known),
  })
  const extensions = prfInput === null ? {} : { prf: { eval: { first: base64url(prfInput) } } }
  return JSON.stringify({ ...options, extensions })
}
