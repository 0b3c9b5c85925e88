import type { Kysely } from 'kysely'
import {
  type AuditFault,
  type AuditHead,
  type AuditTables,
  headText,
  readAudit,
  readHead,
  type StoredLine,
  storedHead,
  verifyStoredAudit,
} from '#platform/audit/index.ts'
import type { Command, Io } from './command.ts'
import { dayIn, readWords, wrongUse } from './command-line.ts'
import { withDatabase } from './with-database.ts'

const withAudit = (io: Io, body: (db: Kysely<AuditTables>) => Promise<number>) =>
  withDatabase(io, 'The audit is kept in the database', (db) => body(db.$pickTables<keyof AuditTables>()))

const verify: Command = {
  name: 'audit verify',
  summary:
    'whether every line of the audit is as it was written; with a head that was kept elsewhere, whether all are there',
  usage: [
    'baken audit verify [--head LINE:HASH] [--json]',
    '',
    'LINE:HASH is what "baken audit head" printed some day. Without it nobody can tell when the end was cut off, or the chain was',
    'written anew, by somebody who changed the head in the database as well.',
  ].join('\n'),
  async run(args, io) {
    const read = readWords(args, { head: { type: 'string' }, json: { type: 'boolean' } } as const)
    const kept = read?.values.head === undefined ? undefined : readHead(read.values.head)
    if (!read || (read.values.head !== undefined && !kept)) return wrongUse(verify, io)
    return withAudit(io, async (db) => {
      const { last, fault } = await verifyStoredAudit(db, kept)
      const verdict = { last: headText(last), against: kept ? headText(kept) : null, fault }
      if (read.values.json) io.out(JSON.stringify(verdict))
      if (fault) io.err(faultText(fault))
      else if (!read.values.json) io.out(soundText(last))
      if (!fault) for (const sentence of notProven(last, kept)) io.err(sentence)
      return fault ? 1 : 0
    })
  },
}

const head: Command = {
  name: 'audit head',
  summary: 'the last line of the audit and its hash, to keep elsewhere: the only proof against cutting the end',
  usage: 'baken audit head [--json]',
  async run(args, io) {
    const read = readWords(args, { json: { type: 'boolean' } } as const)
    if (!read) return wrongUse(head, io)
    return withAudit(io, async (db) => {
      const found = await storedHead(db)
      if (!found) {
        io.err('The database keeps no head of the audit any more: somebody took it away.')
        return 1
      }
      if (found.line === 0) io.err('The audit is empty.')
      io.out(read.values.json ? JSON.stringify({ head: headText(found) }) : headText(found))
      return 0
    })
  },
}

const list: Command = {
  name: 'audit list',
  summary: 'the lines of the audit as they stand, unverified; --from belongs to it, --until does not',
  usage: 'baken audit list [--from DAY] [--until DAY] [--json]',
  async run(args, io) {
    const text = { type: 'string' } as const
    const read = readWords(args, { from: text, until: text, json: { type: 'boolean' } } as const)
    const { from: fromText, until: untilText, json = false } = read?.values ?? {}
    const days = { from: dayIn(fromText), until: dayIn(untilText) }
    const unread = (fromText !== undefined && !days.from) || (untilText !== undefined && !days.until)
    if (!read || unread) return wrongUse(list, io)
    return withAudit(io, async (db) => {
      const rows: object[] = []
      let count = 0
      await readAudit(db, days, (line) => {
        count += 1
        if (json) rows.push(rowOf(line))
        else io.out(lineText(line))
      })
      if (json) io.out(JSON.stringify({ lines: rows }))
      else if (count === 0)
        io.err(fromText || untilText ? 'The audit has no line of these days.' : 'The audit is empty.')
      return 0
    })
  },
}

/** What `baken audit …` can do. */
export const auditCommands: Command[] = [verify, head, list]

/** What a chain without a fault does not show; empty when it shows everything up to its last line. */
function notProven(last: AuditHead, kept: AuditHead | undefined): string[] {
  if (kept?.line === last.line) return []
  return kept
    ? [
        `Proven up to line ${kept.line}, of which the head was given. For what comes after it there is only the head in the database.`,
      ]
    : [
        'No head was given: whether lines are missing at the end, or all were written anew, cannot be seen from within the database alone.',
      ]
}

function soundText(last: AuditHead): string {
  if (last.line === 0) return 'The audit is empty.'
  return `${last.line} ${last.line === 1 ? 'line is' : 'lines are'} as written. Keep this elsewhere: ${headText(last)}`
}

function faultText(fault: AuditFault): string {
  const { line } = fault
  switch (fault.kind) {
    case 'altered':
      return `Line ${line} was altered: it does not give its hash.`
    case 'order':
      return `Line ${line} is out of order: what stands there was written as line ${fault.writtenAs}.`
    case 'unlinked':
      return `Line ${line} does not follow on line ${line - 1}: one of the two was written anew.`
    case 'gap':
      return `Line ${line} was deleted: there are later ones.`
    case 'duplicated':
      return `Line ${line} is there twice.`
    case 'cut':
      return `The end was cut off: line ${line} is missing and everything after it.`
    case 'added':
      return `Line ${line} was added past the head that the database keeps.`
    case 'rewritten':
      return `Line ${line} is not the one that the head was taken of: it, or lines before it, were written anew.`
    case 'head-lost':
      return `The lines up to ${line} are sound, but the database keeps no head any more: lines after them may be missing.`
  }
}

const hex = (bytes: Uint8Array | null) => (bytes === null ? null : Buffer.from(bytes).toString('hex'))
/** What was tampered with may be no time, or one that no clock shows. */
function momentText(at: number): string | null {
  const moment = new Date(at * 1000)
  return Number.isNaN(moment.getTime()) ? null : moment.toISOString().replace('.000Z', 'Z')
}

/** For programs: the detail as the text it is, so that its hash can be worked out from it. */
const rowOf = (line: StoredLine) => ({
  ...line,
  at: momentText(line.at),
  previous: hex(line.previous),
  hash: hex(line.hash),
})

function lineText({ line, at, actor, organisation, action, object, detail }: StoredLine): string {
  const cells = [String(line).padStart(6), momentText(at), actor, organisation, action, object, detail]
  return cells.map((cell) => visible(cell ?? '–')).join('  ')
}

/** A line that was tampered with may hold signs that change what a terminal shows. */
const visible = (text: string): string => text.replace(/\p{C}/gu, '\uFFFD')
