import { timingSafeEqual } from 'node:crypto'
import { err, ok, type Result } from '#kernel/result.ts'
import { drawn, framed, utf8 } from '../sealing/bytes.ts'
import { bytesOf, charactersOf, grouped, readValues, valuesOf } from '../sealing/crockford.ts'
import { type Bytes, type Random, sha256 } from '../sealing/index.ts'
import { nameBytes } from '../sealing/purposes.ts'

export const recoveryCodeCount = 10
/** 80 bits, 16 characters: more than anybody can try, so a plain hash keeps them. */
const codeBytes = 10
const characters = 16
const groupSize = 4
const label = utf8('baken/credentials/1/recovery-code')

declare const recovery: unique symbol
/** One recovery code: 10 random bytes. */
export type RecoveryCode = Bytes & { readonly [recovery]: true }

const isCode = (bytes: Bytes): bytes is RecoveryCode => bytes.length === codeBytes

function codeOf(bytes: Bytes): RecoveryCode {
  if (!isCode(bytes)) throw new RangeError(`a recovery code has ${codeBytes} bytes, not ${bytes.length}`)
  return bytes
}

/** Ten codes, each for one use. They are shown once; their hashes take the place of every earlier one. */
export const newRecoveryCodes = (random: Random): readonly RecoveryCode[] =>
  Array.from({ length: recoveryCodeCount }, () => codeOf(drawn(random, codeBytes)))

/** In four groups of four: `7F3K-9C0M-…`. */
export const showRecoveryCode = (code: RecoveryCode): string => grouped(charactersOf(valuesOf(code)), groupSize, '-')

/** Reads what somebody types; as forgiving as `readValues` of sealing. Refusals: `unknown-character` · `wrong-length` – not 16 characters. */
export function readRecoveryCode(typed: string): Result<RecoveryCode, 'unknown-character' | 'wrong-length'> {
  const read = readValues(typed, characters)
  if (!read.ok) return read
  const bytes = bytesOf(read.value, codeBytes)
  return bytes === null ? err('wrong-length') : ok(codeOf(bytes))
}

/**
 * What is kept of a code: 32 bytes, SHA-256 under a label, for one person: the code of somebody else never fits, and whoever stole all hashes has to
 * guess for each person apart. `person`: 1 to 120 visible signs of ASCII. @throws RangeError for another.
 */
export const recoveryCodeHash = async (person: string, code: RecoveryCode): Promise<Bytes> =>
  sha256(framed(label, nameBytes(person), code))

/** Which of the kept hashes is that of this code; null: none. All of them are looked at, whichever it is. */
export async function matchingRecoveryCode(
  person: string,
  code: RecoveryCode,
  kept: readonly Uint8Array[],
): Promise<number | null> {
  const hash = await recoveryCodeHash(person, code)
  const places = kept.map((one, at) => (one.length === hash.length && timingSafeEqual(one, hash) ? at : -1))
  const place = Math.max(-1, ...places)
  return place < 0 ? null : place
}
