import type { Bytes } from './bytes-at.ts'

/** What a file is, by its content. Its name is never looked at. */
export type FileKind =
  | 'jpeg'
  | 'png'
  | 'webp'
  | 'gif'
  | 'heic'
  | 'avif'
  | 'pdf'
  | 'mp3'
  | 'mp4'
  | 'ogg'
  | 'wav'
  | 'amr'
  | 'webm'

export const typeOf: Readonly<Record<FileKind, string>> = {
  jpeg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
  gif: 'image/gif',
  heic: 'image/heic',
  avif: 'image/avif',
  pdf: 'application/pdf',
  mp3: 'audio/mpeg',
  mp4: 'audio/mp4',
  ogg: 'audio/ogg',
  wav: 'audio/wav',
  amr: 'audio/amr',
  webm: 'audio/webm',
}

const endings: Partial<Record<FileKind, string>> = { jpeg: 'jpg', mp4: 'm4a' }

/** What stands behind the name of a saved file of this type, so that a device knows what opens it; null: it is none of the types that are kept. */
export function endingOf(type: string): string | null {
  const kind = (Object.keys(typeOf) as FileKind[]).find((one) => typeOf[one] === type)
  return kind === undefined ? null : (endings[kind] ?? kind)
}

/**
 * Why a file is not taken. `empty` – no bytes · `too-large` – more than `mostFileBytes` · `not-a-kind` – nothing of
 * `FileKind` · `video` – a film, or a recording with pictures in it · `damaged` – it says what it is and is not built like
 * it · `too-many-pixels` – more than `mostPixels` · `too-much-inside` – small outside, and larger within than a phone can
 * take: a bomb · `hostile` – built as no program builds it, to mislead or choke who opens it, or with scripts or
 * files in it that cannot be taken out · `encrypted-pdf` – a PDF with
 * a password or a lock · `not-decodable` – a photograph in a form (HEIC, AVIF) that this browser or server cannot read:
 * another form must be chosen · `uncleanable` – nothing is wrong with it, but what else it carries cannot be taken out: the
 * person may choose to send it all the same (`asItIs`).
 */
export type FileRefusal =
  | 'empty'
  | 'too-large'
  | 'not-a-kind'
  | 'video'
  | 'damaged'
  | 'too-many-pixels'
  | 'too-much-inside'
  | 'hostile'
  | 'encrypted-pdf'
  | 'not-decodable'
  | 'uncleanable'

/** What was taken out of a file, or made unreadable in it. */
export type Removed =
  | 'exif'
  | 'xmp'
  | 'iptc'
  | 'colour-profile'
  | 'thumbnail'
  | 'comments'
  | 'tags'
  | 'times'
  | 'names'
  | 'other-parts'
  | 'other-tracks'
  | 'trailing-bytes'
  | 'leading-bytes'
  | 'document-info'
  | 'scripts'
  | 'actions'
  | 'launch'
  | 'embedded-files'
  | 'form-fields'
  | 'external-references'
  | 'annotations'
  | 'signatures'
  | 'earlier-versions'
  | 'outline'
  | 'reading-order'

/** A file without what it carried along. `removed` has each code once, in alphabetical order. */
export interface Stripped {
  bytes: Bytes
  removed: readonly Removed[]
}

export interface CleanFile extends Stripped {
  /** The media type of `bytes`, which after drawing anew can be another than it was. */
  type: string
  cleaned: 'stripped' | 're-encoded' | 'kept-as-is'
}

export const mostFileBytes = 10 * 1024 * 1024

/** Twice what a good phone makes: 256 MiB of memory when drawn. */
export const mostPixels = 67_108_864

/** All frames of a moving picture together. */
export const mostFramePixels = 4 * mostPixels

export const mostFrames = 2_000

export const inOrder = (codes: Iterable<Removed>): Removed[] => [...new Set(codes)].sort()
