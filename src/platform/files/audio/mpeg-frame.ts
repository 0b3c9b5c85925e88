import { type Bytes, byteAt } from '../bytes-at.ts'

/** Kilobits a second, by version and layer and then by the four bits of the head; 0 where there is none. */
const bitRates: Readonly<Record<string, readonly number[]>> = {
  '1-1': [0, 32, 64, 96, 128, 160, 192, 224, 256, 288, 320, 352, 384, 416, 448, 0],
  '1-2': [0, 32, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384, 0],
  '1-3': [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 0],
  '2-1': [0, 32, 48, 56, 64, 80, 96, 112, 128, 144, 160, 176, 192, 224, 256, 0],
  '2-2': [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160, 0],
  '2-3': [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160, 0],
}

const sampleRates = [44_100, 48_000, 32_000, 0]

interface Head {
  /** 1 for MPEG 1, 2 for MPEG 2 and 2.5. */
  version: 1 | 2
  layer: number
  bitRate: number
  sampleRate: number
  padded: boolean
}

function headAt(bytes: Bytes, at: number): Head | null {
  const [second, third] = [byteAt(bytes, at + 1), byteAt(bytes, at + 2)]
  if (byteAt(bytes, at) !== 0xff || (second & 0xe0) !== 0xe0) return null
  const versionBits = (second >> 3) & 3
  const layer = 4 - ((second >> 1) & 3)
  if (versionBits === 1 || layer === 4) return null
  const version = versionBits === 3 ? 1 : 2
  const bitRate = bitRates[`${version}-${layer}`]?.[third >> 4] ?? 0
  const divided = versionBits === 3 ? 1 : versionBits === 2 ? 2 : 4
  const sampleRate = (sampleRates[(third >> 2) & 3] ?? 0) / divided
  return bitRate === 0 || sampleRate === 0 ? null : { version, layer, bitRate, sampleRate, padded: (third & 2) !== 0 }
}

/** How many bytes the frame of MPEG audio at `at` takes by its own head; 0 when there is none. */
export function frameBytes(bytes: Bytes, at: number): number {
  const head = headAt(bytes, at)
  if (head === null) return 0
  const { version, layer, bitRate, sampleRate, padded } = head
  if (layer === 1) return (Math.floor((12_000 * bitRate) / sampleRate) + (padded ? 1 : 0)) * 4
  const eighths = layer === 3 && version === 2 ? 72_000 : 144_000
  return Math.floor((eighths * bitRate) / sampleRate) + (padded ? 1 : 0)
}

/** Two frames, one behind the other: one alone is found in any file. */
export function isMpegStart(bytes: Bytes, at: number): boolean {
  const first = frameBytes(bytes, at)
  return first > 0 && (at + first === bytes.length || frameBytes(bytes, at + first) > 0)
}
