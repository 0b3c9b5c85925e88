import { HkdfSha256 } from '@hpke/core'
import { utf8 } from './bytes.ts'

type Input = ArrayBufferLike | ArrayBufferView

/** Of the key schedule of HPKE (RFC 9180, section 5.1): made of what everybody knows. */
const publicLabels = /* @__PURE__ */ new Set(['psk_id_hash', 'info_hash'])

/**
 * The HKDF-SHA256 of HPKE, which reckons once what is the same in every seal for one purpose: the hash of what it is for, that of no shared password, and the handle of that password. A change of the key
 * of an organisation seals and opens a hundred thousand times. What is secret, or follows from it, is never remembered.
 */
export class RememberingHkdf extends HkdfSha256 {
  readonly #hashes = new Map<string, Promise<ArrayBuffer>>()
  #noPassword: Promise<CryptoKey> | null = null

  override labeledExtract(salt: Input, label: Uint8Array, ikm: Uint8Array): Promise<ArrayBuffer> {
    const name = textOf(label)
    if (salt.byteLength > 0 || !publicLabels.has(name)) return super.labeledExtract(salt, label, ikm)
    const key = `${name} ${textOf(ikm)}`
    const known = this.#hashes.get(key) ?? super.labeledExtract(salt, label, ikm)
    this.#hashes.set(key, known)
    return known
  }

  override async extractAndExpand(salt: Input, ikm: Input, info: Input, length: number): Promise<ArrayBuffer> {
    const none = this.buildLabeledIkm(utf8('secret'), new Uint8Array(0))
    if (textOf(bytesOf(ikm)) !== textOf(none)) return super.extractAndExpand(salt, ikm, info, length)
    this.#noPassword ??= crypto.subtle.importKey('raw', new Uint8Array(none), 'HKDF', false, ['deriveBits'])
    const how = {
      name: 'HKDF',
      hash: 'SHA-256',
      salt: new Uint8Array(bytesOf(salt)),
      info: new Uint8Array(bytesOf(info)),
    }
    return crypto.subtle.deriveBits(how, await this.#noPassword, length * 8)
  }
}

const bytesOf = (input: Input): Uint8Array =>
  ArrayBuffer.isView(input) ? new Uint8Array(input.buffer, input.byteOffset, input.byteLength) : new Uint8Array(input)

const textOf = (bytes: Uint8Array): string => String.fromCharCode(...bytes)
