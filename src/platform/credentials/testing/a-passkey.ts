import { randomBytes } from 'node:crypto'
import {
  type KeptPasskey,
  passkeyCreationOptions,
  passkeyRequestOptions,
  passkeySite,
  readSignIn,
  verifyNewPasskey,
  verifyPasskey,
} from '../index.ts'
import { softwareAuthenticator, type Twist } from './software-authenticator.ts'

const read = passkeySite('Baken', 'https://baken.example/nl')
if (!read.ok) throw new Error(read.error)
export const site = read.value

export const owner = { handle: randomBytes(16), name: 'desk-officer@stad.example', displayName: 'Desk officer' }
export const challengeOf = (byte: number): Uint8Array<ArrayBuffer> => new Uint8Array(32).fill(byte)

/** The JSON between server and browser, taken apart. */
export const optionsFrom = (text: string): Record<string, unknown> => JSON.parse(text)

/** Makes a passkey and verifies it, honestly unless a twist says otherwise. */
export async function made(twist: Twist = {}, syncs = false, at = site) {
  const device = softwareAuthenticator(at.origin, syncs)
  const options = await passkeyCreationOptions(at, owner, challengeOf(1), [], false)
  const answer = device.create(options, twist)
  return { device, answer, verified: await verifyNewPasskey(answer, { site, challenge: challengeOf(1) }) }
}

/** A device with one passkey, and what is kept of it. */
export async function aPasskey(syncs = false) {
  const { device, verified } = await made({}, syncs)
  if (!verified.ok) throw new Error(verified.error)
  return { device, kept: verified.value }
}

/** Signs in, honestly unless a twist says otherwise. */
export async function signedIn(
  { device, kept }: { device: ReturnType<typeof softwareAuthenticator>; kept: KeptPasskey },
  twist: Twist = {},
  handle: Uint8Array = owner.handle,
) {
  const options = await passkeyRequestOptions(site, challengeOf(2), [], null)
  const answer = readSignIn(device.get(options, twist))
  return answer.ok ? verifyPasskey(answer.value, { site, challenge: challengeOf(2) }, kept, handle) : answer
}
