import { type Bytes, hexOf } from './bytes.ts'
import { sha256 } from './derive.ts'

const groups = 6
const bytesPerGroup = 5
const digitsPerGroup = 5

/** Five bytes as one number, reduced to five digits: 40 bits for 100,000 values leave no value likelier that anybody could notice. */
function digits(bytes: Bytes): string {
  const value = bytes.reduce((sum, byte) => sum * 256 + byte, 0)
  return String(value % 10 ** digitsPerGroup).padStart(digitsPerGroup, '0')
}

/**
 * A public key as two people read it to each other over the telephone: 6 groups of 5 digits, from SHA-256 of its bytes.
 * Digits, because people who share no language share them.
 *
 * It is for the attack in which somebody between them, the server included, gives each of them a key of their own. To pass, that
 * key must have the same 30 digits: 99.6 bits, some 10³⁰ tries. Who compares only the first and last group leaves 33 bits,
 * an evening of work: all six are read.
 */
export async function spokenFingerprint(publicKey: Bytes): Promise<string> {
  const hash = await sha256(publicKey)
  return Array.from({ length: groups }, (_, at) =>
    digits(hash.slice(at * bytesPerGroup, (at + 1) * bytesPerGroup)),
  ).join(' ')
}

/**
 * The first 32 bits of the same hash as 8 hexadecimal digits: enough to see which key a paper belongs to, far too few to
 * trust a key by.
 */
export const shortFingerprint = async (publicKey: Bytes): Promise<string> =>
  hexOf((await sha256(publicKey)).slice(0, 4)).toUpperCase()
