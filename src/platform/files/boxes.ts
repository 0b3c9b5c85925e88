import { type Bytes, bytesOf, eight, four, lettersAt } from './bytes-at.ts'

/** A part of an MP4 file: four letters, and where it and its content stand. */
export interface Box {
  name: string
  at: number
  from: number
  end: number
}

/** The boxes between two places, and where the last one that fits ends. One of length zero goes to the end. */
export function boxesUpTo(bytes: Bytes, from: number, end: number): { boxes: Box[]; end: number } {
  const boxes: Box[] = []
  let at = from
  while (at + 8 <= end) {
    const short = four(bytes, at)
    const head = short === 1 ? 16 : 8
    const length = short === 1 ? eight(bytes, at + 8) : short === 0 ? end - at : short
    if (length < head || at + length > end) break
    boxes.push({ name: lettersAt(bytes, at + 4, 4), at, from: at + head, end: at + length })
    at += length
  }
  return { boxes, end: at }
}

/** The boxes that fill the room between two places; `null` when they do not. */
export function boxesIn(bytes: Bytes, from: number, end: number): Box[] | null {
  const found = boxesUpTo(bytes, from, end)
  return found.end === end ? found.boxes : null
}

/** Makes a box free room of zeros, in its place: where everything else stands is written in the file, and stays true. */
export function emptied(bytes: Bytes, { at, from, end }: Box): void {
  bytes.set(bytesOf('free'), at + 4)
  bytes.fill(0, from, end)
}
