import { type Bytes, exactly, joined } from './bytes.ts'
import { hkdf } from './derive.ts'
import { keyBytes } from './key-pair.ts'
import { purposeBytes } from './purposes.ts'
import type { ReceiptCode } from './receipt-code.ts'

/** Of the part of a link that no server sees: 128 bits, so that the code alone opens nothing. */
export const linkSecretBytes = 16
const proofBytes = 16

/** What a link and a code open together. */
export interface LinkAndCodeKeys {
  /** 16 bytes by which somebody shows that they have both; the server keeps only their SHA-256. */
  proof: Bytes
  /** 32 bytes: the key to what was sealed. */
  key: Bytes
}

/**
 * Derived with HKDF-SHA256 from both, one label for each; from the proof nothing follows about the key. Nothing is stretched: neither is chosen by a person, and together they
 * are 208 random bits. @throws RangeError for a link secret of another length.
 */
export async function linkAndCodeKeys(linkSecret: Bytes, code: ReceiptCode): Promise<LinkAndCodeKeys> {
  const both = joined(exactly(linkSecretBytes, linkSecret, 'the secret of a link'), code)
  const noSalt = new Uint8Array(0)
  return {
    proof: await hkdf(both, noSalt, purposeBytes('link-and-code-proof'), proofBytes),
    key: await hkdf(both, noSalt, purposeBytes('link-and-code-key'), keyBytes),
  }
}
