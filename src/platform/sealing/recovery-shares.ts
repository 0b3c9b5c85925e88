import { combine, split } from 'shamir-secret-sharing'
import { err, ok, type Result } from '#kernel/result.ts'
import { type Bytes, exactly } from './bytes.ts'
import { alphabet, bytesOf, charactersOf, checkedValues, checksOf, grouped, readValues, valuesOf } from './crockford.ts'
import { shortFingerprint } from './fingerprint.ts'
import { belongTogether, keyBytes } from './key-pair.ts'

const shareCount = 3
const neededShares = 2
/** One byte more than the secret: at which point of the curve it lies. */
const partBytes = keyBytes + 1
const partCharacters = 53
const fingerprintCharacters = 8
const checks = 3
const characters = 1 + fingerprintCharacters + partCharacters + checks
const groupSize = 4

/** One of three papers, of which any two give the private key back and one alone tells nothing about it. */
export interface RecoveryShare {
  /** 1, 2 or 3. */
  readonly number: number
  /** Of the public key it belongs to: 8 hexadecimal digits. */
  readonly fingerprint: string
  /** 33 bytes. */
  readonly part: Bytes
}

/**
 * Splits a private key of 32 bytes into three shares (Shamir, 2 of 3).
 * @throws RangeError for another length, or when the two keys are not one pair: such shares would recover nothing.
 */
export async function splitForRecovery(privateKey: Bytes, publicKey: Bytes): Promise<RecoveryShare[]> {
  if (!(await belongTogether(privateKey, publicKey))) throw new RangeError('these are not the two halves of one key')
  const parts = await split(exactly(keyBytes, privateKey, 'a private key'), shareCount, neededShares)
  const fingerprint = await shortFingerprint(publicKey)
  return parts.map((part, at) => ({ number: at + 1, fingerprint, part: new Uint8Array(part) }))
}

const fingerprintValues = (fingerprint: string) => [...fingerprint].map((digit) => alphabet.indexOf(digit))

/** As it is printed: `2-7F3A09C2-` and 56 characters in groups of four, of which the last three check all the others. */
export function showShare({ number, fingerprint, part }: RecoveryShare): string {
  const values = [number, ...fingerprintValues(fingerprint), ...valuesOf(part)]
  const body = charactersOf([...values, ...checksOf(values, checks)].slice(1 + fingerprintCharacters))
  return `${number}-${fingerprint}-${grouped(body, groupSize, '-')}`
}

/**
 * Reads a share that somebody types from paper; as forgiving as `readValues`. Refusals: `unknown-character` · `wrong-length` ·
 * `mistyped` – the check characters do not fit: every one or two wrong characters and every swap of two are found.
 */
export function readShare(typed: string): Result<RecoveryShare, 'unknown-character' | 'wrong-length' | 'mistyped'> {
  const read = readValues(typed, characters)
  if (!read.ok) return read
  const values = checkedValues(read.value, checks)
  if (values === null) return err('mistyped')
  const [number = 0, ...rest] = values
  const fingerprint = charactersOf(rest.slice(0, fingerprintCharacters))
  const part = bytesOf(rest.slice(fingerprintCharacters), partBytes)
  const sound = number >= 1 && number <= shareCount && /^[0-9A-F]+$/.test(fingerprint)
  return sound && part !== null ? ok({ number, fingerprint, part }) : err('mistyped')
}

/**
 * The private key that belongs to `publicKey`, from two of its shares or all three. Refusals: `too-few` – fewer than two ·
 * `same-share` – one of them twice · `other-key` – a share belongs to another key, by its fingerprint · `do-not-match` – they
 * give something, but not this key: they come from two different splits, or were changed. Of the five bits that X25519 does not
 * look at, others than before may come back: it is the same key.
 */
export async function combineShares(
  shares: readonly RecoveryShare[],
  publicKey: Bytes,
): Promise<Result<Bytes, 'too-few' | 'same-share' | 'other-key' | 'do-not-match'>> {
  if (shares.length < neededShares) return err('too-few')
  const fingerprint = await shortFingerprint(publicKey)
  if (shares.some((share) => share.fingerprint !== fingerprint)) return err('other-key')
  if (new Set(shares.map((share) => share.number)).size < shares.length) return err('same-share')
  // Two splits may put different numbers on the same point, which the library takes for one share given twice.
  if (new Set(shares.map((share) => share.part.at(-1))).size < shares.length) return err('do-not-match')
  const privateKey = new Uint8Array(await combine(shares.map((share) => share.part)))
  return (await belongTogether(privateKey, publicKey)) ? ok(privateKey) : err('do-not-match')
}
