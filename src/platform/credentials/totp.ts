import { createHmac, createSecretKey, type KeyObject, timingSafeEqual } from 'node:crypto'
import { HOTP, Secret, TOTP } from 'otpauth'
import { readValues } from '../sealing/crockford.ts'

/** What every app of this kind understands; several ignore any other setting and then show wrong codes. */
const settings = { algorithm: 'SHA1', digits: 6, period: 30 } as const
const stepMs = settings.period * 1000
const secretBytes = 20
/** Steps of thirty seconds in a day: how far off a clock may be and still be recognised. */
const stepsADay = 2880

function secretOf(secret: Uint8Array): Secret {
  if (secret.length !== secretBytes) throw new RangeError(`a secret has ${secretBytes} bytes, not ${secret.length}`)
  return new Secret({ buffer: new Uint8Array(secret).buffer })
}

/**
 * The `otpauth://` address that an app reads from a QR code. `issuer`: what the app shows as the site; `account`: what tells two accounts of
 * one person apart. `secret`: 20 random bytes. It holds the secret: it goes to no log and is shown once.
 */
export const totpAddress = (secret: Uint8Array, issuer: string, account: string): string =>
  new TOTP({ ...settings, issuer, label: account, secret: secretOf(secret) }).toString()

/** The secret for who cannot scan: base 32 in eight groups of four. */
export const totpForTyping = (secret: Uint8Array): string => (secretOf(secret).base32.match(/.{4}/g) ?? []).join(' ')

/** The step of a moment: how many times thirty seconds since 1970. */
export const totpStep = (nowMs: number): number => Math.floor(nowMs / stepMs)

/** A secret at work: the library copies its bytes for each code otherwise, and a day has 2,880 of them. */
interface Own {
  secret: Secret
  key: KeyObject
}

function atWork(bytes: Uint8Array): Own {
  const secret = secretOf(bytes)
  return { secret, key: createSecretKey(secret.bytes) }
}

function codeAt({ secret, key }: Own, step: number): string {
  const hmac = (_: string, __: Uint8Array, message: Uint8Array) => createHmac('sha1', key).update(message).digest()
  return HOTP.generate({ ...settings, secret, counter: step, hmac })
}

const isCodeOf = (own: Own, step: number, code: string): boolean =>
  step >= 0 && timingSafeEqual(Buffer.from(codeAt(own, step)), Buffer.from(code))

export type TotpAnswer =
  | { ok: true; step: number }
  | { ok: false; error: 'wrong' | 'used' }
  | { ok: false; error: 'clock'; minutes: number }

/** One code, or two that follow each other; digits of any script, any spaces. Empty when it is neither. */
function codesIn(typed: string): string[] {
  for (const length of [settings.digits, settings.digits * 2]) {
    const read = readValues(typed, length)
    if (read.ok && read.value.every((value) => value < 10)) return read.value.join('').match(/.{6}/g) ?? []
  }
  return []
}

/** Whether the last of these is the code of a step, and those before it of the steps before. */
const areCodesOf = (own: Own, step: number, codes: readonly string[]): boolean =>
  codes.every((code, place) => isCodeOf(own, step - codes.length + 1 + place, code))

/** The step of a clock that is off, the nearest one first; null when there is none in a day. */
function strayStep(own: Own, codes: readonly string[], step: number): number | null {
  for (let off = 2; off <= stepsADay; off += 1) {
    if (areCodesOf(own, step - off, codes)) return step - off
    // One code of later must not be told from a wrong one: whoever guesses would learn which code will be right, and when.
    if (codes.length > 1 && areCodesOf(own, step + off, codes)) return step + off
  }
  return null
}

/**
 * The last step that counts. One that this clock cannot have accepted yet was kept while the clock of the server ran ahead: to hold on to it
 * would keep everybody out who signed in meanwhile, for as long as it was ahead.
 */
const countedStep = (lastStep: number, step: number): number => (lastStep > step + 1 ? 0 : lastStep)

const minutesOf = (steps: number): number => Math.sign(steps) * Math.round((Math.abs(steps) * settings.period) / 60)

/** The steps around now of which these are the codes. */
const rightSteps = (own: Own, codes: readonly string[], step: number): number[] =>
  codes.length === 0 ? [] : [step - 1, step, step + 1].filter((at) => areCodesOf(own, at, codes))

/**
 * The step whose code this is: of now, the one before or the one after (RFC 6238: SHA-1, 6 digits, 30 s), and later than `lastStep`, that of the code accepted
 * last, 0 when there was none; null otherwise. Of two requests with one code only one may get in: keep the step only where `lastStep` still stands. Costs some
 * microseconds.
 * @throws RangeError for a secret that has not 20 bytes.
 */
export function acceptedTotpStep(secret: Uint8Array, typed: string, nowMs: number, lastStep: number): number | null {
  const step = totpStep(nowMs)
  const last = countedStep(lastStep, step)
  return rightSteps(atWork(secret), codesIn(typed), step).find((at) => at > last) ?? null
}

/**
 * As `acceptedTotpStep`, and when it is refused, why. `used` – of the step accepted last or an older one: a code counts once · `clock` – right in another moment of
 * the last or next 24 hours: the clock of the app is `minutes` ahead (negative: behind) · `wrong`.
 *
 * That a clock is behind shows from one code. That it is ahead shows only from two that follow each other, typed in one go: a single
 * code of the future would be an answer to who guesses. Two codes are accepted where the later one would be.
 * A wrong code is searched for in two days, which costs as much as a password: only after the password was right, or behind a limit.
 * @throws RangeError for a secret that has not 20 bytes.
 */
export function checkTotp(secret: Uint8Array, typed: string, nowMs: number, lastStep: number): TotpAnswer {
  const accepted = acceptedTotpStep(secret, typed, nowMs, lastStep)
  if (accepted !== null) return { ok: true, step: accepted }
  const own = atWork(secret)
  const codes = codesIn(typed)
  const step = totpStep(nowMs)
  if (rightSteps(own, codes, step).length > 0) return { ok: false, error: 'used' }
  const stray = codes.length === 0 ? null : strayStep(own, codes, step)
  if (stray === null) return { ok: false, error: 'wrong' }
  if (stray <= countedStep(lastStep, step)) return { ok: false, error: 'used' }
  return { ok: false, error: 'clock', minutes: minutesOf(stray - step) }
}

/** The code that an app with this secret shows at a moment. For a demonstration, and for tests that stand in for an app. */
export const totpCode = (secret: Uint8Array, nowMs: number): string => codeAt(atWork(secret), totpStep(nowMs))
