import { Inflate, Unzlib } from 'fflate'
import { type Bytes, byteAt, joined } from '../bytes-at.ts'

/** How much may still come out of what is packed. Below 0: more than `mostUnpacked`. */
export interface Room {
  bytesLeft: number
}

export const mostUnpacked = 64 * 1024 * 1024

/** So small that what one piece becomes, a thousand times as much, is still bearable. */
const pieceBytes = 4_096

class NoRoom extends Error {}

/**
 * What was packed with zlib, as far as it goes: a damaged end is no reason to lose the beginning. `keep` false: only counts,
 * and gives no bytes. `null` when there is no room for it.
 */
export function unpacked(data: Bytes, room: Room, keep: boolean): Bytes | null {
  const parts: Uint8Array[] = []
  const take = (part: Uint8Array) => {
    room.bytesLeft -= part.length
    if (room.bytesLeft < 0) throw new NoRoom()
    if (keep) parts.push(part)
  }
  const hasHead = (byteAt(data, 0) & 15) === 8 && (byteAt(data, 0) * 256 + byteAt(data, 1)) % 31 === 0
  const stream = hasHead ? new Unzlib(take) : new Inflate(take)
  try {
    for (let at = 0; at < data.length; at += pieceBytes) {
      stream.push(data.subarray(at, at + pieceBytes), at + pieceBytes >= data.length)
    }
  } catch (error) {
    if (error instanceof NoRoom) return null
  }
  return joined(parts)
}

/** How many bytes come out of what was packed with LZW as PDF has it. Only counts. */
export function lzwLength(data: Bytes): number {
  const clear = 256
  const stop = 257
  let lengths: number[] = []
  let before = 0
  let total = 0
  let width = 9
  for (let bit = 0; bit + width <= data.length * 8; ) {
    const code = bitsAt(data, bit, width)
    bit += width
    if (code === stop) return total
    if (code === clear) {
      lengths = []
      before = 0
      width = 9
      continue
    }
    const length = code < clear ? 1 : (lengths[code - 258] ?? before + 1)
    if (before > 0 && lengths.length < 4_096 - 258) lengths.push(before + 1)
    total += length
    before = length
    width = Math.min(12, Math.max(9, 32 - Math.clz32(lengths.length + 259)))
  }
  return total
}

function bitsAt(data: Bytes, bit: number, width: number): number {
  const at = bit >> 3
  const three = byteAt(data, at) * 65_536 + byteAt(data, at + 1) * 256 + byteAt(data, at + 2)
  return (three >> (24 - (bit & 7) - width)) & (2 ** width - 1)
}

/** The bytes that were written as letters: ASCII85 and hexadecimal. Signs that do not belong are passed over. */
export function fromLetters(data: Bytes, filter: 'ASCII85Decode' | 'ASCIIHexDecode'): Bytes {
  return filter === 'ASCIIHexDecode' ? fromHexadecimal(data) : fromBase85(data)
}

function fromHexadecimal(data: Bytes): Bytes {
  const letters = new TextDecoder().decode(data).split('>')[0] ?? ''
  const digits = letters.replace(/[^0-9A-Fa-f]/g, '')
  return Uint8Array.from(digits.match(/.{1,2}/g) ?? [], (pair) => Number.parseInt(pair.padEnd(2, '0'), 16))
}

const zero = 0x7a
const end = 0x7e

/** Five signs are four bytes; `z` alone is four zeros; at the end fewer signs are one byte less than they are. */
function fromBase85(data: Bytes): Bytes {
  const zeros = data.reduce((sum, letter) => (letter === zero ? sum + 1 : sum), 0)
  const bytes = new Uint8Array(Math.ceil((data.length * 4) / 5) + 4 * (zeros + 1))
  let filled = 0
  let value = 0
  let signs = 0
  const take = (count: number) => {
    for (let at = 0; at < count; at += 1) bytes[filled + at] = value / 256 ** (3 - at)
    filled += count
    value = 0
    signs = 0
  }
  for (const letter of data) {
    if (letter === end) break
    if (letter === zero && signs === 0) take(4)
    if (letter < 0x21 || letter > 0x75) continue
    value = value * 85 + letter - 0x21
    signs += 1
    if (signs === 5) take(4)
  }
  if (signs > 1) {
    const count = signs - 1
    for (; signs < 5; signs += 1) value = value * 85 + 84
    take(count)
  }
  return bytes.slice(0, filled)
}
