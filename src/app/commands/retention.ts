import { readFile } from 'node:fs/promises'
import { addDays } from '#kernel/days.ts'
import { warningDays } from '#modules/reporting/index.ts'
import {
  casesWithoutDay,
  type DueCase,
  dueCases,
  editionsToKeep,
  type FigureTables,
  parseLedger,
  putBackEditions,
  readLedger,
  reapplyLedger,
  runRetention,
} from '#modules/reporting/server/index.ts'
import type { Command, Io } from './command.ts'
import { dayIn, readWords, wrongUse } from './command-line.ts'
import { withDatabase } from './with-database.ts'

const inDatabase = (io: Io, work: Parameters<typeof withDatabase>[2]) =>
  withDatabase(io, 'Cases are kept in the database', work)

const run: Command = {
  name: 'retention run',
  summary: 'deletes the cases whose day has come, each with every copy; the server does the same every hour by itself',
  usage: [
    'baken retention run [--dry-run [--on DAY]] [--json]',
    '',
    `--dry-run only tells which would go, up to and including DAY; without a day: today and the ${warningDays} days after it. Without --dry-run the database decides by its own`,
    'clock what is due. Ids are random and tell nothing about anybody.',
  ].join('\n'),
  async run(args, io) {
    const read = readWords(args, {
      'dry-run': { type: 'boolean' },
      on: { type: 'string' },
      json: { type: 'boolean' },
    } as const)
    const { 'dry-run': dry = false, on, json = false } = read?.values ?? {}
    const day = on === undefined ? addDays(io.today, warningDays) : dayIn(on)
    if (!read || day === undefined || (on !== undefined && !dry)) return wrongUse(run, io)
    return inDatabase(io, async (db) => {
      const without = await casesWithoutDay(db)
      if (without > 0)
        io.err(`Cases without a day on which they go: ${without}. Start the server once, which loads the times.`)
      if (dry) tellDue(await dueCases(db, day), json, io)
      else tellDeleted(await runRetention(db), json, io)
      return without > 0 ? 1 : 0
    })
  },
}

function tellDue(due: readonly DueCase[], json: boolean, io: Io): void {
  if (json) io.out(JSON.stringify({ due }))
  else if (due.length === 0) io.err('No case goes until then.')
  else for (const one of due) io.out(dueText(one))
}

const dueText = ({ on, caseId, organisation, because, outcome }: DueCase): string =>
  `${on}  ${caseId}  ${organisation}  ${because}${outcome === null ? '' : ` (${outcome})`}`

function tellDeleted(deleted: readonly string[], json: boolean, io: Io): void {
  if (json) io.out(JSON.stringify({ deleted }))
  else for (const id of deleted) io.out(id)
  io.err(deleted.length === 1 ? '1 case was deleted.' : `${deleted.length} cases were deleted.`)
}

const ledger: Command = {
  name: 'retention ledger',
  summary:
    'what was deleted and published, to keep elsewhere: after a backup was put back it says what has to go again',
  usage: [
    'baken retention ledger > FILE',
    '',
    'One JSON object on each line: a hash of the id, the organisation, the day, the outcome and the reason; then each year of figures as it was published, with what the policy',
    'officers of each organisation see. Nothing about anybody.',
  ].join('\n'),
  async run(args, io) {
    if (!readWords(args, {})) return wrongUse(ledger, io)
    return inDatabase(io, async (db) => {
      for (const line of await readLedger(db.$pickTables<'reporting_ledger'>())) io.out(JSON.stringify(line))
      for (const edition of await editionsToKeep(db.$pickTables<keyof FigureTables>())) io.out(JSON.stringify(edition))
      return 0
    })
  },
}

const reapply: Command = {
  name: 'retention reapply',
  summary:
    'after a backup was put back: deletes again what a ledger that was kept elsewhere names, and puts back published figures',
  usage: [
    'baken retention reapply FILE',
    '',
    'Before anybody uses the server again. FILE is what "baken retention ledger" printed last. Done twice it does nothing more.',
  ].join('\n'),
  async run(args, io) {
    const read = readWords(args, {}, 1)
    const file = read?.positionals[0]
    if (file === undefined) return wrongUse(reapply, io)
    const text = await readFile(file, 'utf8').catch(() => undefined)
    if (text === undefined) {
      io.err(`${file} cannot be read.`)
      return 1
    }
    const kept = parseLedger(text)
    if (!kept.ok) {
      io.err(`${file} is no ledger: ${kept.error} is none of its lines. Nothing was done.`)
      return 1
    }
    return inDatabase(io, async (db) => {
      const { lines, editions } = kept.value
      const { back, otherwise } = await putBackEditions(db.$pickTables<keyof FigureTables>(), editions)
      const again = await reapplyLedger(db.$pickTables<'reporting_ledger'>(), lines)
      io.out(`${again} of ${lines.length} were there again, and are deleted.`)
      if (back > 0) io.out(`Figures put back as they were published: ${back} ${back === 1 ? 'year' : 'years'}.`)
      for (const year of otherwise)
        io.err(
          `The figures of ${year} were published anew with other numbers. They stay; keep the difference to yourself.`,
        )
      return otherwise.length > 0 ? 1 : 0
    })
  },
}

/** What `baken retention …` can do. */
export const retentionCommands: Command[] = [run, ledger, reapply]
