import { unzlibSync } from 'fflate'
import { type Bytes, bytesOf } from '../bytes-at.ts'

/** Letters that nobody writes, with a place to say where they were hidden. */
export const canary = (place: string): string => `KANARIE-${place}-zwijgt`

const word = 'KANARIE'

const utf16 = (text: string, isBig: boolean): Bytes =>
  Uint8Array.from([...text].flatMap((letter) => (isBig ? [0, letter.charCodeAt(0)] : [letter.charCodeAt(0), 0])))

export const inUtf16 = { little: (text: string) => utf16(text, false), big: (text: string) => utf16(text, true) }

/** A place in Noord-Brabant in degrees, minutes and hundredths of seconds, as cameras write it: three fractions. */
export const placeSeen = [51, 1, 41, 1, 2_357, 100] as const

const fractions = (isBig: boolean): Bytes => {
  const bytes = new Uint8Array(24)
  const view = new DataView(bytes.buffer)
  for (const [index, number] of placeSeen.entries()) view.setUint32(index * 4, number, !isBig)
  return bytes
}

/** The canary in each way it can be written, and the place. */
const traces: readonly (readonly [string, Bytes])[] = [
  ['letters', bytesOf(word)],
  ['UTF-16 little', inUtf16.little(word)],
  ['UTF-16 big', inUtf16.big(word)],
  ['hexadecimal', bytesOf(Buffer.from(word).toString('hex'))],
  ['hexadecimal capitals', bytesOf(Buffer.from(word).toString('hex').toUpperCase())],
  ['base64', bytesOf(Buffer.from(word).toString('base64').slice(0, 8))],
  ['base64, one further', bytesOf(Buffer.from(`.${word}`).toString('base64').slice(2, 9))],
  ['base64, two further', bytesOf(Buffer.from(`..${word}`).toString('base64').slice(3, 10))],
  ['place, big', fractions(true)],
  ['place, little', fractions(false)],
]

/** In which ways a canary can still be read in the file, or in what is packed in it. */
export function canariesIn(bytes: Bytes): string[] {
  const layers = [Buffer.from(bytes), ...packedIn(bytes)]
  return traces.flatMap(([way, trace]) => (layers.some((layer) => layer.includes(Buffer.from(trace))) ? [way] : []))
}

/** Whatever zlib can take out, wherever it begins. */
function packedIn(bytes: Bytes): Buffer[] {
  const found: Buffer[] = []
  for (let at = bytes.indexOf(0x78); at !== -1; at = bytes.indexOf(0x78, at + 1)) {
    if (((bytes[at] ?? 0) * 256 + (bytes[at + 1] ?? 0)) % 31 !== 0) continue
    try {
      found.push(Buffer.from(unzlibSync(bytes.subarray(at, at + 200_000), { out: new Uint8Array(400_000) })))
    } catch {
      // It only looked like the beginning of something packed.
    }
  }
  return found
}
