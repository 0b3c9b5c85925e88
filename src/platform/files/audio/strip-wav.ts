import { err, ok, type Result } from '#kernel/result.ts'
import { asFourBackwards, type Bytes, bytesOf, fourBackwards, joined, lettersAt } from '../bytes-at.ts'
import { inOrder, type Removed, type Stripped } from '../clean-file-result.ts'
import { asChunk, type Chunk } from '../riff.ts'

const formatLengths = [16, 18, 40]

/**
 * A recording with its form and its sound. Gone are lists of tags, notes of broadcasters and every other chunk, and what
 * stands behind the end. A recorder that was switched off in the middle left the length of the sound open: it goes to the
 * end. Refusal: `damaged` – no sound, or no form before it.
 */
export function stripWav(bytes: Bytes): Result<Stripped, 'damaged'> {
  const removed = new Set<Removed>()
  const kept: Chunk[] = []
  let at = 12
  while (at + 8 <= bytes.length && kept.at(-1)?.name !== 'data') {
    const [name, length] = [lettersAt(bytes, at, 4), fourBackwards(bytes, at + 4)]
    const content = bytes.subarray(at + 8, at + 8 + length)
    if (name !== 'data' && content.length < length) return err('damaged')
    if (isKept(name, content)) kept.push({ name, content })
    else removed.add(name === 'LIST' || name === 'id3 ' ? 'tags' : 'other-parts')
    at += 8 + content.length + (content.length % 2)
  }
  if (kept[0]?.name !== 'fmt ' || kept.at(-1)?.name !== 'data') return err('damaged')
  if (at < bytes.length) removed.add('trailing-bytes')
  const body = joined([bytesOf('WAVE'), ...kept.map(({ name, content }) => asChunk(name, content))])
  return ok({ bytes: joined([bytesOf('RIFF'), asFourBackwards(body.length), body]), removed: inOrder(removed) })
}

const isKept = (name: string, content: Bytes) =>
  name === 'data' ||
  (name === 'fmt ' && formatLengths.includes(content.length)) ||
  (name === 'fact' && content.length === 4)
