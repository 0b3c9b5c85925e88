import { err, ok, type Result } from '#kernel/result.ts'
import { type Bytes, byteAt, joined, startsAt } from '../bytes-at.ts'
import { inOrder, type Removed, type Stripped } from '../clean-file-result.ts'
import { frameBytes, isMpegStart } from './mpeg-frame.ts'

const tagHeadBytes = 10

/** A recording of whole frames and nothing between them: no ID3, APE or Lyrics tags. Refusal: `damaged` – no frame. */
export function stripMp3(bytes: Bytes): Result<Stripped, 'damaged'> {
  const removed = new Set<Removed>()
  const frames: Bytes[] = []
  let at = 0
  while (at < bytes.length) {
    const length = frameBytes(bytes, at)
    if (length > 0 && at + length <= bytes.length) {
      frames.push(bytes.subarray(at, at + length))
      at += length
      continue
    }
    const next = behindOther(bytes, at)
    removed.add(isTag(bytes, at) ? 'tags' : next < bytes.length ? 'other-parts' : 'trailing-bytes')
    at = next
  }
  return frames.length === 0 ? err('damaged') : ok({ bytes: joined(frames), removed: inOrder(removed) })
}

const isTag = (bytes: Bytes, at: number) =>
  ['ID3', 'TAG', 'APETAGEX', 'LYRICSBEGIN'].some((sign) => startsAt(bytes, at, sign))

/** Where frames may begin again. A tag of ID3 says how long it is, in four times seven bits. */
function behindOther(bytes: Bytes, from: number): number {
  if (startsAt(bytes, from, 'ID3')) {
    const length = [6, 7, 8, 9].reduce((sum, at) => sum * 128 + (byteAt(bytes, from + at) & 127), 0)
    const footer = (byteAt(bytes, from + 5) & 0x10) === 0 ? 0 : tagHeadBytes
    return Math.min(from + tagHeadBytes + length + footer, bytes.length)
  }
  for (let at = bytes.indexOf(0xff, from + 1); at !== -1; at = bytes.indexOf(0xff, at + 1)) {
    if (isMpegStart(bytes, at)) return at
  }
  return bytes.length
}
