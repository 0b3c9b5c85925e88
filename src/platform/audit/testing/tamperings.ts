import type { AuditHead } from '../audit-head.ts'
import { hashOf, type StoredLine } from '../line-encoding.ts'
import type { AuditFault } from '../verify-audit.ts'
import { headOf, relinkedFrom } from './a-chain.ts'

/** What somebody with all rights on the database made of a chain. `stored` only where the head was changed as well. */
export interface Tampered {
  lines: StoredLine[]
  stored?: AuditHead
}

/** One way to tamper with the line at an index; `other` is another index. */
export interface Tampering {
  name: string
  /** What the verdict may be called; where it depends on the place there is more than one. */
  kinds: AuditFault['kind'][]
  tamper(lines: readonly StoredLine[], index: number, other: number): Tampered
}

type Change = (line: StoredLine) => Partial<StoredLine>

const changed = (lines: readonly StoredLine[], index: number, change: Change): StoredLine[] =>
  lines.map((line, at) => (at === index ? { ...line, ...change(line) } : line))
const without = (lines: readonly StoredLine[], index: number, count: number) => lines.toSpliced(index, count)
const renumbered = (lines: readonly StoredLine[]) => lines.map((line, index) => ({ ...line, line: index + 1 }))
const spoiled = (bytes: Uint8Array | null) =>
  Uint8Array.from(bytes ?? [], (byte, index) => (index === 31 ? byte ^ 1 : byte))
const forged: Change = () => ({ actor: 'person-99', detail: '{}' })
const sound = (line: StoredLine): StoredLine => ({ ...line, hash: hashOf(line) })

const alteration = (name: string, change: Change, kinds: AuditFault['kind'][] = ['altered']): Tampering => ({
  name: `alter ${name}`,
  kinds,
  tamper: (lines, index) => ({ lines: changed(lines, index, change) }),
})

const columns: Tampering[] = [
  {
    name: 'alter line',
    kinds: ['gap'],
    tamper: (lines, index) => ({
      lines: [...without(lines, index, 1), { ...pick(lines, index), line: lines.length + 9 }],
    }),
  },
  alteration('at', ({ at }) => ({ at: at + 1 })),
  alteration('at to no time', () => ({ at: Number.POSITIVE_INFINITY })),
  alteration('actor', () => ({ actor: 'person-99' })),
  alteration('organisation', () => ({ organisation: 'GM0999' })),
  alteration('organisation from or to empty', ({ organisation }) => ({
    organisation: organisation === null ? '' : null,
  })),
  alteration('action', () => ({ action: 'case.close' })),
  alteration('object', () => ({ object: 'case:none' })),
  alteration('detail', ({ detail }) => ({ detail: `${detail} ` })),
  alteration('previous', ({ previous }) => ({ previous: spoiled(previous) })),
  alteration('hash', ({ hash }) => ({ hash: spoiled(hash) })),
  alteration('the border between two columns', ({ actor, action }) => ({
    actor: `${actor}${action?.slice(0, 1)}`,
    action: action?.slice(1) ?? null,
  })),
  alteration('everything', () => ({
    actor: null,
    action: null,
    object: null,
    detail: null,
    previous: null,
    hash: null,
  })),
]

const deletions: Tampering[] = [
  { name: 'delete one', kinds: ['gap', 'cut'], tamper: (lines, index) => ({ lines: without(lines, index, 1) }) },
  { name: 'delete a run', kinds: ['gap', 'cut'], tamper: (lines, index) => ({ lines: without(lines, index, 20) }) },
  {
    name: 'delete one and close the gap',
    kinds: ['order', 'cut'],
    tamper: (lines, index) => ({ lines: renumbered(without(lines, index, 1)) }),
  },
  { name: 'cut the end', kinds: ['cut'], tamper: (lines, index) => ({ lines: lines.slice(0, index) }) },
]

const movements: Tampering[] = [
  {
    name: 'swap two',
    kinds: ['order'],
    tamper: (lines, index, other) => ({ lines: renumbered(swapped(lines, index, other)) }),
  },
  {
    name: 'swap two as they are read',
    kinds: ['gap'],
    tamper: (lines, index, other) => ({ lines: swapped(lines, index, other) }),
  },
  {
    name: 'insert one',
    kinds: ['order', 'added'],
    tamper: (lines, index) => {
      const made = sound({
        ...pick(lines, index),
        ...forged(pick(lines, index)),
        line: index + 2,
        previous: pick(lines, index).hash,
      })
      return { lines: renumbered(lines.toSpliced(index + 1, 0, made)) }
    },
  },
  {
    name: 'insert one and link the rest anew',
    kinds: ['added'],
    tamper: (lines, index) => ({ lines: relinkedFrom(index + 1, lines.toSpliced(index, 0, pick(lines, index))) }),
  },
  {
    name: 'duplicate one',
    kinds: ['duplicated'],
    tamper: (lines, index) => ({ lines: lines.toSpliced(index, 0, pick(lines, index)) }),
  },
  {
    name: 'fork one',
    kinds: ['duplicated'],
    tamper: (lines, index) => ({
      lines: lines.toSpliced(index + 1, 0, sound({ ...pick(lines, index), ...forged(pick(lines, index)) })),
    }),
  },
]

const rewritings: Tampering[] = [
  {
    name: 'rewrite one with its hash',
    kinds: ['unlinked', 'rewritten'],
    tamper: (lines, index) => ({ lines: changed(lines, index, (line) => sound({ ...line, ...forged(line) })) }),
  },
  {
    name: 'rewrite one and the rest of the chain',
    kinds: ['rewritten'],
    tamper: (lines, index) => ({ lines: relinkedFrom(index + 1, changed(lines, index, forged)) }),
  },
]

/** Everything that is found with the head that the database keeps. */
export const tamperings: readonly Tampering[] = [...columns, ...deletions, ...movements, ...rewritings]

/** What is found only with a head that was kept elsewhere: the head in the database was changed to fit. */
export const tamperingsWithTheHead: readonly Tampering[] = [
  { name: 'cut the end', kinds: ['cut'], tamper: (lines, index) => withHead(lines.slice(0, index)) },
  {
    name: 'rewrite one and the rest of the chain',
    kinds: ['rewritten'],
    tamper: (lines, index) => withHead(relinkedFrom(index + 1, changed(lines, index, forged))),
  },
  {
    name: 'delete one and link the rest anew',
    kinds: ['cut'],
    tamper: (lines, index) => withHead(relinkedFrom(index + 1, without(lines, index, 1))),
  },
]

const withHead = (lines: StoredLine[]): Tampered => ({ lines, stored: headOf(lines) })

function pick(lines: readonly StoredLine[], index: number): StoredLine {
  const line = lines[index]
  if (!line) throw new Error(`there is no line ${index + 1}`)
  return line
}

function swapped(lines: readonly StoredLine[], one: number, other: number): StoredLine[] {
  return lines.with(one, pick(lines, other)).with(other, pick(lines, one))
}
