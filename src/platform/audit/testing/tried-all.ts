import type { StoredLine } from '../line-encoding.ts'
import { type KnownHeads, verifyAudit } from '../verify-audit.ts'
import { headOf } from './a-chain.ts'
import type { Tampering } from './tamperings.ts'

/** The same "random" places in every run. */
function dice(seed: number): (sides: number) => number {
  let state = seed
  return (sides) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * sides)
  }
}

interface Place {
  index: number
  other: number
}

/** The first line, the last, and some between; each with another place. */
function placesIn(count: number, between: number): Place[] {
  const roll = dice(count)
  const indexes = [0, count - 1, ...Array.from({ length: between }, () => 1 + roll(count - 2))]
  return indexes.map((index) => ({ index, other: (index + 1 + roll(count - 1)) % count }))
}

/** Tampers in one way at each place; how often it was tried, and how often it was found and called what it is. */
async function tried(
  lines: readonly StoredLine[],
  way: Tampering,
  places: readonly Place[],
  heads: Partial<KnownHeads>,
) {
  let found = 0
  for (const { index, other } of places) {
    const { lines: tampered, stored = headOf(lines) } = way.tamper(lines, index, other)
    const { fault } = await verifyAudit(tampered, { stored, ...heads })
    if (fault && way.kinds.includes(fault.kind)) found += 1
  }
  return { tried: places.length, found }
}

/** Tampers in every way at the first line, the last and as many between; the names of the ways that were not always found. */
export async function triedAll(
  lines: readonly StoredLine[],
  ways: readonly Tampering[],
  between: number,
  heads: Partial<KnownHeads> = {},
) {
  const total = { tried: 0, found: 0 }
  const missed: string[] = []
  for (const way of ways) {
    const counts = await tried(lines, way, placesIn(lines.length, between), heads)
    total.tried += counts.tried
    total.found += counts.found
    if (counts.found < counts.tried) missed.push(way.name)
  }
  return { ...total, missed }
}
