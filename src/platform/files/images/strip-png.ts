import { err, ok, type Result } from '#kernel/result.ts'
import { asFour, type Bytes, byteAt, bytesOf, four, joined, lettersAt } from '../bytes-at.ts'
import { inOrder, mostFramePixels, mostFrames, mostPixels, type Removed, type Stripped } from '../clean-file-result.ts'
import { orientationIn, orientationOnly } from './orientation.ts'

const headBytes = 8
/** Length, name and check of a chunk. */
const aroundBytes = 12

/** What is kept, and how long each may be. */
const lengths: Readonly<Record<string, (length: number) => boolean>> = {
  IHDR: (length) => length === 13,
  PLTE: (length) => length > 0 && length <= 768 && length % 3 === 0,
  tRNS: (length) => length <= 256,
  sBIT: (length) => length <= 4,
  bKGD: (length) => length <= 6,
  gAMA: (length) => length === 4,
  cHRM: (length) => length === 32,
  sRGB: (length) => length === 1,
  acTL: (length) => length === 8,
  fcTL: (length) => length === 26,
  fdAT: (length) => length > 4,
  IDAT: () => true,
  IEND: (length) => length === 0,
}

const removedBy: Readonly<Record<string, Removed>> = {
  eXIf: 'exif',
  iCCP: 'colour-profile',
  tEXt: 'comments',
  zTXt: 'comments',
  iTXt: 'comments',
  tIME: 'times',
}

export type PngRefusal = 'damaged' | 'too-many-pixels' | 'too-much-inside'

interface Picture {
  parts: Bytes[]
  /** As the first EXIF says. `null`: none has been found yet. */
  orientation: number | null
  hasData: boolean
  frames: number
  framePixels: number
  removed: Set<Removed>
}

/**
 * A picture with only what draws it. Gone are texts, times, EXIF but how it is turned, colour profiles (which name the screen
 * of a screenshot), chunks of programs and what stands behind the end, where an older and larger picture may still be.
 * Refusals: `damaged` – also when a check does not fit – `too-many-pixels`, `too-much-inside` – too many moving frames.
 */
export function stripPng(bytes: Bytes): Result<Stripped, PngRefusal> {
  const found: Picture = {
    parts: [bytes.slice(0, headBytes)],
    orientation: null,
    hasData: false,
    frames: 0,
    framePixels: 0,
    removed: new Set(),
  }
  let at = headBytes
  let name = ''
  while (name !== 'IEND') {
    const length = four(bytes, at)
    const end = at + aroundBytes + length
    if (end > bytes.length) return err('damaged')
    name = lettersAt(bytes, at + 4, 4)
    const fault = (name === 'IHDR') !== (at === headBytes) ? 'damaged' : takeChunk(bytes.subarray(at, end), name, found)
    if (fault !== null) return err(fault)
    at = end
  }
  if (!found.hasData) return err('damaged')
  if (at < bytes.length) found.removed.add('trailing-bytes')
  return ok({ bytes: rebuilt(found), removed: inOrder(found.removed) })
}

/** How it is turned stands behind the head, where readers look for it. */
function rebuilt({ parts, orientation }: Picture): Bytes {
  const tiff = orientationOnly(orientation ?? 1)
  if (tiff.length === 0) return joined(parts)
  const content = joined([bytesOf('eXIf'), tiff])
  const chunk = joined([asFour(tiff.length), content, asFour(checkOf(content))])
  return joined([...parts.slice(0, 2), chunk, ...parts.slice(2)])
}

function takeChunk(chunk: Bytes, name: string, found: Picture): PngRefusal | null {
  const fits = lengths[name]
  if (!fits) {
    leaveOut(chunk, name, found)
    return null
  }
  if (!fits(chunk.length - aroundBytes)) return 'damaged'
  if (checkOf(chunk.subarray(4, -4)) !== four(chunk, chunk.length - 4)) return 'damaged'
  found.parts.push(chunk)
  if (name === 'IDAT') found.hasData = true
  if (name === 'IHDR') return sizeFault(four(chunk, 8) * four(chunk, 12))
  return name === 'fcTL' ? frameFault(chunk, found) : null
}

function leaveOut(chunk: Bytes, name: string, found: Picture): void {
  const tiff = name === 'eXIf' ? chunk.slice(8, -4) : null
  const orientation = tiff ? orientationIn(tiff) : 1
  // Readers that draw from the first dot on do not look behind the last.
  if (tiff && !found.hasData) found.orientation ??= orientation
  const isOnly = tiff !== null && lettersAt(tiff, 0, 100) === lettersAt(orientationOnly(orientation), 0, 100)
  if (!isOnly) found.removed.add(removedBy[name] ?? 'other-parts')
}

const sizeFault = (pixels: number) => (pixels === 0 ? 'damaged' : pixels > mostPixels ? 'too-many-pixels' : null)

function frameFault(chunk: Bytes, found: Picture): PngRefusal | null {
  found.frames += 1
  found.framePixels += four(chunk, 12) * four(chunk, 16)
  return found.frames > mostFrames || found.framePixels > mostFramePixels ? 'too-much-inside' : null
}

const table = Uint32Array.from({ length: 256 }, (_, start) => {
  let value = start
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1
  return value
})

/** CRC-32 as PNG has it, over the name and content of a chunk. */
export function checkOf(bytes: Bytes): number {
  let value = 0xffffffff
  for (let at = 0; at < bytes.length; at += 1) value = (table[(value ^ byteAt(bytes, at)) & 255] ?? 0) ^ (value >>> 8)
  return (value ^ 0xffffffff) >>> 0
}
