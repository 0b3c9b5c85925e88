import { asFourBackwards, type Bytes, bytesOf, fourBackwards, joined, lettersAt } from './bytes-at.ts'

/** A part of a RIFF file (WebP, WAV): four letters and what it holds. */
export interface Chunk {
  name: string
  content: Bytes
}

export const asChunk = (name: string, content: Bytes): Bytes =>
  joined([bytesOf(name), asFourBackwards(content.length), content, new Uint8Array(content.length % 2)])

/** `null` when one does not fit in what is there. An odd one at the end may lack the byte that makes it even. */
export function chunksIn(bytes: Bytes): Chunk[] | null {
  const chunks: Chunk[] = []
  let at = 0
  while (at + 8 <= bytes.length) {
    const length = fourBackwards(bytes, at + 4)
    if (at + 8 + length > bytes.length) return null
    chunks.push({ name: lettersAt(bytes, at, 4), content: bytes.subarray(at + 8, at + 8 + length) })
    at += 8 + length + (length % 2)
  }
  return chunks
}
