import { type AuditHead, beginning, sameHash } from './audit-head.ts'
import { hashOf, hashUnderNumber, type StoredLine } from './line-encoding.ts'

/**
 * In which way the first wrong line is wrong.
 *
 * - `altered` – what stands in it does not give its hash
 * - `order` – it is as it was written, but as line `writtenAs`: moved, or lines before it were taken out or put in
 * - `unlinked` – sound in itself, but it does not follow on the line before: one of the two was written anew
 * - `gap` – it is missing, and a later one is there
 * - `duplicated` – there are two of it
 * - `cut` – it is missing, and so is everything after it, up to a head that is known
 * - `added` – it stands behind the head that the database keeps
 * - `rewritten` – everything up to it is sound, but it is not the line that a head was taken of
 * - `head-lost` – the database keeps no head any more
 */
export type AuditFault =
  | { kind: 'altered' | 'unlinked' | 'gap' | 'duplicated' | 'cut' | 'added' | 'rewritten' | 'head-lost'; line: number }
  | { kind: 'order'; line: number; writtenAs: number }

export interface AuditVerdict {
  /** The last line up to which everything is right. */
  last: AuditHead
  /** The first thing that is wrong; null: nothing is. */
  fault: AuditFault | null
}

/** What the chain must end at or pass through. */
export interface KnownHeads {
  /** The one that the database keeps; null when it is gone. */
  stored: AuditHead | null
  /** One that was kept elsewhere. Without it, a chain that was cut or written anew together with the stored head looks right. */
  kept?: AuditHead | undefined
}

/**
 * Works out every hash again, apart from the SQL that made it, and says the first thing that is wrong. `lines` come in the order of their numbers
 * and are read once; no more than one is held.
 */
export async function verifyAudit(
  lines: AsyncIterable<StoredLine> | Iterable<StoredLine>,
  { stored, kept }: KnownHeads,
): Promise<AuditVerdict> {
  const most = Math.max(stored?.line ?? 0, kept?.line ?? 0) + 1
  let last = beginning
  const isRewritten = () => kept?.line === last.line && !sameHash(kept.hash, last.hash)
  if (isRewritten()) return { last, fault: { kind: 'rewritten', line: 0 } }
  for await (const line of lines) {
    const fault = faultBehind(last, line, most)
    if (fault) return { last, fault }
    const before = last
    last = { line: line.line, hash: line.hash ?? beginning.hash }
    if (isRewritten()) return { last: before, fault: { kind: 'rewritten', line: line.line } }
  }
  return { last, fault: faultAtEnd(last, stored, kept) }
}

function faultBehind(last: AuditHead, line: StoredLine, most: number): AuditFault | null {
  const expected = last.line + 1
  if (!(line.line >= 1)) return { kind: 'altered', line: expected }
  if (line.line > expected) return { kind: 'gap', line: expected }
  if (line.line === last.line) return { kind: 'duplicated', line: line.line }
  if (line.line !== expected) return { kind: 'order', line: expected, writtenAs: line.line }
  if (!isSound(line)) {
    const writtenAs = placeOf(line, most)
    return writtenAs === null ? { kind: 'altered', line: expected } : { kind: 'order', line: expected, writtenAs }
  }
  return sameHash(line.previous, last.hash) ? null : { kind: 'unlinked', line: expected }
}

const isSound = (line: StoredLine): boolean => Number.isSafeInteger(line.at) && sameHash(hashOf(line), line.hash)

/** So far a line is looked for from where it stands: a few seconds. A head that was tampered with may promise any number of lines. */
const furthestMove = 1_000_000

/** The number that gives the hash of a line, up to `most`; null when none does. Slow, and only asked when something is wrong. */
function placeOf(line: StoredLine, most: number): number | null {
  if (!Number.isSafeInteger(line.at)) return null
  const hashUnder = hashUnderNumber(line)
  const fits = (number: number) => number >= 1 && number <= most && sameHash(hashUnder(number), line.hash)
  for (let distance = 1; distance <= furthestMove; distance += 1) {
    const [before, behind] = [line.line - distance, line.line + distance]
    if (before < 1 && behind > most) return null
    if (fits(before)) return before
    if (fits(behind)) return behind
  }
  return null
}

function faultAtEnd(last: AuditHead, stored: AuditHead | null, kept: AuditHead | undefined): AuditFault | null {
  const furthest = Math.max(stored?.line ?? 0, kept?.line ?? 0)
  if (furthest > last.line) return { kind: 'cut', line: last.line + 1 }
  if (!stored) return { kind: 'head-lost', line: last.line }
  if (stored.line < last.line) return { kind: 'added', line: stored.line + 1 }
  return sameHash(stored.hash, last.hash) ? null : { kind: 'rewritten', line: last.line }
}
