import { err, ok, type Result } from '#kernel/result.ts'
import {
  asFourBackwards,
  type Bytes,
  byteAt,
  bytesOf,
  fourBackwards,
  joined,
  lettersAt,
  startsAt,
} from '../bytes-at.ts'
import { inOrder, type Removed, type Stripped } from '../clean-file-result.ts'

const headBytes = 27
const begins = 2
const noTags = '\0\0\0\0\0\0\0\0'

/** How a codec begins, how many packets come before the sound, and the second of them without a tag in it. */
const codecs = [
  { sign: 'OpusHead', heads: 2, tags: `OpusTags${noTags}` },
  { sign: '\x01vorbis', heads: 3, tags: `\x03vorbis${noTags}\x01` },
  { sign: 'Speex   ', heads: 2, tags: noTags },
]
/** Each may cost 64 KiB of checking. */
const mostFaults = 100
const film = ['\x80theora', 'BBCD\0', '\x01video']

interface Page {
  flags: number
  /** Eight bytes, as they are: up to which sample it goes. */
  position: Bytes
  serial: number
  /** Lengths of the pieces of its packets: one of 255 goes on in the next. */
  lacing: Bytes
  content: Bytes
}

/**
 * A recording with an empty list of tags, one number for the whole and its pages counted anew. What stands between pages and
 * behind them is gone. Refusals: `damaged` · `video` · `uncleanable` – a codec we do not know, or several recordings in one.
 */
export function stripOgg(bytes: Bytes): Result<Stripped, 'damaged' | 'video' | 'uncleanable'> {
  const removed = new Set<Removed>()
  const pages = pagesIn(bytes, removed)
  const first = pages?.[0]
  if (!pages || !first || (first.flags & begins) === 0) return err('damaged')
  if (pages.some(({ content }) => film.some((sign) => startsAt(content, 0, sign)))) return err('video')
  const codec = codecs.find(({ sign }) => startsAt(first.content, 0, sign))
  if (!codec || pages.some(({ serial }) => serial !== first.serial)) return err('uncleanable')
  const heads = headPackets(pages.slice(1), codec.heads - 1)
  if (heads === null || !heads.endsPage) return err(heads === null ? 'damaged' : 'uncleanable')
  const [tags, ...others] = heads.packets
  const empty = bytesOf(codec.tags)
  if (!tags || lettersAt(tags, 0, empty.length + 1) !== codec.tags) removed.add('tags')
  const sound = pages.slice(1 + heads.pages)
  if (sound.length === 0) return err('damaged')
  const rebuilt = [first, ...asPages([empty, ...others]), ...sound].map(asBytes)
  return ok({ bytes: joined(rebuilt), removed: inOrder(removed) })
}

/** `null` when more is wrong than an honest recording has. */
function pagesIn(bytes: Bytes, removed: Set<Removed>): Page[] | null {
  const pages: Page[] = []
  let faults = 0
  let at = 0
  while (at < bytes.length) {
    const page = pageAt(bytes, at)
    if (page !== null) {
      pages.push(page)
      at += headBytes + page.lacing.length + page.content.length
      continue
    }
    faults += 1
    if (faults > mostFaults) return null
    const next = nextPage(bytes, at + 1)
    removed.add(next < bytes.length ? 'other-parts' : 'trailing-bytes')
    at = next
  }
  return pages
}

function nextPage(bytes: Bytes, from: number): number {
  let at = bytes.indexOf(0x4f, from)
  while (at !== -1 && !startsAt(bytes, at, 'OggS')) at = bytes.indexOf(0x4f, at + 1)
  return at === -1 ? bytes.length : at
}

function pageAt(bytes: Bytes, at: number): Page | null {
  if (!startsAt(bytes, at, 'OggS\0')) return null
  const pieces = byteAt(bytes, at + 26)
  const lacing = bytes.slice(at + headBytes, at + headBytes + pieces)
  const from = at + headBytes + pieces
  const content = bytes.subarray(from, from + lacing.reduce((sum, length) => sum + length, 0))
  const page = {
    flags: byteAt(bytes, at + 5) & 7,
    position: bytes.slice(at + 6, at + 14),
    serial: fourBackwards(bytes, at + 14),
    lacing,
    content,
  }
  return from + content.length <= bytes.length && fits(bytes.slice(at, from + content.length)) ? page : null
}

/** Whether its check does: letters that only look like a page, and changed ones, do not count as one. */
function fits(page: Bytes): boolean {
  const check = fourBackwards(page, 22)
  page.fill(0, 22, 26)
  return checkOf(page) === check
}

/** The packets before the sound. The last of them must end its page, as the standards ask. `null` when there are too few. */
function headPackets(pages: readonly Page[], count: number) {
  const packets: Bytes[] = []
  let open: Bytes[] = []
  for (const [index, { lacing, content }] of pages.entries()) {
    let at = 0
    for (const [piece, length] of lacing.entries()) {
      open.push(content.subarray(at, at + length))
      at += length
      if (length === 255) continue
      packets.push(joined(open))
      open = []
      if (packets.length === count) return { packets, pages: index + 1, endsPage: piece === lacing.length - 1 }
    }
  }
  return null
}

/** Pages of at most 255 pieces for packets before the sound. */
function asPages(packets: readonly Bytes[]): Page[] {
  const whole = joined(packets)
  const pieces = packets.flatMap(({ length }) => [...Array<number>(Math.floor(length / 255)).fill(255), length % 255])
  const pages: Page[] = []
  let at = 0
  for (let from = 0; from < pieces.length; from += 255) {
    const lacing = Uint8Array.from(pieces.slice(from, from + 255))
    const length = lacing.reduce((sum, one) => sum + one, 0)
    const goesOn = pieces[from - 1] === 255 ? 1 : 0
    const flags = from === 0 ? 0 : goesOn
    pages.push({ flags, position: new Uint8Array(8), serial: 0, lacing, content: whole.subarray(at, at + length) })
    at += length
  }
  return pages
}

function asBytes({ flags, position, lacing, content }: Page, number: number): Bytes {
  const head = [bytesOf('OggS'), Uint8Array.of(0, flags), position, asFourBackwards(1), asFourBackwards(number)]
  const page = joined([...head, new Uint8Array(4), Uint8Array.of(lacing.length), lacing, content])
  page.set(asFourBackwards(checkOf(page)), 22)
  return page
}

const table = Uint32Array.from({ length: 256 }, (_, start) => {
  let value = start << 24
  for (let bit = 0; bit < 8; bit += 1) value = value & 0x80000000 ? (value << 1) ^ 0x04c11db7 : value << 1
  return value
})

/** CRC-32 as Ogg has it, over a page whose own check is zero. */
export function checkOf(page: Bytes): number {
  let value = 0
  for (let at = 0; at < page.length; at += 1) {
    value = ((value << 8) ^ (table[((value >>> 24) ^ byteAt(page, at)) & 255] ?? 0)) >>> 0
  }
  return value
}
