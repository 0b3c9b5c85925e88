import { err, ok, type Result } from '#kernel/result.ts'
import { type Bytes, fourBytes, numberAt } from './bytes.ts'

const kibibyte = 1024
/** Photographs of a phone are larger than this; everything smaller looks alike. */
const smallestFile = 64 * kibibyte
/** What a phone can seal in one piece without running out of memory. */
const largestFile = 16 * 1024 * kibibyte
const lengthBytes = 4

const powersOfTwo = (from: number, to: number): number[] => (from > to ? [] : [from, ...powersOfTwo(from * 2, to)])

/** What is padded: words that somebody wrote, or a file that was added. */
export type Padding = 'text' | 'file'

/** The sizes in bytes that padded content can have, and no other. Only which one it is can be seen from outside. */
export const paddedSizes: Readonly<Record<Padding, readonly number[]>> = {
  text: [4 * kibibyte, 16 * kibibyte, 64 * kibibyte],
  file: powersOfTwo(smallestFile, largestFile),
}

const sizeFor = (length: number, padding: Padding) =>
  paddedSizes[padding].find((size) => length + lengthBytes <= size) ?? null

/** The most bytes of content that fit. */
export const mostBytes = (padding: Padding): number => Math.max(...paddedSizes[padding]) - lengthBytes

/**
 * The length of `content` in four bytes, `content`, and zeros up to the smallest size of `paddedSizes` that holds it.
 * Refusal: `too-large` – more than `mostBytes`.
 */
export function padded(content: Bytes, padding: Padding): Result<Bytes, 'too-large'> {
  const size = sizeFor(content.length, padding)
  if (size === null) return err('too-large')
  const bytes = new Uint8Array(size)
  bytes.set(fourBytes(content.length))
  bytes.set(content, lengthBytes)
  return ok(bytes)
}

/**
 * The content again. Every content has exactly one padded form; everything else is refused as `malformed`: a size that is
 * none, a length that does not fit or would have fitted in a smaller size, anything but zeros behind the content.
 */
export function unpadded(bytes: Bytes, padding: Padding): Result<Bytes, 'malformed'> {
  if (!paddedSizes[padding].includes(bytes.length)) return err('malformed')
  const length = numberAt(bytes, 0)
  if (sizeFor(length, padding) !== bytes.length) return err('malformed')
  const end = lengthBytes + length
  return bytes.subarray(end).every((byte) => byte === 0) ? ok(bytes.slice(lengthBytes, end)) : err('malformed')
}
