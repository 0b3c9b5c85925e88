import { err, ok, type Result } from '#kernel/result.ts'
import { type Bytes, drawn, type Random } from './bytes.ts'
import { bytesOf, charactersOf, checkedValues, checksOf, grouped, readValues, valuesOf } from './crockford.ts'
import { hkdf, pbkdf2 } from './derive.ts'
import { keyBytes } from './key-pair.ts'
import { purposeBytes } from './purposes.ts'

/** 80 bits: 16 characters, as much as people copy without a mistake and more than anybody can try. */
const codeBytes = 10
const checks = 2
const characters = 18
const groupSize = 3
/** 128 bits: no two receipts share one, and it tells nothing about the code. */
const lookupBytes = 16

declare const receipt: unique symbol
/** What is on a receipt, without its checks: 10 random bytes. Whoever has it can read and answer as the reporter. */
export type ReceiptCode = Bytes & { readonly [receipt]: true }

const isCode = (bytes: Bytes): bytes is ReceiptCode => bytes.length === codeBytes

function codeOf(bytes: Bytes): ReceiptCode {
  if (!isCode(bytes)) throw new RangeError(`a receipt has ${codeBytes} bytes, not ${bytes.length}`)
  return bytes
}

export const newReceiptCode = (random: Random): ReceiptCode => codeOf(drawn(random, codeBytes))

/** 16 characters and 2 that check them, in 6 groups of 3: `7F3 K9C …`. */
export function showReceiptCode(code: ReceiptCode): string {
  const values = valuesOf(code)
  return grouped(charactersOf([...values, ...checksOf(values, checks)]), groupSize, ' ')
}

/**
 * Reads a receipt that somebody types; as forgiving as `readValues`. Refusals: `unknown-character` · `wrong-length` · `mistyped`
 * – the check characters do not fit: every one or two wrong characters and every swap of two are found.
 */
export function readReceiptCode(typed: string): Result<ReceiptCode, 'unknown-character' | 'wrong-length' | 'mistyped'> {
  const read = readValues(typed, characters)
  if (!read.ok) return read
  const values = checkedValues(read.value, checks)
  const bytes = values === null ? null : bytesOf(values, codeBytes)
  return bytes === null ? err('mistyped') : ok(codeOf(bytes))
}

/** What the code of a receipt opens. */
export interface ReceiptKeys {
  /** 16 bytes by which the server finds the case; it keeps only their SHA-256. */
  lookupId: Bytes
  /** 32 bytes, the reporter's private key for X25519. It never leaves the browser where there is JavaScript. */
  privateKey: Bytes
}

/**
 * Rounds between a code and its keys: a tenth of a second on a desktop machine, half a second or more on an old phone, and as
 * much for each guess of whoever stole the database. Who changes it makes a new version of receipts.
 */
const rounds = 600_000

/**
 * Stretched with PBKDF2, and derived from that with HKDF-SHA256, one label for each: from one nothing follows about the
 * other, or about the code. A server that does this for many at once must keep them waiting in a line.
 */
export async function receiptKeys(code: ReceiptCode): Promise<ReceiptKeys> {
  const noSalt = new Uint8Array(0)
  const stretched = await pbkdf2(code, purposeBytes('receipt'), rounds, keyBytes)
  return {
    lookupId: await hkdf(stretched, noSalt, purposeBytes('receipt-lookup'), lookupBytes),
    privateKey: await hkdf(stretched, noSalt, purposeBytes('receipt-private-key'), keyBytes),
  }
}
