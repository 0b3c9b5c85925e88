import { err, ok, type Result } from '#kernel/result.ts'
import { isMpegStart } from './audio/mpeg-frame.ts'
import { type Bytes, bytesOf, four, lettersAt, startsAt } from './bytes-at.ts'
import { type FileKind, mostFileBytes } from './clean-file-result.ts'

const heic = /^(heic|heix|heim|heis|hevc|hevx|hevm|hevs|mif1|msf1)$/
const avif = /^avi[fs]$/
/** A header of PDF may stand this far from the start, says the standard; mail programs and old servers put things before it. */
const pdfHeaderWithin = 1_024

/**
 * What kind of file it is, by its first bytes. Whether the rest is like it is for who cleans it. Refusals: `empty`,
 * `too-large`, `not-a-kind`.
 */
export function recognise(bytes: Bytes): Result<FileKind, 'empty' | 'too-large' | 'not-a-kind'> {
  if (bytes.length === 0) return err('empty')
  if (bytes.length > mostFileBytes) return err('too-large')
  const kind = byFirstBytes(bytes)
  return kind === null ? err('not-a-kind') : ok(kind)
}

const signs: readonly (readonly [string, FileKind])[] = [
  ['\u00ff\u00d8\u00ff', 'jpeg'],
  ['\u0089PNG\r\n\u001a\n', 'png'],
  ['GIF87a', 'gif'],
  ['GIF89a', 'gif'],
  ['OggS', 'ogg'],
  ['#!AMR', 'amr'],
  ['\u001a\u0045\u00df\u00a3', 'webm'],
  ['ID3', 'mp3'],
  ['%PDF-', 'pdf'],
]

function byFirstBytes(bytes: Bytes): FileKind | null {
  const sign = signs.find(([letters]) => startsAt(bytes, 0, letters))
  if (sign) return sign[1]
  if (startsAt(bytes, 0, 'RIFF')) return riffKind(lettersAt(bytes, 8, 4))
  if (startsAt(bytes, 4, 'ftyp')) return brandKind(bytes)
  if (isMpegStart(bytes, 0)) return 'mp3'
  return hasLatePdfHeader(bytes) ? 'pdf' : null
}

const riffKind = (form: string): FileKind | null => (form === 'WEBP' ? 'webp' : form === 'WAVE' ? 'wav' : null)

function brandKind(bytes: Bytes): FileKind {
  const end = Math.min(four(bytes, 0), bytes.length, 256)
  const brands = [lettersAt(bytes, 8, 4)]
  for (let at = 16; at + 4 <= end; at += 4) brands.push(lettersAt(bytes, at, 4))
  if (brands.some((brand) => avif.test(brand))) return 'avif'
  return brands.some((brand) => heic.test(brand)) ? 'heic' : 'mp4'
}

function hasLatePdfHeader(bytes: Bytes): boolean {
  const [percent = 0] = bytesOf('%')
  for (let at = bytes.indexOf(percent); at !== -1 && at < pdfHeaderWithin; at = bytes.indexOf(percent, at + 1)) {
    if (startsAt(bytes, at, '%PDF-')) return true
  }
  return false
}
