import type { AuditHead } from '../audit-head.ts'
import { hashOf, noHash, type StoredLine } from '../line-encoding.ts'

/** One line that follows on nothing yet; its hash is not that of its bytes. */
export const aLine = (changes: Partial<StoredLine> = {}): StoredLine => ({
  line: 1,
  at: 1_795_953_600,
  actor: 'operator',
  organisation: null,
  action: 'directory.import',
  object: 'directory-edition:1',
  detail: '{"added":1}',
  previous: noHash,
  hash: noHash,
  ...changes,
})

/** Numbers lines from 1 and links them, as the database would have. */
export function linked(lines: readonly StoredLine[]): StoredLine[] {
  return relinkedFrom(1, lines)
}

/** The same lines, those from line `first` on numbered and linked anew. */
export function relinkedFrom(first: number, lines: readonly StoredLine[]): StoredLine[] {
  let previous = lines[first - 2]?.hash ?? noHash
  return lines.map((line, index) => {
    if (index < first - 1) return line
    const moved = { ...line, line: index + 1, previous }
    previous = hashOf(moved)
    return { ...moved, hash: previous }
  })
}

/** A sound chain in which hardly two lines tell the same. */
export const aChain = (count: number): StoredLine[] =>
  linked(
    Array.from({ length: count }, (_, index) =>
      aLine({
        at: 1_795_953_600 + index * 7,
        actor: `person-${index % 13}`,
        organisation: index % 3 === 0 ? null : `GM0${100 + (index % 11)}`,
        action: index % 2 === 0 ? 'case.read' : 'case.change',
        object: index % 5 === 0 ? null : `case:${index}`,
        detail: `{"fields":${index % 7},"state":"open"}`,
      }),
    ),
  )

/** The head of a chain. */
export const headOf = (lines: readonly StoredLine[]): AuditHead => ({
  line: lines.at(-1)?.line ?? 0,
  hash: lines.at(-1)?.hash ?? noHash,
})
