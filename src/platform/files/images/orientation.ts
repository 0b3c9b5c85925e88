import { type Bytes, byteAt, bytesOf, four, fourBackwards, startsAt, two } from '../bytes-at.ts'

const orientationTag = 0x0112
const upright = 1
const entryBytes = 12

/**
 * How a picture must be turned to stand upright, 1 (it does) to 8, from the TIFF part of its EXIF. 1 for whatever cannot be
 * read. It is the only thing of EXIF that is kept.
 */
export function orientationIn(tiff: Bytes): number {
  const backwards = startsAt(tiff, 0, 'II*\u0000')
  if (!backwards && !startsAt(tiff, 0, 'MM\u0000*')) return upright
  const numberAt = (at: number) => (backwards ? byteAt(tiff, at) + byteAt(tiff, at + 1) * 256 : two(tiff, at))
  const directory = backwards ? fourBackwards(tiff, 4) : four(tiff, 4)
  const count = Math.min(numberAt(directory), Math.floor((tiff.length - directory) / entryBytes))
  for (let entry = 0; entry < count; entry += 1) {
    const at = directory + 2 + entry * entryBytes
    if (numberAt(at) !== orientationTag) continue
    const value = numberAt(at + 8)
    return value >= 1 && value <= 8 ? value : upright
  }
  return upright
}

/** The smallest TIFF part that says so and nothing else; no bytes when the picture stands upright. */
export const orientationOnly = (orientation: number): Bytes =>
  orientation === upright
    ? new Uint8Array(0)
    : bytesOf(`MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0${String.fromCharCode(orientation)}\0\0\0\0\0\0`)
