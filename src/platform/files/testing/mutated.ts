import { type Bytes, joined } from '../bytes-at.ts'

/** Numbers that break readers which count too little. */
const edges = [0, 1, 0x7f, 0x80, 0xfe, 0xff]

/** The same file with one to three changes, as chance has it. `below`: a whole number from 0, less than that. */
export function mutated(bytes: Bytes, below: (limit: number) => number): Bytes {
  let changed: Bytes = bytes.slice()
  for (let left = below(3) + 1; left > 0; left -= 1) changed = changedOnce(changed, below)
  return changed
}

function changedOnce(bytes: Bytes, below: (limit: number) => number): Bytes {
  if (bytes.length < 2) return bytes
  const at = below(bytes.length)
  const length = Math.min(below(40) + 1, bytes.length - at)
  switch (below(7)) {
    case 0:
      return set(bytes, at, below(256))
    case 1:
      return set(bytes, at, edges[below(edges.length)] ?? 0)
    case 2:
      return joined([bytes.subarray(0, at), bytes.subarray(at + length)])
    case 3:
      return joined([bytes.subarray(0, at), bytes.subarray(at, at + length), bytes.subarray(at)])
    case 4:
      return joined([bytes.subarray(0, at), Uint8Array.from({ length }, () => below(256)), bytes.subarray(at)])
    case 5:
      return bytes.slice().fill(edges[below(edges.length)] ?? 0, at, at + length)
    default:
      return below(4) === 0
        ? bytes.slice(0, at)
        : bytes.slice().copyWithin(at, below(bytes.length), below(bytes.length))
  }
}

function set(bytes: Bytes, at: number, byte: number): Bytes {
  const changed = bytes.slice()
  changed[at] = byte
  return changed
}
