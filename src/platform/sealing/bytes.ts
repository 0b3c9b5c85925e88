/** Bytes with memory of their own, which is what WebCrypto takes. */
export type Bytes = Uint8Array<ArrayBuffer>

/** Where randomness comes from: gives `length` unpredictable bytes. In the product that is `crypto.getRandomValues`. */
export type Random = (length: number) => Uint8Array

/** Fresh bytes. @throws RangeError when the source gives another number of them. */
export function drawn(random: Random, length: number): Bytes {
  const bytes = new Uint8Array(random(length))
  if (bytes.length !== length) throw new RangeError(`asked for ${length} random bytes, got ${bytes.length}`)
  return bytes
}

export const utf8 = (text: string): Bytes => new TextEncoder().encode(text)

/** Two hexadecimal digits for each byte, in small letters. */
export const hexOf = (bytes: Uint8Array): string =>
  [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')

export function joined(...parts: readonly Uint8Array[]): Bytes {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

/** Four bytes, the largest first. `value`: 0 to 4,294,967,295. */
export function fourBytes(value: number): Bytes {
  const bytes = new Uint8Array(4)
  new DataView(bytes.buffer).setUint32(0, value)
  return bytes
}

/** The number that `fourBytes` wrote at `at`. @throws RangeError when fewer than four bytes are left. */
export const numberAt = (bytes: Bytes, at: number): number =>
  new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(at)

/** Each part after its length in four bytes: two different lists never give the same bytes. */
export const framed = (...parts: readonly Uint8Array[]): Bytes =>
  joined(...parts.flatMap((part) => [fourBytes(part.length), part]))

/** Whether both are the same. How long that takes depends on the lengths and not on what differs. */
export function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  let difference = a.length ^ b.length
  for (let at = 0; at < a.length; at += 1) difference |= (a[at] ?? 0) ^ (b[at] ?? 0)
  return difference === 0
}

/** The same bytes. @throws RangeError for another length: `what` says of what. */
export function exactly(length: number, bytes: Uint8Array, what: string): Bytes {
  if (bytes.length !== length) throw new RangeError(`${what} has ${length} bytes, not ${bytes.length}`)
  return new Uint8Array(bytes)
}
