import type { Box } from '../boxes.ts'
import { type Bytes, eight, four } from '../bytes-at.ts'

/** Where the samples of a track are: how many go in a chunk, how long each is, where each chunk begins. */
export type SampleTables = Partial<Record<'stsc' | 'stsz' | 'stco' | 'co64', Box>>

interface Range {
  from: number
  end: number
}

/** Which bytes of the file are sound, in order. `null` when the tables are not there or say more than they hold. */
export function soundRanges(bytes: Bytes, { stsc, stsz, stco, co64 }: SampleTables): Range[] | null {
  const places = stco ?? co64
  if (!stsc || !stsz || !places) return null
  const wide = stco ? 4 : 8
  const count = counted(bytes, places, 4, wide)
  const perChunk = counted(bytes, stsc, 4, 12)
  const sampleCount = four(bytes, stsz.from + 8)
  const sameSize = four(bytes, stsz.from + 4)
  if (count === null || perChunk === null) return null
  if (sameSize === 0 && stsz.from + 12 + sampleCount * 4 > stsz.end) return null
  const ranges: Range[] = []
  let sample = 0
  let group = 0
  for (let chunk = 0; chunk < count; chunk += 1) {
    while (group + 1 < perChunk && four(bytes, stsc.from + 8 + (group + 1) * 12) <= chunk + 1) group += 1
    const samples = Math.min(four(bytes, stsc.from + 12 + group * 12), sampleCount - sample)
    const at = places.from + 8 + chunk * wide
    const from = wide === 4 ? four(bytes, at) : eight(bytes, at)
    ranges.push({ from, end: from + (sameSize > 0 ? samples * sameSize : sum(bytes, stsz.from + 12, sample, samples)) })
    sample += samples
  }
  return ranges.sort((a, b) => a.from - b.from)
}

/** How many rows a table says it has; `null` when they do not fit in it. */
function counted(bytes: Bytes, table: Box, at: number, rowBytes: number): number | null {
  const count = four(bytes, table.from + at)
  return table.from + 8 + count * rowBytes <= table.end ? count : null
}

function sum(bytes: Bytes, table: number, first: number, count: number): number {
  let total = 0
  for (let sample = first; sample < first + count; sample += 1) total += four(bytes, table + sample * 4)
  return total
}
