import { err, ok, type Result } from '#kernel/result.ts'
import { type Bytes, byteAt, startsAt } from '../bytes-at.ts'
import type { Stripped } from '../clean-file-result.ts'

/** Bytes of a frame by the four bits of its head; 0 where there is none. RFC 4867, section 5. */
const forms = [
  { head: '#!AMR\n', frames: [13, 14, 16, 18, 20, 21, 27, 32, 6, 0, 0, 0, 0, 0, 0, 1] },
  { head: '#!AMR-WB\n', frames: [18, 24, 33, 37, 41, 47, 51, 59, 61, 6, 0, 0, 0, 0, 1, 1] },
]

/**
 * A recording of a telephone, which carries nothing else: up to its last whole frame. Refusals: `damaged` – no frame ·
 * `uncleanable` – a form with several channels, which no phone makes.
 */
export function stripAmr(bytes: Bytes): Result<Stripped, 'damaged' | 'uncleanable'> {
  const form = forms.find(({ head }) => startsAt(bytes, 0, head))
  if (!form) return err('uncleanable')
  const start = form.head.length
  let at = start
  for (;;) {
    const head = byteAt(bytes, at)
    const length = (head & 0x83) === 0 ? (form.frames[head >> 3] ?? 0) : 0
    if (length === 0 || at + length > bytes.length) break
    at += length
  }
  if (at === start) return err('damaged')
  return ok({ bytes: bytes.slice(0, at), removed: at < bytes.length ? ['trailing-bytes'] : [] })
}
