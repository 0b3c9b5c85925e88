import { type Bytes, byteAt } from '../bytes-at.ts'

/** A part of a Matroska or WebM file. `isOpen`: it does not say how long it is, and goes at most to `end`. */
export interface Element {
  id: number
  at: number
  from: number
  end: number
  isOpen: boolean
}

/** Segments and clusters: what is left of them can be heard when a recording was cut short. */
const holders = new Set([0x18538067, 0x1f43b675])
const emptyRoom = 0xec

/** How many bytes a number takes by its first one, 1 to 8; 9 for none. */
const widthOf = (first: number) => Math.clz32(first) - 24 + 1

/** The element at `at`; `null` when it does not fit before `end`. */
export function elementAt(bytes: Bytes, at: number, end: number): Element | null {
  const idWidth = widthOf(byteAt(bytes, at))
  if (idWidth > 4 || at + idWidth >= end) return null
  const id = numberOf(bytes, at, idWidth)
  const size = at + idWidth
  const width = widthOf(byteAt(bytes, size))
  const from = size + width
  if (width > 8 || from > end) return null
  const first = byteAt(bytes, size) - 2 ** (8 - width)
  const rest = bytes.subarray(size + 1, from)
  if (first === 2 ** (8 - width) - 1 && rest.every((byte) => byte === 255)) return { id, at, from, end, isOpen: true }
  const length = rest.reduce((sum, byte) => sum * 256 + byte, first)
  if (from + length > end) return holders.has(id) ? { id, at, from, end, isOpen: false } : null
  return { id, at, from, end: from + length, isOpen: false }
}

const numberOf = (bytes: Bytes, at: number, width: number) =>
  bytes.subarray(at, at + width).reduce((sum, byte) => sum * 256 + byte, 0)

/** Makes an element empty room of the same length, zeros inside. False when it is too short for that, or too long. */
export function emptied(bytes: Bytes, { at, end }: Element): boolean {
  const rest = end - at
  const width = rest < 2 + 127 ? 1 : 8
  const content = rest - 1 - width
  if (content < 0) return false
  bytes.fill(0, at, end)
  bytes[at] = emptyRoom
  for (let place = width, left = content; place >= 1; place -= 1) {
    bytes[at + place] = left % 256
    left = Math.floor(left / 256)
  }
  bytes[at + 1] = byteAt(bytes, at + 1) + 2 ** (8 - width)
  return true
}
