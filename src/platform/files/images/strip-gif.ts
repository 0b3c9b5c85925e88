import { err, ok, type Result } from '#kernel/result.ts'
import { type Bytes, byteAt, joined, startsAt } from '../bytes-at.ts'
import { inOrder, mostFramePixels, mostFrames, mostPixels, type Removed, type Stripped } from '../clean-file-result.ts'

const extension = 0x21
const frame = 0x2c
const end = 0x3b
const graphicControl = 0xf9
const plainText = 0x01
const comment = 0xfe
const screenBytes = 13
const frameHeadBytes = 10
/** How often a moving picture starts anew: the one thing of a program that is kept. */
const loops = ['NETSCAPE2.0', 'ANIMEXTS1.0']

export type GifRefusal = 'damaged' | 'too-many-pixels' | 'too-much-inside'

interface Moving {
  parts: Bytes[]
  frames: number
  framePixels: number
  removed: Set<Removed>
}

/**
 * A picture, moving or not, with only what draws it. Gone are comments, what programs added (XMP among it), texts that no
 * browser shows, and what stands behind the end. One that was cut short is ended. Refusals: `damaged`, `too-many-pixels`,
 * `too-much-inside` – too many moving frames.
 */
export function stripGif(bytes: Bytes): Result<Stripped, GifRefusal> {
  let at = screenBytes + colourBytes(byteAt(bytes, 10))
  const found: Moving = { parts: [bytes.slice(0, at)], frames: 0, framePixels: 0, removed: new Set() }
  if (side(bytes, 6) * side(bytes, 8) > mostPixels) return err('too-many-pixels')
  while (at < bytes.length && byteAt(bytes, at) !== end) {
    const next = takeBlock(bytes, at, found)
    if (typeof next === 'string') return err(next)
    at = next
  }
  if (found.frames === 0) return err('damaged')
  if (at + 1 < bytes.length) found.removed.add('trailing-bytes')
  return ok({ bytes: joined([...found.parts, Uint8Array.of(end)]), removed: inOrder(found.removed) })
}

const side = (bytes: Bytes, at: number) => byteAt(bytes, at) + byteAt(bytes, at + 1) * 256

const colourBytes = (flags: number) => ((flags & 0x80) === 0 ? 0 : 3 * 2 ** ((flags & 7) + 1))

function takeBlock(bytes: Bytes, at: number, found: Moving): number | GifRefusal {
  const sort = byteAt(bytes, at)
  const headEnd = sort === frame ? at + frameHeadBytes + colourBytes(byteAt(bytes, at + 9)) + 1 : at + 2
  if (sort !== frame && sort !== extension) return 'damaged'
  const next = behindPieces(bytes, headEnd)
  if (next === null) return found.frames > 0 ? bytes.length : 'damaged'
  if (sort === extension && !isKept(bytes, at)) {
    found.removed.add(byteAt(bytes, at + 1) === comment ? 'comments' : 'other-parts')
    return next
  }
  found.parts.push(bytes.slice(at, next))
  return sort === frame ? (frameFault(bytes, at, found) ?? next) : next
}

function isKept(bytes: Bytes, at: number): boolean {
  const label = byteAt(bytes, at + 1)
  if (label === graphicControl) return byteAt(bytes, at + 2) === 4 && byteAt(bytes, at + 7) === 0
  if (label === plainText || label === comment) return false
  const isLoop = loops.some((name) => startsAt(bytes, at + 3, name))
  return isLoop && byteAt(bytes, at + 2) === 11 && byteAt(bytes, at + 14) === 3 && byteAt(bytes, at + 18) === 0
}

/** Pieces with their length before each, and a zero behind the last. `null` when they run over the end. */
function behindPieces(bytes: Bytes, from: number): number | null {
  let at = from
  while (at < bytes.length) {
    const length = byteAt(bytes, at)
    at += 1 + length
    if (length === 0) return at
  }
  return null
}

function frameFault(bytes: Bytes, at: number, found: Moving): GifRefusal | null {
  const pixels = side(bytes, at + 5) * side(bytes, at + 7)
  found.frames += 1
  found.framePixels += pixels
  if (pixels > mostPixels) return 'too-many-pixels'
  return found.frames > mostFrames || found.framePixels > mostFramePixels ? 'too-much-inside' : null
}
