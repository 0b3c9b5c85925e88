/** Bytes with memory of their own. */
export type Bytes = Uint8Array<ArrayBuffer>

/** Behind the end there are zeros: who reads a length has compared it with what is there. */
export const byteAt = (bytes: Bytes, at: number): number => bytes[at] ?? 0

/** Two bytes, the largest first. */
export const two = (bytes: Bytes, at: number): number => byteAt(bytes, at) * 256 + byteAt(bytes, at + 1)

/** Three bytes, the smallest first. */
export const threeBackwards = (bytes: Bytes, at: number): number =>
  byteAt(bytes, at) + byteAt(bytes, at + 1) * 256 + byteAt(bytes, at + 2) * 65_536

/** Four bytes, the largest first. */
export const four = (bytes: Bytes, at: number): number => two(bytes, at) * 65_536 + two(bytes, at + 2)

/** Four bytes, the smallest first. */
export const fourBackwards = (bytes: Bytes, at: number): number =>
  threeBackwards(bytes, at) + byteAt(bytes, at + 3) * 16_777_216

/** Eight bytes, the largest first. Above 2⁵³ it is no longer exact, which no length of ours reaches. */
export const eight = (bytes: Bytes, at: number): number => four(bytes, at) * 4_294_967_296 + four(bytes, at + 4)

/** As many characters as there are bytes, each with the number of its byte. */
export const lettersAt = (bytes: Bytes, at: number, length: number): string =>
  String.fromCharCode(...bytes.subarray(at, at + length))

export const startsAt = (bytes: Bytes, at: number, letters: string): boolean =>
  lettersAt(bytes, at, letters.length) === letters

/** The bytes whose numbers are those of the characters. */
export function bytesOf(letters: string): Bytes {
  const bytes = new Uint8Array(letters.length)
  for (let at = 0; at < bytes.length; at += 1) bytes[at] = letters.charCodeAt(at)
  return bytes
}

export const asFour = (value: number): Bytes =>
  Uint8Array.of((value >>> 24) & 255, (value >>> 16) & 255, (value >>> 8) & 255, value & 255)

export const asFourBackwards = (value: number): Bytes => asFour(value).reverse()

export function joined(parts: readonly Uint8Array[]): Bytes {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
