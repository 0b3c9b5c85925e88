import { err, ok, type Result } from '#kernel/result.ts'
import { type Bytes, four, lettersAt } from './bytes-at.ts'
import {
  type CleanFile,
  type FileKind,
  type FileRefusal,
  mostPixels,
  type Removed,
  type Stripped,
  typeOf,
} from './clean-file-result.ts'
import { stripGif } from './images/strip-gif.ts'
import { stripJpeg } from './images/strip-jpeg.ts'
import { stripPng } from './images/strip-png.ts'
import { stripWebp } from './images/strip-webp.ts'
import { recognise } from './recognise.ts'

export type ImageKind = Extract<FileKind, 'jpeg' | 'png' | 'webp' | 'gif' | 'heic' | 'avif'>

/**
 * Draws a picture anew from its dots, upright. Refusals: `not-decodable` – this browser or server cannot read it ·
 * `too-many-pixels` · `too-large` – drawn anew it is more than `mostFileBytes`.
 */
export type Redraw = (
  bytes: Bytes,
  kind: ImageKind,
) => Promise<Result<{ bytes: Bytes; type: string }, 'not-decodable' | 'too-many-pixels' | 'too-large'>>

export interface Drawing {
  redraw: Redraw
  /** `every`: pictures whose parts are cleaned are drawn anew too. `others`: only those whose parts we do not know. */
  which: 'every' | 'others'
}

const stripImage = { jpeg: stripJpeg, png: stripPng, webp: stripWebp, gif: stripGif }

/**
 * A file with nothing along that it was not sent for: no place, camera, author, program, time or tag, and nothing that acts by
 * itself. What it shows and says stays: a name in a document is still there. Cleaning twice gives the same bytes as once, but
 * for pictures that are drawn anew. Refusals: those of `FileRefusal`. Never throws for what a file holds.
 */
export async function cleanFile(bytes: Bytes, drawing: Drawing): Promise<Result<CleanFile, FileRefusal>> {
  const kind = recognise(bytes)
  if (!kind.ok) return kind
  switch (kind.value) {
    case 'jpeg':
    case 'png':
    case 'webp':
    case 'gif':
      return cleanPicture(kind.value, stripImage[kind.value](bytes), drawing)
    case 'heic':
    case 'avif':
      return hasTooManyPixels(bytes) ? err('too-many-pixels') : redrawn(kind.value, bytes, ['other-parts'], drawing)
    case 'pdf': {
      const { stripPdf } = await import('./pdf/strip-pdf.ts')
      return stripped(kind.value, stripPdf(bytes))
    }
    default: {
      const { stripAudio } = await import('./audio/strip-audio.ts')
      return stripped(kind.value, stripAudio[kind.value](bytes))
    }
  }
}

/**
 * A file as it came, for a person who was warned and chose to send it so: after `uncleanable` and nothing else. It is still
 * one of the kinds, and not too large.
 */
export function asItIs(bytes: Bytes): Result<CleanFile, FileRefusal> {
  const kind = recognise(bytes)
  return kind.ok ? ok({ type: typeOf[kind.value], bytes, cleaned: 'kept-as-is', removed: [] }) : kind
}

function stripped(kind: FileKind, result: Result<Stripped, FileRefusal>): Result<CleanFile, FileRefusal> {
  return result.ok ? ok({ type: typeOf[kind], ...result.value, cleaned: 'stripped' }) : result
}

async function cleanPicture(
  kind: ImageKind,
  result: Result<Stripped, FileRefusal>,
  drawing: Drawing,
): Promise<Result<CleanFile, FileRefusal>> {
  if (!result.ok || drawing.which === 'others') return stripped(kind, result)
  const drawn = await redrawn(kind, result.value.bytes, result.value.removed, drawing)
  return !drawn.ok && drawn.error === 'not-decodable' ? err('damaged') : drawn
}

async function redrawn(
  kind: ImageKind,
  bytes: Bytes,
  removed: readonly Removed[],
  { redraw }: Drawing,
): Promise<Result<CleanFile, FileRefusal>> {
  const drawn = await redraw(bytes, kind)
  return drawn.ok ? ok({ ...drawn.value, cleaned: 're-encoded', removed }) : drawn
}

const sizesWithin = 65_536

/** What HEIC and AVIF say of their sides stands in small boxes near the start, before anything is drawn. */
function hasTooManyPixels(bytes: Bytes): boolean {
  const end = Math.min(bytes.length, sizesWithin) - 16
  for (let at = bytes.indexOf(0x69); at !== -1 && at < end; at = bytes.indexOf(0x69, at + 1)) {
    if (lettersAt(bytes, at, 4) !== 'ispe') continue
    if (four(bytes, at + 8) * four(bytes, at + 12) > mostPixels) return true
  }
  return false
}
