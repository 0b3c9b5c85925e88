import { type Bytes, utf8 } from './bytes.ts'

/**
 * What a key, a seal or a signature is for. Everything that is derived, sealed or signed here names exactly one of
 * these, so that nothing made for one purpose is ever taken for another.
 */
export type Purpose =
  | 'envelope-to-key'
  | 'envelope-under-case-key'
  | 'secret-to-key'
  | 'secret-under-passphrase'
  | 'secret-under-passkey'
  | 'receipt'
  | 'receipt-lookup'
  | 'receipt-private-key'
  | 'signature'
  | 'commitment'
  | 'link-and-code-proof'
  | 'link-and-code-key'
  | 'same-again'
  | 'freshened-key'

/** The bytes that stand for a purpose. The number is that of the formats: a new format gets a new one. */
export const purposeBytes = (purpose: Purpose): Bytes => utf8(`baken/sealing/1/${purpose}`)

/** Letters of ASCII only: other letters can be written in several ways, and half a letter of UTF-16 has no bytes at all. */
const name = /^[!-~]{1,120}$/

/**
 * The bytes of a name that is bound into a seal: an organisation, a case, a kind of message, the label of a signature.
 * @throws RangeError unless it has 1 to 120 visible letters, digits and signs of ASCII.
 */
export function nameBytes(text: string): Bytes {
  if (!name.test(text)) throw new RangeError(`"${text.slice(0, 130)}" is no name that can be bound into a seal`)
  return utf8(text)
}
