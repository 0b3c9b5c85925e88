import { decodeProtectedHeader } from 'jose'
import { calculatePKCECodeChallenge } from 'openid-client'
import type { Random } from '#platform/sealing/index.ts'
import { boundedFetch, type ProviderFetch } from './bounded-fetch.ts'
import { readCallback } from './callback.ts'
import { authorizationAddress, redeemCode, signOutAt } from './code-flow.ts'
import { discoverProvider } from './discovery.ts'
import { believedIdentity } from './identity-token.ts'
import { keptFor } from './kept-for.ts'
import type { KeptSignIn } from './kept-sign-in.ts'
import { reasonOfRefusal } from './library-refusal.ts'
import { type EndedElsewhere, readLogoutToken } from './logout-token.ts'
import type { ProviderSettings } from './provider-settings.ts'
import { askKeys, type PublishedKeys } from './published-keys.ts'
import { type Answered, refused } from './refusal.ts'
import { ownAddress } from './safe-address.ts'
import { usedSecondFactor } from './second-factor.ts'
import { type SignedIn, signedInFrom } from './signed-in.ts'
import { secondsOf } from './verified-claims.ts'

/** A provider that people may sign in with. Expected trouble is a refusal with its code and, for the log, its reason. */
export interface Provider {
  /**
   * The address to send somebody to, and what to keep until they come back. `again`: they must show anew who they are, for a dangerous step.
   * Refusals: `provider-down`, `provider-fault`, `not-believed`. @throws TypeError when the address to come back to is not a proper one
   */
  beginSignIn(asked: { redirectUri: string; random: Random; again?: boolean }): Promise<Answered<BegunSignIn>>
  /**
   * Who came back. `callback` is the address with which the browser did, `redirectUri` the one that `beginSignIn` was given. The caller has taken
   * `kept` away before, so that nothing is finished twice. Refusals: every `SignInFault`.
   */
  finishSignIn(callback: URL, kept: KeptSignIn, redirectUri: string): Promise<Answered<SignedIn>>
  /**
   * Where to send somebody to sign out at the provider too, after our own session ended. `state` comes back with them. Refusals: `provider-fault` with `no-sign-out`
   * (this provider has no such place), `provider-down`, `provider-fault`, `not-believed`.
   */
  signOutAddress(idToken: string, postLogoutRedirectUri: string, state: string): Promise<Answered<string>>
  /**
   * Whose sessions the provider ended. The caller sees to it that a `tokenId` counts once. Refusals: `not-believed`, `provider-down`, `provider-fault`.
   */
  readBackChannelLogout(token: string): Promise<Answered<EndedElsewhere>>
}

export interface BegunSignIn {
  address: string
  kept: KeptSignIn
}

export interface World {
  now: () => Date
  fetch?: ProviderFetch
  /** For each answer of the provider, to its last byte; 8 seconds unless said otherwise. */
  timeoutMilliseconds?: number
}

const eightSeconds = 8_000
/** A description has 5,000 bytes and a set of keys 10,000. */
const mostBytes = 262_144
/** Endpoints move about once in the life of a provider, and one request an hour is nothing. */
const hour = 3_600_000
const fiveMinutes = 300_000
/** How often anybody who sends us a made-up logout token makes us ask the provider for its keys. */
const halfAMinute = 30_000
const drawnBytes = 32

/** Asks the provider nothing: one that is down stops nobody's start. Its description is asked for when it is first needed, and then every hour. */
export function openProvider(settings: ProviderSettings, world: World): Provider {
  const { now, timeoutMilliseconds: milliseconds = eightSeconds } = world
  const fetch = boundedFetch(world.fetch ?? globalThis.fetch, { milliseconds, bytes: mostBytes })
  const description = keptFor(hour, () => discoverProvider(fetch, settings.issuer), now)
  const askedKeys = async () => askKeys(fetch, (await description()).jwks_uri)
  const keysFor = keysForLogout(askedKeys, now)
  const expected = async (keys: PublishedKeys) => ({
    issuer: settings.issuer,
    clientId: settings.clientId,
    algorithms: (await description()).id_token_signing_alg_values_supported,
    keys,
    now: now(),
  })
  const place = async () => ({ provider: await description(), settings, fetch, now: now() })

  return {
    beginSignIn: ({ redirectUri, random, again = false }) =>
      answered(async () => {
        ownAddress(redirectUri)
        const kept = { ...drawn(random), startedAt: secondsOf(now()), again }
        const challenge = await calculatePKCECodeChallenge(kept.verifier)
        const address = authorizationAddress(await place(), { ...kept, challenge, redirectUri })
        return { ok: true, value: { address, kept } }
      }),

    finishSignIn: (callback, kept, redirectUri) =>
      answered(async () => {
        ownAddress(redirectUri)
        const returned = readCallback(callback, kept, { redirectUri, issuer: settings.issuer, now: now() })
        if (!returned.ok) return returned
        const { idToken, accessToken } = await redeemCode(await place(), callback, kept)
        // Asked anew each time: a sign-in is rare, and a key that was changed or withdrawn a second ago counts at once.
        const own = { ...kept, ...returned.value, accessToken }
        const believed = await believedIdentity(idToken, await expected(await askedKeys()), own)
        if (!believed.ok) return believed
        if (!usedSecondFactor(believed.value, settings.secondFactor)) return refused('second-factor-missing')
        return { ok: true, value: signedInFrom(believed.value, settings, idToken) }
      }),

    signOutAddress: (idToken, postLogoutRedirectUri, state) =>
      answered(async () => {
        ownAddress(postLogoutRedirectUri)
        const address = signOutAt(await place(), { idToken, postLogoutRedirectUri, state })
        return address === null ? refused('no-sign-out') : { ok: true, value: address }
      }),

    readBackChannelLogout: (token) =>
      answered(async () => readLogoutToken(token, await expected(await keysFor(keyIdOf(token))))),
  }
}

async function answered<T>(work: () => Promise<Answered<T>>): Promise<Answered<T>> {
  try {
    return await work()
  } catch (error) {
    return refused(reasonOfRefusal(error))
  }
}

function drawn(random: Random): { state: string; nonce: string; verifier: string } {
  const draw = (): string => {
    const bytes = random(drawnBytes)
    if (bytes.length !== drawnBytes) throw new RangeError(`asked for ${drawnBytes} random bytes, got ${bytes.length}`)
    return Buffer.from(bytes).toString('base64url')
  }
  return { state: draw(), nonce: draw(), verifier: draw() }
}

/** Anybody may send us a logout token, and each would make us ask the provider. Kept keys do for one that they know. */
function keysForLogout(
  ask: () => Promise<PublishedKeys>,
  now: () => Date,
): (kid: string | null) => Promise<PublishedKeys> {
  const known = keptFor(fiveMinutes, ask, now)
  const newest = keptFor(halfAMinute, ask, now)
  return async (kid) => {
    const keys = await known()
    return kid === null || keys.kids.has(kid) ? keys : newest()
  }
}

function keyIdOf(token: string): string | null {
  try {
    return decodeProtectedHeader(token).kid ?? null
  } catch {
    return null
  }
}
